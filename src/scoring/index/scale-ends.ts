import { indicatorsOf, type PathModel } from "../model/path-model.ts";

/** The ends of the indicators' answer scales, in model order. */
export interface ScaleEnds {
  min: Float64Array;
  max: Float64Array;
}

/** The scale ends of a model's indicators, as arrays for computing. */
export function scaleEndsOf(pathModel: PathModel): ScaleEnds {
  const indicators = indicatorsOf(pathModel);
  return {
    min: Float64Array.from(indicators, ({ min }) => min),
    max: Float64Array.from(indicators, ({ max }) => max),
  };
}
