import type { ModelShape } from "../estimation/model-shape.ts";
import type { PlsState } from "../estimation/pls-state.ts";
import type { PathModel } from "../model/path-model.ts";

/** A finished estimation in the standardized metric. */
export interface EstimatedModel {
  pathModel: PathModel;
  shape: ModelShape;
  state: PlsState;
  /** of the indicators, p x p row-major */
  correlations: Float64Array;
  /** rows, or the sum of their weights */
  n: number;
}

/** A construct's own indicators, by number. */
export function blockOf({ blockStart }: ModelShape, construct: number): Int32Array {
  const start = blockStart[construct] as number;
  return Int32Array.from({ length: (blockStart[construct + 1] as number) - start }, (_, i) => start + i);
}

/** The loadings of a construct's own indicators. */
export function blockLoadings({ shape, state }: EstimatedModel, construct: number): Float64Array {
  return Float64Array.from(
    blockOf(shape, construct),
    (i) => state.crossLoadings[i * shape.constructCount + construct] as number,
  );
}
