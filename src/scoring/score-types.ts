import type { Assessment } from "./assessment/assessment-types.ts";
import type { DriverAnalysis } from "./drivers/driver.ts";
import type { AlgorithmSettings } from "./estimation/estimate-pls.ts";
import type { Scheme } from "./estimation/model-shape.ts";
import type { Metric } from "./estimation/raw-metric.ts";
import type { Finding } from "./finding.ts";
import type { IndexWeights } from "./index/index-definition.ts";
import type { PathModel } from "./model/path-model.ts";
import type { MissingTreatment } from "./moments/missing.ts";
import type { Resample } from "./resampling/resample.ts";
import type { Margin } from "./weighting/margin.ts";
import type { Trimming } from "./weighting/trim-weights.ts";
import type { SamplingWeightReport } from "./weighting/weighting-report.ts";

/** Low and high end of a 95 % interval. */
export type Interval = [low: number, high: number];

/** construct name → value */
export type ByConstruct<T> = Record<string, T>;

/** construct name → indicator name → value */
export type ByIndicator<T = number> = ByConstruct<Record<string, T>>;

/**
 * "pls": weights estimated from these answers. "equal": every indicator of a construct counts the same, for few
 * answers. "fixed": the weights given in `fixedWeights`.
 */
export type Weighting = "pls" | "equal" | "fixed";

export interface ScoreInput {
  /** one per indicator, in the order of `indicatorsOf(pathModel)`; raw answers as given; NaN = missing */
  columns: Float64Array[];
  rowCount: number;
  pathModel: PathModel;
  weighting: Weighting;
  /** unstandardized weights per construct and indicator, as `ScoreOutput.unstandardizedWeights`; for "fixed" */
  fixedWeights?: ByIndicator;
  /** inner weighting scheme; "path" when absent */
  scheme?: Scheme;
  /** "standardized" when absent; "raw" estimates on covariances, as plspm(scaled = FALSE) */
  metric?: Metric;
  /** "unstandardized" when absent; "standardized" is the index of plspm's rescale */
  indexWeights?: IndexWeights;
  /** how another package runs PLS; absent: our own way */
  algorithm?: AlgorithmSettings;
  /**
   * `output.assessment` says how good the model is; needs weighting "pls". "without-prediction" spares the estimations
   * of PLSpredict, one a fold.
   */
  assess?: boolean | "without-prediction";
  /** for `assess`: the fold of each row that PLSpredict leaves out together; absent: row number modulo 10 */
  folds?: Uint8Array | Uint32Array;
  /** "em" when absent */
  missing?: MissingTreatment;
  /** one per row, in any unit; absent: all equal */
  samplingWeights?: Float64Array;
  /** absent: no intervals. Rows must stand in a canonical order: draws are by row number. */
  bootstrap?: { replicateCount: number; seed: number };
  /** how the bootstrap's intervals are made; "percentile" when absent */
  interval?: IntervalMethod;
  /**
   * For very many rows, in place of the bootstrap: as many estimations as groups, a hundred as a rule, each without
   * one group of rows drawn at random.
   */
  jackknife?: { groupCount: number; seed: number };
  /** cluster number of each row: rows that came into the sample together, as the contacts of one account */
  clusters?: Uint32Array;
  /** how the sample was stratified; no cluster lies in two strata */
  strata?: Strata;
  /** stands in for the seeded generator, for instance a published one; not for worker threads */
  resample?: Resample;
  /**
   * what is known of the population: rows are weighted until they divide alike (raking), in every replicate anew.
   * Groups with weights of their own keep the whole's raked weights, because margins describe the whole.
   */
  margins?: Margin[];
  /** absent: weights may become as large as the margins make them */
  trimming?: Trimming;
  /** parts of the rows (units, segments), scored beside the whole */
  groups?: ScoreGroup[];
}

/** "percentile": the middle of the replicates. "bca": moved where they are biased or skewed. */
export type IntervalMethod = "percentile" | "bca";

export interface Strata {
  /** stratum number of each row */
  of: Uint32Array;
  /**
   * How many each stratum holds in the population: rows, or clusters where there are clusters. The more of them are in
   * the sample, the less is uncertain. Infinity: no such correction.
   */
  populationCounts: number[];
}

export interface ScoreGroup {
  name: string;
  /** row numbers into the columns, 0-based */
  rows: Uint32Array;
  /**
   * "pls" or "equal": the group alone, as if it had been the whole input (its own bootstrap with the same seed).
   * "borrowed": the index of the group under the weights of the whole; the interval comes from the same replicates,
   * in each of which the weights of the whole are estimated anew.
   */
  weighting: "pls" | "equal" | "borrowed";
}

