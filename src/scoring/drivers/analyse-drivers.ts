import type { Driver, DriverAnalysis, DriverReplicates } from "./driver.ts";
import { rankDrivers, rankShares } from "./rank-drivers.ts";

/** As many replicates are kept for the simulator: more would not move its intervals by what anybody reads. */
const keptReplicateCountMax = 1000;

/** A driver with its importances over the replicates (NaN where one failed); null where the target has none. */
export type DriverFigures = Omit<Driver, "significant" | "rank" | "rankShares"> & {
  replicates: Float64Array | null;
};

/**
 * Drivers with significance, rank and rank stability, and the replicates that the simulator needs.
 * @param target its index, and its index over the same replicates
 */
export function analyseDrivers(
  target: { name: string; index: number; replicates: Float64Array | null },
  figures: readonly DriverFigures[],
): DriverAnalysis {
  const ranks = rankDrivers(figures.map(({ importance }) => importance));
  const importances = figures.flatMap((driver) => driver.replicates ?? []);
  const shares = target.replicates && rankShares(importances);
  return {
    target: target.name,
    index: target.index,
    drivers: figures.map(({ replicates: _, ...driver }, d) => ({
      ...driver,
      significant: excludesZero(driver.importanceInterval),
      rank: ranks[d] as number,
      rankShares: shares?.[d] ?? null,
    })),
    replicates: target.replicates && keptReplicates(target.replicates, figures, importances),
  };
}

function excludesZero(interval: [low: number, high: number] | null): boolean {
  return interval !== null && (interval[0] > 0 || interval[1] < 0);
}

function keptReplicates(
  index: Float64Array,
  figures: readonly DriverFigures[],
  importances: readonly Float64Array[],
): DriverReplicates {
  const usable = Array.from(index.keys()).filter((b) =>
    [index, ...importances].every((values) => Number.isFinite(values[b])),
  );
  const kept = usable.slice(0, keptReplicateCountMax);
  const pick = (values: Float64Array) => kept.map((b) => Math.round((values[b] as number) * 1e4) / 1e4);
  return {
    index: pick(index),
    importances: Object.fromEntries(
      figures.map(({ name }, d) => [name, pick(importances[d] as Float64Array)]),
    ),
  };
}
