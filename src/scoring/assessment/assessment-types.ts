import type { Finding } from "../finding.ts";

/** "fine": as it should be. "note": to know. "caution": read with care. "serious": do not build on it. */
export type Severity = "fine" | "note" | "caution" | "serious";

export interface AssessmentFinding extends Finding {
  severity: Severity;
}

/** construct name → value */
type PerConstruct<T> = Record<string, T>;

/** The quality of an estimated model. null: not defined for these answers; a finding says why. */
export interface Assessment {
  /** single indicators count as 1 throughout, because nothing can tell otherwise; a finding says so */
  reliability: PerConstruct<Reliability>;
  /** dimensions of higher-order constructs, which are judged as the indicators of these everywhere else */
  dimensionReliability: PerConstruct<Reliability>;
  /** correlations of the constructs, with the root of the AVE where a construct meets itself */
  fornellLarcker: PerConstruct<PerConstruct<number>>;
  /** construct → every other construct */
  htmt: PerConstruct<PerConstruct<number | null>>;
  htmt2: PerConstruct<PerConstruct<number | null>>;
  vif: {
    /** construct → its predecessors; constructs with several predecessors only */
    antecedents: PerConstruct<PerConstruct<number | null>>;
    /** construct → its indicators */
    indicators: PerConstruct<Record<string, number | null>>;
  };
  /** constructs with predecessors only, as in `fSquared` */
  rSquaredAdjusted: PerConstruct<number | null>;
  /** construct → its predecessors */
  fSquared: PerConstruct<PerConstruct<number | null>>;
  /** null where there is nothing to compute; a finding says why */
  plsc: PlscResult | null;
  /** null where without one of the folds nothing can be estimated; a finding says why */
  prediction: Prediction | null;
  findings: AssessmentFinding[];
}

export interface Reliability {
  /** standardized Cronbach alpha */
  alpha: number;
  rhoA: number | null;
  rhoC: number;
  /** average variance extracted */
  ave: number;
}

/** Consistent PLS: what the model says if mode A constructs are common factors. */
export interface PlscResult {
  /** false: a correlation, loading or R2 is impossible; the findings name it */
  admissible: boolean;
  paths: { from: string; to: string; coefficient: number }[];
  rSquared: PerConstruct<number>;
  loadings: PerConstruct<Record<string, number>>;
  /** between the common factors: construct → every construct */
  correlations: PerConstruct<PerConstruct<number>>;
}

/** PLSpredict: how well answers are predicted that the estimation did not see. */
export interface Prediction {
  foldCount: number;
  /** construct with predecessors → indicator */
  indicators: PerConstruct<Record<string, IndicatorPrediction>>;
}

/** Errors in points of the answer scale. */
export interface IndicatorPrediction {
  /** root mean squared error */
  rmse: PredictionErrors;
  /** mean absolute error */
  mae: PredictionErrors;
  /** 1 - squared error / squared error of the mean; null where the mean is always right */
  qSquared: { direct: number | null; earliest: number | null };
}

/**
 * Of predictions from a construct's direct predecessors, from the exogenous constructs alone, by a linear model on the
 * exogenous constructs' indicators (null where these are collinear), and by the training mean.
 */
export interface PredictionErrors {
  direct: number;
  earliest: number;
  linear: number | null;
  mean: number;
}
