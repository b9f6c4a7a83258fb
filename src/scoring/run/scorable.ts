import type { Finding } from "../finding.ts";
import type { AnswerMatrix } from "../moments/answer-matrix.ts";
import type { Moments } from "../moments/moments.ts";
import type { Spread } from "../resampling/spread.ts";
import type { ScoreOutput } from "../score-types.ts";
import type { ResamplingPlan } from "./resampling-plan.ts";

/** Rows that can be scored: the whole, or a group on its own. It holds the estimate on all rows and makes others. */
export interface Scorable {
  answers: AnswerMatrix;
  /** null where no resampling was asked for or none is possible */
  plan: ResamplingPlan | null;
  /** one per statistic, from all rows */
  estimates: Float64Array;
  /** The statistics when rows count otherwise; false where they cannot be computed. */
  write(masses: Float64Array, precise: boolean, into: Float64Array): boolean;
  /** The same from moments of complete rows; null where the rows themselves are needed for it. */
  writeFrom: ((moments: Moments, into: Float64Array) => boolean) | null;
  /** The result; it can be asked for once. */
  output(uncertainty: Uncertainty | null): ScoreOutput;
}

/** What resampling says about a score. */
export interface Uncertainty {
  /** one per statistic */
  spreads: Spread[];
  /** of the bootstrap, one array per statistic; null without one */
  replicates: Float64Array[] | null;
}

export type Opened = { open: true; scorable: Scorable } | Unscorable;

/** Nothing can be estimated. */
export interface Unscorable {
  open: false;
  n: number;
  findings: Finding[];
}
