import type { Interval } from "../scoring/score-types.ts";

/** `70.72 to 74.29`; nothing where there is no interval. */
export function intervalText(interval: Interval | null | undefined, digits: number): string {
  return interval ? `${interval[0].toFixed(digits)} to ${interval[1].toFixed(digits)}` : "";
}

/** Three digits, `<0.001` for less; nothing where there is none. */
export function pText(p: number | null): string {
  if (p === null) return "";
  return p < 0.001 ? "<0.001" : p.toFixed(3);
}

/** A number that may not be defined. */
export function numberText(value: number | null | undefined, digits: number): string {
  return value === null || value === undefined ? "" : value.toFixed(digits);
}
