import type { PathModel } from "../model/path-model.ts";

/**
 * One respondent's 0-100 score of a construct: its definition applied to their own answers, with the weights in
 * force. Of missing answers nothing is assumed: the weights of the answered indicators are scaled up.
 * @param answers raw answers by indicator name, as given (a reversed indicator is turned round here)
 * @param weights unstandardized weights of the construct's indicators
 * @returns null where none of the indicators is answered
 * @throws {RangeError} if the model has no such construct
 * @example individualScore(acsi, "satisfaction", { sat1: 10, sat2: 10, sat3: 10 }, weights.satisfaction); // => 100
 */
export function individualScore(
  pathModel: PathModel,
  construct: string,
  answers: Readonly<Record<string, number | null | undefined>>,
  weights: Readonly<Record<string, number>>,
): number | null {
  const block = pathModel.constructs.find(({ name }) => name === construct);
  if (!block) throw new RangeError(`individualScore requires a construct of the model, not "${construct}"`);
  let above = 0;
  let range = 0;
  for (const { name, min, max, reversed } of block.indicators) {
    const answer = answers[name];
    const weight = weights[name];
    if (typeof answer !== "number" || Number.isNaN(answer) || weight === undefined) continue;
    above += weight * (reversed ? max - answer : answer - min);
    range += weight * (max - min);
  }
  return range > 0 ? (100 * above) / range : null;
}
