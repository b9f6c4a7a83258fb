import type { Finding } from "./finding.ts";
import type { ByConstruct, ByIndicator, Interval, ScoreInput } from "./score-types.ts";

/** What decides a p-value: the bootstrap of the difference, or the shuffling of who belongs to which group. */
export type ComparisonTest = "bootstrap" | "permutation";

/** "holm": not even one false alarm among all cells. "benjamini-hochberg": few false among those called different. */
export type Adjustment = "holm" | "benjamini-hochberg";

type SharedInput = Pick<
  ScoreInput,
  "columns" | "rowCount" | "pathModel" | "scheme" | "missing" | "samplingWeights" | "bootstrap" | "interval"
>;

export interface CompareInput extends SharedInput {
  /** two or more groups or waves; a row stands in one of them at most */
  groups: ComparedGroup[];
  /**
   * Who answered, one number per row: rows of the same number are one person (or one account) and are drawn together,
   * in whichever groups they stand. Absent: every row is a person of its own.
   */
  persons?: Uint32Array;
  /** "pls" when absent; "equal" is what groups too small for it fall back on */
  weighting?: "pls" | "equal";
  /** needed for MICOM and for permutation p-values */
  permutation?: { replicateCount: number; seed: number };
  /** where p-values come from; absent: from the bootstrap if there is one */
  test?: ComparisonTest;
  /** "holm" when absent */
  adjustment?: Adjustment;
}

export interface ComparedGroup {
  name: string;
  /** row numbers into the columns, 0-based */
  rows: Uint32Array;
  /**
   * Parts of the group, such as units: each is compared with the part of the same name in the other groups, under its
   * own group's weights. A row may stand in several.
   */
  parts?: ComparedPart[];
}

export interface ComparedPart {
  name: string;
  /** of the group's rows */
  rows: Uint32Array;
}

export type CompareOutcome =
  | { compared: true; output: CompareOutput }
  /** the answers or the model do not allow it; the findings say why */
  | { compared: false; findings: Finding[] };

export interface CompareOutput {
  /** of all groups alike */
  weighting: "pls" | "equal";
  /** those compared, in the order given */
  groups: GroupResult[];
  /** indices: every pair of groups, and in it every construct of the model */
  comparison: IndexComparison[];
  /** parts that both groups of a pair have, likewise; empty where groups have no parts */
  parts: PartComparison[];
  /** path coefficients, likewise; empty with equal weights */
  paths: PathComparison[];
  /** measurement invariance, likewise; empty without permutations or with equal weights */
  micom: Micom[];
  /** what MICOM says in a sentence: weights-agree, weights-differ or weights-undecided; null where `micom` is empty */
  verdict: Finding | null;
  /** where the p-values come from; null where neither bootstrap nor permutations were asked for */
  test: ComparisonTest | null;
  /** `comparison` is one family of tests, `paths` another, the parts' differences of one construct yet another */
  adjustment: Adjustment;
  bootstrap: ReplicateCounts | null;
  permutation: ReplicateCounts | null;
  /** about the comparison; what is to say about one group stands with it */
  findings: Finding[];
}

export interface GroupResult {
  name: string;
  /** rows with an answer and a weight */
  n: number;
  index: ByConstruct<number>;
  indexInterval: ByConstruct<Interval> | null;
  indexStandardError: ByConstruct<number> | null;
  unstandardizedWeights: ByIndicator;
  /** empty with equal weights */
  paths: { from: string; to: string; coefficient: number; interval: Interval | null }[];
  findings: Finding[];
}

/** Group a minus group b. For the change of a wave, let the later one be a: name it first. */
export interface Difference {
  a: string;
  b: string;
  difference: number;
  /** 95 %; null without a bootstrap, or where too many replicates failed (a finding says so) */
  interval: Interval | null;
  /** true: BCa was asked for but is not defined here, so this is the percentile interval */
  fallsBack?: true;
  standardError: number | null;
  /** two-sided; null as the interval, or where too many permutations failed */
  p: number | null;
  adjustedP: number | null;
}

/** Index points. */
export interface IndexComparison extends Difference {
  construct: string;
  /**
   * The same with the weights of both groups together, estimated anew in every replicate: real change. What is left,
   * `weightDrift`, is due to the groups' weights being different. Null with equal weights, which cannot drift.
   */
  underPooledWeights: DifferencePart | null;
  weightDrift: DifferencePart | null;
}

/** Index points, each side under the weights of its group. There is no permutation p: groups are shuffled, not parts. */
export interface PartComparison extends Difference {
  part: string;
  construct: string;
}

export interface DifferencePart {
  difference: number;
  interval: Interval | null;
  fallsBack?: true;
  standardError: number | null;
}

/** Standardized path coefficients. */
export interface PathComparison extends Difference {
  from: string;
  to: string;
}

/**
 * Measurement invariance of one composite between two groups. Step 1, configural invariance, holds by construction:
 * same indicators, model, treatment and algorithm.
 * Source: Henseler, Ringle & Sarstedt (2016).
 */
export interface Micom {
  a: string;
  b: string;
  construct: string;
  /** step 2: decides whether the groups can be compared; null where too many permutations failed */
  compositional: {
    /** c: of the scores with a's weights and those with b's, over the rows of both */
    correlation: number;
    /** 5 % of permutations give a c below this */
    quantile: number;
    p: number;
    holds: boolean;
  } | null;
  /** step 3, standard deviations of the composite: a minus b; a difference is a finding, no obstacle */
  mean: PermutedDifference | null;
  /** step 3: ln of a's variance over b's */
  logVariance: PermutedDifference | null;
  /** "partial": step 2 holds; "full": means and variances are equal, too, so that pooling the data is allowed */
  invariance: "none" | "partial" | "full" | null;
}

export interface PermutedDifference {
  difference: number;
  /** where 95 % of the permutations lie: a difference inside is none */
  chanceInterval: Interval;
  p: number;
  equal: boolean;
}

export interface ReplicateCounts {
  replicateCount: number;
  /** replicates in which at least one group or pair could not be estimated */
  failureCount: number;
  seed: number;
}
