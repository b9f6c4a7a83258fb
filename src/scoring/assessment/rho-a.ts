import type { ModelShape } from "../estimation/model-shape.ts";

/**
 * rho_A, the consistent reliability of a PLS composite: (w'w)² · w'(S - diag S)w / w'(ww' - diag ww')w, from its
 * weights w and its indicators' correlations S. With w'Sw = 1 this is (w'w)² (1 - w'w) / ((w'w)² - sum w⁴).
 * 1 for a single indicator. With mode B weights or in small samples it can leave the range from 0 to 1.
 * Source: Dijkstra & Henseler (2015), MIS Quarterly 39(2), equation 3.
 * @param weights standardized outer weights (w'Sw = 1), one per indicator of the model
 * @returns null where all weight rests on one of several indicators, which says nothing on how they agree
 * @example weights 0.5413 and 0.5413 of two indicators that correlate 0.7066: 0.828, which is their alpha
 */
export function rhoA(weights: Float64Array, shape: ModelShape, construct: number): number | null {
  const start = shape.blockStart[construct] as number;
  const end = shape.blockStart[construct + 1] as number;
  if (end - start === 1) return 1;
  let squares = 0;
  let fourths = 0;
  for (let i = start; i < end; i++) {
    const square = (weights[i] as number) ** 2;
    squares += square;
    fourths += square * square;
  }
  const offDiagonal = squares * squares - fourths;
  return offDiagonal > 1e-12 * fourths ? (squares * squares * (1 - squares)) / offDiagonal : null;
}
