import { factorCholesky, solveCholesky } from "../algebra/cholesky.ts";
import type { ModelShape } from "./model-shape.ts";
import type { PlsState } from "./pls-state.ts";

/**
 * New outer weights of one block from the inner proxies. Mode A: w = (S W E)_block, the covariances with the proxy.
 * Mode B: w = S_bb^-1 (S W E)_block, the regression of the proxy on the block.
 * Source: Wold (1982); Lohmöller (1989), section 2.2.
 * @returns false where a mode B block is collinear
 */
export function computeOuterWeights(
  correlations: Float64Array,
  shape: ModelShape,
  construct: number,
  state: PlsState,
): boolean {
  const { indicatorCount: p, constructCount: k, blockStart } = shape;
  const { weights, crossLoadings, innerWeights, scratch } = state;
  const start = blockStart[construct] as number;
  const size = (blockStart[construct + 1] as number) - start;
  for (let i = start; i < start + size; i++) {
    let sum = 0;
    for (let c = 0; c < k; c++) {
      sum += (crossLoadings[i * k + c] as number) * (innerWeights[c * k + construct] as number);
    }
    weights[i] = sum;
  }
  if (!shape.modeB[construct]) return true;
  for (let a = 0; a < size; a++) {
    for (let b = 0; b <= a; b++) {
      scratch.matrix[a * size + b] = correlations[(start + a) * p + start + b] as number;
    }
  }
  if (!factorCholesky(scratch.matrix, size)) return false;
  solveCholesky(scratch.matrix, size, weights, start);
  return true;
}
