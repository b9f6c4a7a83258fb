import { readFileSync } from "node:fs";
import path from "node:path";

type ByConstruct = Record<string, number>;
type ByIndicator = Record<string, Record<string, number>>;

/** What another program says of the quality of one run of a `ReferenceFixture`, by the run's name. */
export interface AssessmentRun {
  name: string;
  alpha: ByConstruct;
  rhoA: ByConstruct;
  rhoC: ByConstruct;
  ave: ByConstruct;
  /** lower triangle with the diagonal, constructs in model order */
  fornellLarcker: number[][];
  /** lower triangle without the diagonal */
  htmt: (number | null)[][];
  htmt2: (number | null)[][];
  /** construct → predecessor → value; constructs with several predecessors only */
  vifAntecedents: ByIndicator;
  vifIndicators: ByIndicator;
  rSquaredAdjusted: ByConstruct;
  /** construct → predecessor → value */
  fSquared: ByIndicator;
  /** coefficients in the order of the paths */
  plsc: { coefficients: number[]; rSquared: ByConstruct; loadings: ByIndicator };
  /** index under standardized weights, as plspm::rescale has it */
  standardizedIndex: ByConstruct;
}

/** Mode A on covariances, as plspm(scaled = FALSE). Coefficients and total effects in the order of the paths. */
export interface RawMetricRun {
  scheme: "path" | "centroid" | "factorial";
  weights: ByIndicator;
  weightsSummingToOne: ByIndicator;
  /** correlations of indicator and composite */
  loadings: ByIndicator;
  coefficients: number[];
  totalEffects: number[];
  rSquared: ByConstruct;
  index: ByConstruct;
}

/** The assessment of every run of a fixture. */
export function readAssessments(dataset: string): AssessmentRun[] {
  return read<AssessmentRun[]>(`${dataset}.assessment.json`);
}

/** The runs of mobi in the raw metric. */
export function readRawMetricRuns(): RawMetricRun[] {
  return read<RawMetricRun[]>("mobi.raw-metric.json");
}

function read<T>(name: string): T {
  return JSON.parse(readFileSync(path.resolve("tests/scoring/fixtures", name), "utf8")) as T;
}
