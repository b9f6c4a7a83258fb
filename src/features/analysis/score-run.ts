import type { Finding } from "../../scoring/finding.ts";
import type { ByConstruct, Interval, ScoreOutput } from "../../scoring/score-types.ts";
import type { DesignUsed } from "./sample-design.ts";

/**
 * How a run is computed. Stored with it, together with its seed. What the settings of an earlier run lack was not done
 * in it, and is not done when it is computed again.
 */
export interface ScoreSettings {
  readonly scheme: "path";
  readonly missing: "em";
  readonly replicateCount: number;
  readonly includesSelfSelected: boolean;
  /** a wave still open: only answers up to this moment (ISO, UTC); null once it is closed */
  readonly answersUntil: string | null;
  /** the bootstrap draws as the wave was drawn; absent: each response by itself */
  readonly design?: "as-drawn";
}

/** Why a run has no results. */
export type ScoreRunFailure = "scoring-stopped" | "not-scored";

/** What one estimation gave, without its groups. */
export type WholeFigures = Omit<ScoreOutput, "groups">;

/** Index per construct of a part of the answers. */
export interface IndexFigures {
  readonly n: number;
  readonly index: ByConstruct<number>;
  readonly indexInterval: ByConstruct<Interval> | null;
  readonly indexStandardError: ByConstruct<number> | null;
  readonly findings: readonly Finding[];
}

/** A unit as it was then, with its subtree's answers. Held back units carry no figures at all. */
export interface UnitFigures {
  readonly unitId: string;
  readonly parentUnitId: string | null;
  readonly name: string;
  readonly depth: number;
  readonly n: number;
  readonly suppressed: boolean;
  readonly figures: IndexFigures | null;
}

/** Everything a run computed that may be published. */
export interface ScoreResults {
  /** the wave was still open */
  readonly preliminary: boolean;
  /** responses in the matrix */
  readonly answerCount: number;
  readonly selfSelectedCount: number;
  /** left out: a question of the model was hidden or not asked */
  readonly notAskedCount: number;
  /** left out: nothing of the model was answered */
  readonly emptyCount: number;
  /** drawn with N / n unlike 1 */
  readonly usesSamplingWeights: boolean;
  /** how the bootstrap drew; absent: each response by itself */
  readonly design?: DesignUsed;
  /** null with fewer than 5 answers */
  readonly whole: WholeFigures | null;
  /** beside PLS: the same under equal weights, to compare with a wave that had too few answers for PLS */
  readonly equalWeights: IndexFigures | null;
  /** the self-selected apart, where they are no part of the whole */
  readonly selfSelected: IndexFigures | null;
  readonly units: readonly UnitFigures[];
  /** why nothing could be scored; otherwise the findings stand with the figures */
  readonly findings: readonly Finding[];
}
