import { shapeOf } from "../estimation/model-shape.ts";
import { constructIndex } from "../index/construct-index.ts";
import { scaleEndsOf } from "../index/scale-ends.ts";
import type { AnswerMatrix } from "../moments/answer-matrix.ts";
import { computeAvailableMeans } from "../moments/available-means.ts";
import { computeGroupMeans } from "../run/group-means.ts";
import type { EstimatorSettings, GroupEstimator } from "./group-estimator.ts";

/**
 * The indices of a part of a group, such as a unit, under the group's weights as its estimator holds them. By PLS,
 * missing answers are filled in from the whole group; with equal weights means are of the answers given.
 * @param rows of the part, numbered as the group's answers
 * @returns writes one index per construct from position `at`; NaN where the part has no answers
 */
export function partIndicesOf(
  answers: AnswerMatrix,
  { weights, engine }: GroupEstimator,
  settings: EstimatorSettings,
  rows: Uint32Array,
): (masses: Float64Array, into: Float64Array, at: number) => void {
  const shape = shapeOf(settings.pathModel);
  const scale = scaleEndsOf(settings.pathModel);
  const means = new Float64Array(shape.indicatorCount);
  const own = new Float64Array(answers.rowCount);

  function computeMeans(masses: Float64Array): boolean {
    if (engine) return computeGroupMeans(answers, engine.filled, rows, masses, means);
    for (const row of rows) own[row] = masses[row] as number;
    return computeAvailableMeans(answers, own, means) === null;
  }

  return (masses, into, at) => {
    const present = computeMeans(masses);
    for (let c = 0; c < shape.constructCount; c++)
      into[at + c] = present ? constructIndex(shape, c, weights, means, scale) : Number.NaN;
  };
}
