import type { Metric } from "../estimation/raw-metric.ts";

/**
 * The weights that the index puts on raw answers. "unstandardized": w / sd, so that the index is the composite itself on
 * the 0-100 scale (ACSI, SmartPLS, cSEM). "standardized": w, as plspm's rescale has it.
 */
export type IndexWeights = "unstandardized" | "standardized";

/** Which definition of the index this is; stored with every score run. Change the version with the formula. */
export const indexDefinitions = {
  estimated: { name: "unstandardized-weights", version: 1 },
  standardized: { name: "standardized-weights", version: 1 },
  rawMetric: { name: "raw-metric-weights", version: 1 },
  equal: { name: "equal-weights", version: 1 },
} as const;

/**
 * The definition that estimated weights give the index.
 * @throws {RangeError} for standardized weights in the raw metric, which nobody defines
 */
export function indexDefinitionOf(metric: Metric, weights: IndexWeights): { name: string; version: number } {
  if (metric === "standardized") {
    return weights === "standardized" ? indexDefinitions.standardized : indexDefinitions.estimated;
  }
  if (weights === "standardized")
    throw new RangeError("the raw metric goes with unstandardized index weights");
  return indexDefinitions.rawMetric;
}
