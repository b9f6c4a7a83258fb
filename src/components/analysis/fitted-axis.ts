import type { Axis } from "../axis.ts";

/** So many points at least, so that noise does not look like a landslide. */
const spanMin = 30;
const step = 10;

/**
 * A common axis for the figures of a table: it holds every interval, ends on tens, and is not too narrow.
 * @example fittedAxis([{ index: 72, interval: [68, 76] }]); // => [50, 90]
 */
export function fittedAxis(
  figures: readonly { readonly index: number; readonly interval: readonly [number, number] | null }[],
): Axis {
  const ends = figures.flatMap(({ index, interval }) => [index, ...(interval ?? [])]);
  if (ends.length === 0) return [0, 100];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const margin = Math.max(0, (spanMin - (high - low)) / 2);
  return [
    Math.max(0, Math.floor((low - margin) / step) * step),
    Math.min(100, Math.ceil((high + margin) / step) * step),
  ];
}
