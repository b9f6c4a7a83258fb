import { analyseDrivers } from "../drivers/analyse-drivers.ts";
import type { DriverAnalysis } from "../drivers/driver.ts";
import type { PathModel } from "../model/path-model.ts";
import type { ScoreOutput } from "../score-types.ts";
import type { PlsStatistics } from "./pls-statistics.ts";

/**
 * The drivers of the target, from an output that has its intervals.
 * @param replicates one array per statistic; null without a bootstrap
 */
export function driversOf(
  output: ScoreOutput,
  { constructs, target }: PathModel,
  { indexAt, importanceAt }: PlsStatistics,
  replicates: readonly Float64Array[] | null,
): DriverAnalysis {
  const { index, indexInterval, totalEffects } = output;
  // Without an interval too many replicates failed: then they say nothing of ranks either.
  const valuesAt = (position: number) => (indexInterval && replicates?.[position]) || null;
  const targetNumber = constructs.findIndex(({ name }) => name === target);
  const figures = totalEffects.flatMap(({ from, to, indexPoints, interval }, e) => {
    if (to !== target) return [];
    return {
      name: from,
      performance: index[from] as number,
      performanceInterval: indexInterval?.[from] ?? null,
      importance: indexPoints,
      importanceInterval: interval,
      replicates: valuesAt(importanceAt + e),
    };
  });
  return analyseDrivers(
    { name: target, index: index[target] as number, replicates: valuesAt(indexAt + targetNumber) },
    figures,
  );
}
