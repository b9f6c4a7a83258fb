import type { DifferencePart } from "../../scoring/compare-types.ts";
import type { IndexDifference } from "../../scoring/comparison/index-difference.ts";
import { jointDifference } from "../../scoring/comparison/joint-difference.ts";
import type { Scope, ShownFigure } from "./figures.ts";
import type { ConstructChange, UnitChange, WaveComparison } from "./score-run.ts";

/** A change as the run of the later wave found it, drawing both waves together. */
export interface JointChange {
  readonly difference: IndexDifference;
  /** people, or accounts, that answered both waves */
  readonly inBothCount: number;
  /** what is left of the change under the weights of both waves together, and what is due to weights that drifted */
  readonly real: DifferencePart | null;
  readonly drift: DifferencePart | null;
  /** whether the questions make up the index alike in both waves (MICOM); null with equal weights, and in units */
  readonly weights: "agree" | "differ" | "undecided" | null;
}

/** An index in two waves, both by weights of the same kind. */
export interface ComparedFigures {
  readonly later: ShownFigure;
  readonly earlier: ShownFigure;
  readonly scope: Scope;
  readonly construct: string;
  readonly target: string;
}

/**
 * What a stored comparison says of an index.
 * @returns null where it says nothing: other weights, another construct of a unit, or too many failed replicates
 */
export function jointChange(
  comparison: WaveComparison,
  { later, earlier, scope, construct, target }: ComparedFigures,
): JointChange | null {
  if (comparison.weighting !== (later.weights === "estimated" ? "pls" : "equal")) return null;
  const whole = scope.kind === "company" ? (comparison.constructs[construct] ?? null) : null;
  const part = scope.kind === "unit" && construct === target ? unitIn(comparison, scope.unitId) : null;
  const change: ConstructChange | UnitChange | null = whole ?? part;
  if (!change) return null;
  const { difference, interval, standardError, p } = change;
  if (interval === null || standardError === null || p === null) return null;
  const n = Math.min(later.n, earlier.n);
  return {
    difference: jointDifference({ difference, interval, standardError, p, n }),
    inBothCount: comparison.inBothCount,
    real: whole?.underPooledWeights ?? null,
    drift: whole?.weightDrift ?? null,
    weights: whole && comparison.weighting === "pls" ? verdictOf(whole) : null,
  };
}

function unitIn({ units }: WaveComparison, unitId: string): UnitChange | null {
  return units.find((unit) => unit.unitId === unitId) ?? null;
}

function verdictOf({ compositional }: ConstructChange): JointChange["weights"] {
  if (!compositional) return "undecided";
  return compositional.holds ? "agree" : "differ";
}