export type ScoreOutcome =
  | { scored: true; output: ScoreOutput }
  /** the answers or the model do not allow it; the findings say why */
  | { scored: false; n: number; findings: Finding[] };

export interface ScoreOutput {
  /** rows with at least one answer */
  n: number;
  weighting: Weighting | "borrowed";
  converged: boolean;
  iterations: number;
  /** 0-100; the target's entry is the headline */
  index: ByConstruct<number>;
  /** null without a bootstrap or jackknife, or where too many replicates failed (a finding says so) */
  indexInterval: ByConstruct<Interval> | null;
  /** as `standardErrors.index` */
  indexStandardError: ByConstruct<number> | null;
  /** over the replicates, in the shapes of the estimates; null where `indexInterval` is */
  standardErrors: StandardErrors | null;
  /** empty unless weighting is "pls"; so are rSquared, outerWeights, loadings and totalEffects */
  paths: PathEstimate[];
  rSquared: ByConstruct<number>;
  /** this and the next two are null where `indexInterval` is */
  rSquaredInterval: ByConstruct<Interval> | null;
  /** standardized */
  outerWeights: ByIndicator;
  outerWeightInterval: ByIndicator<Interval> | null;
  loadings: ByIndicator;
  loadingInterval: ByIndicator<Interval> | null;
  /** weights on the raw answers, summing to 1 in each construct: what the index and individual scores use */
  unstandardizedWeights: ByIndicator;
  totalEffects: TotalEffect[];
  /** higher-order construct → its dimensions; empty unless weighting is "pls" */
  dimensions: ByConstruct<DimensionEstimate[]>;
  /** what acts on the target: performance, importance, rank stability; null unless weighting is "pls" */
  drivers: DriverAnalysis | null;
  /** standard deviation of the respondents' own 0-100 scores; what the planner needs */
  individualScoreSd: ByConstruct<number>;
  /** replicates done and failed, null without a bootstrap */
  bootstrap: { replicateCount: number; failureCount: number; seed: number | null } | null;
  /** groups left out in their turn, and those without which nothing could be estimated; null without a jackknife */
  jackknife: { groupCount: number; failureCount: number; seed: number } | null;
  missing: MissingAccount;
  /** design effect, effective n and how raking went; null where all rows weigh the same */
  samplingWeights: SamplingWeightReport | null;
  findings: Finding[];
  /** where `assess` was asked for and weights were estimated */
  assessment?: Assessment;
  /** which definition of the index; part of every stored score run */
  definition: { name: string; version: number };
  groups: Record<string, ScoreOutcome>;
}

/** A dimension of a higher-order construct. */
export interface DimensionEstimate {
  name: string;
  /** 0-100, of the dimension by itself */
  index: number;
  indexInterval: Interval | null;
  /** points of the construct's index per point of the dimension's; they sum to 1 in the construct */
  share: number;
  /** standardized, of the dimension's score in the construct */
  outerWeight: number;
  loading: number;
  /** standardized, of the indicators in the dimension */
  outerWeights: Record<string, number>;
  loadings: Record<string, number>;
}

/** What was done about missing answers, and to how many. */
export interface MissingAccount {
  /** "available": means of the answers given, where weights are not estimated */
  treatment: MissingTreatment | "available";
  /** answers missing in the rows that count */
  answerCount: number;
  /** rows that lack some of their answers */
  rowCount: number;
  /** rows that do not count: without any answer, or by listwise treatment without some */
  leftOutCount: number;
}

/** In the shapes and units of the estimates. */
export interface StandardErrors {
  index: ByConstruct<number>;
  paths: { from: string; to: string; coefficient: number }[];
  rSquared: ByConstruct<number>;
  outerWeights: ByIndicator;
  loadings: ByIndicator;
  totalEffects: { from: string; to: string; standardized: number; indexPoints: number }[];
}

export interface PathEstimate {
  from: string;
  to: string;
  /** standardized */
  coefficient: number;
  interval: Interval | null;
}

export interface TotalEffect {
  from: string;
  to: string;
  /** standard deviations of `to` per standard deviation of `from` */
  standardized: number;
  standardizedInterval: Interval | null;
  /** importance: points of `to`'s index per point of `from`'s */
  indexPoints: number;
  /** 95 % interval of `indexPoints` */
  interval: Interval | null;
}
