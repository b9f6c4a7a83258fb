import type { ModelShape } from "./model-shape.ts";

/**
 * Total effects T = (I - B)^-1 - I: direct effects plus those through other constructs. With causes taken before
 * effects it is a sum: T[from][to] = sum over predecessors m of `to` of ([from = m] + T[from][m]) b[m][to].
 * Source: Bollen (1989), chapter 8.
 * @param coefficients one per path, in the model's order
 * @param totalEffects written: row = from, column = to, k x k
 */
export function computeTotalEffects(
  shape: ModelShape,
  coefficients: Float64Array,
  totalEffects: Float64Array,
): void {
  const { constructCount: k, order, pathFrom, pathTo } = shape;
  totalEffects.fill(0);
  for (let position = 0; position < k; position++) {
    const to = order[position] as number;
    for (let e = 0; e < pathTo.length; e++) {
      if (pathTo[e] !== to) continue;
      const cause = pathFrom[e] as number;
      const coefficient = coefficients[e] as number;
      for (let from = 0; from < k; from++) {
        const reaching = (from === cause ? 1 : 0) + (totalEffects[from * k + cause] as number);
        totalEffects[from * k + to] = (totalEffects[from * k + to] as number) + reaching * coefficient;
      }
    }
  }
}

/** Which constructs can act on which: true at [from * k + to] where a chain of paths leads from one to the other. */
export function reachable(shape: ModelShape): boolean[] {
  const effects = new Float64Array(shape.constructCount ** 2);
  computeTotalEffects(shape, new Float64Array(shape.pathFrom.length).fill(1), effects);
  return Array.from(effects, (count) => count > 0);
}
