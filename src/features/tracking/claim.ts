import type { EarlierTrend } from "./earlier-trend.ts";
import type { Basis, Direction, EstimatedChange } from "./mean-change.ts";

/** What units chosen for their low scores would have regained anyway. */
export interface Recovery {
  /** index points; null with too few peers to say */
  readonly points: number | null;
  /** the units treated were exactly those that scored lowest; false: they stood below their peers all the same */
  readonly chosenAsWorst: boolean;
}

/** What an action is allowed to claim by one later wave, from nothing at all to a difference to comparison units. */
export type Claim =
  | {
      readonly grade: "waiting";
      /** not put under way yet; dropped before it was; no wave sent since it started has closed */
      readonly reason: "not-begun" | "never-begun" | "no-later-wave";
    }
  /** other actions at the same time in the same units */
  | { readonly grade: "not-separable"; readonly otherActionIds: readonly string[] }
  | {
      readonly grade: "not-comparable";
      readonly reason: "questions-changed" | "weights-changed" | "no-baseline" | "no-interval";
    }
  | {
      readonly grade: "too-few";
      /** with a published index in both waves */
      readonly treatedCount: number;
      /** null: the action has no comparison units */
      readonly comparisonCount: number | null;
    }
  /** no comparison: the cause is unknown */
  | {
      readonly grade: "changed-after";
      readonly change: EstimatedChange;
      readonly treated: Basis;
      readonly direction: Direction;
      readonly recovery: Recovery | null;
    }
  | {
      readonly grade: "against-comparison";
      readonly difference: EstimatedChange;
      readonly treated: Basis;
      readonly comparison: Basis;
      /** how much the treated units changed by themselves, index points */
      readonly treatedChange: number;
      readonly direction: Direction;
      readonly earlierTrend: EarlierTrend;
      readonly recovery: Recovery | null;
    };

export type ClaimGrade = Claim["grade"];

/** The expected rise against what was found: "undecided" where the interval holds it. */
export type Expectation = "reached" | "missed" | "undecided";

/** Whether the expected rise came, by an interval that lies wholly at or above, or wholly below it. */
export function expectationOf({ interval }: EstimatedChange, expectedRise: number): Expectation {
  const [low, high] = interval;
  if (low >= expectedRise) return "reached";
  return high < expectedRise ? "missed" : "undecided";
}

/** The figure a claim rests on; null for claims without one. */
export function estimateOf(claim: Claim): EstimatedChange | null {
  if (claim.grade === "changed-after") return claim.change;
  return claim.grade === "against-comparison" ? claim.difference : null;
}
