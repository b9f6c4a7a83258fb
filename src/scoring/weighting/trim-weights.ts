/** Which weights are too large: those above `multiple` times the median or the mean weight. */
export interface Trimming {
  /** above 1 */
  multiple: number;
  of: "median" | "mean";
}

/** Draws come out of divisions. */
const rounding = 1e-9;

/**
 * The largest weight that trimming allows.
 * @param weights one per row; rows of weight 0 are no part of the sample and do not count in mean and median
 * @param draws how often each row was drawn, 1 outside the bootstrap; rows drawn 0 times do not count either
 * @throws {RangeError} if the multiple is not above 1
 * @example weightCap({ multiple: 3, of: "median" }, Float64Array.of(1, 2, 9), Float64Array.of(1, 1, 1)); // => 6
 */
export function weightCap(trimming: Trimming, weights: Float64Array, draws: Float64Array): number {
  const { multiple, of } = trimming;
  if (!(multiple > 1 && Number.isFinite(multiple)))
    throw new RangeError(`weightCap requires a multiple above 1, not ${multiple}`);
  return multiple * (of === "mean" ? meanWeight(weights, draws) : medianWeight(weights, draws));
}

/** Mean weight of a draw, rows of weight 0 left aside. */
export function meanWeight(weights: Float64Array, draws: Float64Array): number {
  let mass = 0;
  let count = 0;
  for (let r = 0; r < weights.length; r++) {
    if (weights[r] === 0) continue;
    mass += (weights[r] as number) * (draws[r] as number);
    count += draws[r] as number;
  }
  return mass / count;
}

/**
 * Cuts weights above the cap down to it, in place, and spreads what is cut off over the other rows in proportion to
 * their weights, so that the total stays. That may lift others above the cap: call it until nothing is cut.
 * Source: Potter (1990), A study of procedures to identify and trim extreme sampling weights.
 * @returns how many rows were cut
 */
export function trimWeights(weights: Float64Array, draws: Float64Array, cap: number): number {
  let excess = 0;
  let below = 0;
  let trimmedCount = 0;
  for (let r = 0; r < weights.length; r++) {
    const weight = weights[r] as number;
    const drawn = draws[r] as number;
    if (weight > cap && drawn > 0) {
      excess += (weight - cap) * drawn;
      trimmedCount += 1;
    } else {
      below += weight * drawn;
    }
  }
  if (trimmedCount === 0) return 0;
  const lift = 1 + excess / below;
  for (let r = 0; r < weights.length; r++) {
    const weight = weights[r] as number;
    weights[r] = weight > cap ? cap : weight * lift;
  }
  return trimmedCount;
}

/** The weight that half of the draws lie below; the middle of two where it falls between them. */
function medianWeight(weights: Float64Array, draws: Float64Array): number {
  const drawn = Array.from(weights.keys()).filter((r) => (draws[r] as number) > 0 && weights[r] !== 0);
  drawn.sort((a, b) => (weights[a] as number) - (weights[b] as number));
  const half = drawn.reduce((sum, r) => sum + (draws[r] as number), 0) / 2;
  let before = 0;
  for (const [position, r] of drawn.entries()) {
    before += draws[r] as number;
    const weight = weights[r] as number;
    if (before > half * (1 + rounding)) return weight;
    if (before >= half * (1 - rounding))
      return (weight + (weights[drawn[position + 1] as number] as number)) / 2;
  }
  throw new RangeError("medianWeight requires a row that was drawn");
}
