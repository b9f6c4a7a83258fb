import { changeOf } from "../analysis/trend.ts";
import type { Yardstick } from "../strategy/improvement-action.ts";
import type { MeasuredWave } from "../strategy/measured-wave.ts";
import type { EstimatedChange } from "./mean-change.ts";

/**
 * The change of the whole company since the baseline as the later run found it by drawing both waves together: the
 * figure that the results pages show.
 * @returns null for any other unit, and where no run drew both
 */
export function wholeChange(
  { construct }: Yardstick,
  { baseline, later }: { readonly baseline: MeasuredWave; readonly later: MeasuredWave },
  unitId: string,
): EstimatedChange | null {
  const { units, answerCount } = later.scored.results;
  const top = units.find(({ parentUnitId, n }) => parentUnitId === null && n === answerCount);
  if (top?.unitId !== unitId) return null;
  const change = changeOf([baseline.scored, later.scored], { kind: "company" }, construct);
  if (!change?.comparable || !change.joint) return null;
  const { difference, interval, detectable } = change.difference;
  return { value: difference, interval, detectable };
}
