import type { ChartPoint } from "./chart-points.ts";

export interface ChartAxis {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** So many points at least, so that noise does not look like a landslide. */
const spanMin = 20;

/**
 * An axis from a multiple of its step to another that holds every interval, within 0 to 100 and not too narrow.
 * @example chartAxis([{ value: 72.5, low: 70.7, high: 74.3, ... }]); // => { min: 60, max: 85, step: 5 }
 */
export function chartAxis(points: readonly Pick<ChartPoint, "value" | "low" | "high">[]): ChartAxis {
  const drawn = points.flatMap(({ value, low, high }) => [value, low, high]).filter((each) => each !== null);
  const low = Math.min(...drawn);
  const high = Math.max(...drawn);
  const margin = Math.max(0, (spanMin - (high - low)) / 2);
  const step = high - low > 40 ? 20 : high - low > spanMin ? 10 : 5;
  return {
    min: Math.max(0, Math.floor((low - margin) / step) * step),
    max: Math.min(100, Math.ceil((high + margin) / step) * step),
    step,
  };
}
