/**
 * Something a reader of the numbers has to know: a code for programs, an English sentence for logs and the
 * command line. The site translates by code and uses `names`.
 */
export interface Finding {
  code: FindingCode;
  message: string;
  /** the constructs or indicators it is about */
  names?: string[];
}

export type FindingCode =
  | "bootstrap-failures"
  | "borrowed-weights"
  | "collinear-block"
  | "collinear-predecessors"
  | "constant-indicator"
  | "construct-reliable"
  | "constructs-distinct"
  | "constructs-overlap"
  | "convergence-low"
  | "empty-rows"
  | "equal-weights"
  | "formative-construct"
  | "indicators-redundant"
  | "margin-category-empty"
  | "margin-category-unknown"
  | "margin-invalid"
  | "margin-rows-excluded"
  | "missing-answers"
  | "missing-not-converged"
  | "model-invalid"
  | "negative-weight"
  | "no-answers"
  | "not-converged"
  | "path-negligible"
  | "plsc-inadmissible"
  | "prediction-failed"
  | "prediction-good"
  | "prediction-poor"
  | "predictors-collinear"
  | "predictors-distinct"
  | "reliability-low"
  | "raking-not-converged"
  | "scarce-construct"
  | "single-indicator"
  | "too-few-rows"
  | "trimming-not-reached"
  | "uncorrelated-construct"
  | "weak-indicator"
  | "weights-invalid"
  | "group-left-out"
  | "group-without-weights"
  | "permutation-failures"
  | "weights-agree"
  | "weights-differ"
  | "weights-undecided"
  | "bca-undefined"
  | "strata-joined"
  | "too-few-clusters"
  | "no-common-answers"
  | "weights-cancel";
