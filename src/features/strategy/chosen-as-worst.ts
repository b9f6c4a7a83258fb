import type { MeasuredUnit } from "./measured-wave.ts";

/** Units that could have been chosen instead: those as deep in the hierarchy as the chosen ones, these included. */
export function peersOf(
  units: ReadonlyMap<string, MeasuredUnit>,
  unitIds: readonly string[],
): MeasuredUnit[] {
  const depths = new Set(unitIds.flatMap((unitId) => units.get(unitId)?.depth ?? []));
  return [...units.values()].filter(({ depth }) => depths.has(depth));
}

/**
 * Whether the chosen units are exactly those that scored lowest among their peers. Then their scores will look better
 * next time by themselves, and the judgement has to say so. Units without a figure are not looked at.
 */
export function isChosenAsWorst(
  units: ReadonlyMap<string, MeasuredUnit>,
  unitIds: readonly string[],
): boolean {
  const peers = peersOf(units, unitIds);
  const chosen = peers.filter(({ unitId }) => unitIds.includes(unitId)).map(({ index }) => index);
  const others = peers.filter(({ unitId }) => !unitIds.includes(unitId)).map(({ index }) => index);
  if (chosen.length === 0 || others.length === 0) return false;
  return Math.max(...chosen) < Math.min(...others);
}
