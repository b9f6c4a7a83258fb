/**
 * What is done about missing answers. "em": maximum likelihood means and covariances. "mean": the indicator's mean.
 * "pairwise": every covariance from the rows that have both answers. "listwise": complete rows only.
 */
export type MissingTreatment = "em" | "mean" | "pairwise" | "listwise";
