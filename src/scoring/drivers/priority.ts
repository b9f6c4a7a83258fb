import type { Driver } from "./driver.ts";

/**
 * What a driver's place on the importance-performance map says. "improve-first": counts much, does poorly.
 * "keep-up": counts much, does well. "watch": counts little, does poorly. "low-priority": counts little, does well.
 * "undecided": an interval crosses a cut, or there is none. "off-map": nothing can be done about it directly.
 */
export type Priority = "improve-first" | "keep-up" | "watch" | "low-priority" | "undecided" | "off-map";

/** Where the map is divided. Chosen once and kept: cuts that move with the figures would move drivers that did not. */
export interface PriorityCuts {
  /** index points */
  performance: number;
  /** points of the target per point of the driver */
  importance: number;
}

/**
 * A driver's priority under fixed cuts. An interval that touches a cut from above lies above it.
 * Source: importance-performance analysis, Martilla & James (1977); Ringle & Sarstedt (2016).
 * @param offMap names of drivers that cannot be acted on; when absent "expectations" in any case
 * @example priorityOf(quality, { performance: 75, importance: 0.3 }); // => "improve-first"
 */
export function priorityOf(
  driver: Pick<Driver, "name" | "performanceInterval" | "importanceInterval">,
  cuts: PriorityCuts,
  offMap?: readonly string[],
): Priority {
  const { name, performanceInterval, importanceInterval } = driver;
  if (offMap ? offMap.includes(name) : name.toLowerCase() === "expectations") return "off-map";
  const counts = sideOf(importanceInterval, cuts.importance);
  const does = sideOf(performanceInterval, cuts.performance);
  if (counts === null || does === null) return "undecided";
  if (counts === "above") return does === "above" ? "keep-up" : "improve-first";
  return does === "above" ? "low-priority" : "watch";
}

function sideOf(interval: [low: number, high: number] | null, cut: number): "above" | "below" | null {
  if (interval === null) return null;
  if (interval[0] >= cut) return "above";
  return interval[1] < cut ? "below" : null;
}
