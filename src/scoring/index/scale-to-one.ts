import type { ModelShape } from "../estimation/model-shape.ts";

/** Scales the weights of every construct to sum 1, in place. */
export function scaleToOne(shape: ModelShape, weights: Float64Array): void {
  for (let c = 0; c < shape.constructCount; c++) {
    const start = shape.blockStart[c] as number;
    const end = shape.blockStart[c + 1] as number;
    let sum = 0;
    for (let i = start; i < end; i++) sum += weights[i] as number;
    for (let i = start; i < end; i++) weights[i] = (weights[i] as number) / sum;
  }
}
