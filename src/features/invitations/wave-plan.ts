import { smallestDetectableChange } from "../../scoring/comparison/smallest-detectable-change.ts";
import { drawnCount } from "./sampling.ts";
import type { Sampling } from "./wave.ts";

/** One unit as the wave page shows it before sending. */
export interface UnitCount {
  readonly unitId: string;
  /** who may be invited */
  readonly frameCount: number;
  /** of the unit, left out because they were asked too recently */
  readonly quarantinedCount: number;
}

export interface WavePrecision {
  readonly drawnCount: number;
  readonly expectedAnswers: number;
  /** index points; null when fewer than the 5 answers are expected that anything may be said about */
  readonly smallestChange: number | null;
}

/** Until a programme has waves of its own. Mailed customer surveys commonly bring 10 to 30 % answers. */
export const expectedRateDefault = 0.2;

const answersMin = 5;

/** How many people a sampling draws from these units. */
export function plannedCount(units: readonly UnitCount[], sampling: Sampling): number {
  return units.reduce((sum, unit) => sum + drawnCount(unit.frameCount, sampling), 0);
}

/**
 * What change between this wave and another of the same size could reliably be shown (80 % power, 5 %).
 * @param expectedRate answers per person drawn, 0 to 1
 * @example planPrecision(1000, 0.25).smallestChange; // => 3.72
 */
export function planPrecision(count: number, expectedRate: number): WavePrecision {
  const expectedAnswers = Math.round(count * expectedRate);
  const smallestChange =
    expectedAnswers < answersMin
      ? null
      : smallestDetectableChange({ first: expectedAnswers, second: expectedAnswers });
  return { drawnCount: count, expectedAnswers, smallestChange };
}

/** Reads the expected rate as a person types it, in per cent; null if it is none. */
export function readExpectedRate(text: string): number | null {
  const trimmed = text.trim().replace(/\s*%$/, "").replace(",", ".");
  if (!/^\d{1,3}(\.\d+)?$/.test(trimmed)) return null;
  const percent = Number(trimmed);
  return percent >= 1 && percent <= 100 ? percent / 100 : null;
}
