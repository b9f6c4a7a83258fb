import { indicatorsOf, type PathModel } from "../model/path-model.ts";
import { type AnswerSums, pairAt } from "../moments/answer-sums.ts";

/** Rows that were drawn alike, added up. */
export interface SumsPart {
  readonly rowCount: number;
  readonly samplingWeight: number;
  readonly sums: AnswerSums;
}

/** An index under given weights; `standardError` null under 2 rows. */
export interface IndexOfSums {
  readonly n: number;
  readonly index: number;
  readonly standardError: number | null;
}

/**
 * The index of one construct from sums of answers, under weights that are given and held fixed. Each question's mean
 * is taken over those who answered it; the standard error is that of a sum of such ratios, linearized: every row
 * counts with its deviations from the means, each divided by the mass that answered. With nothing missing and equal
 * sampling weights it is the standard deviation of the rows' own 0-100 scores divided by the root of n.
 * Source: linearization of ratios, Woodruff (1971); index as in `constructIndex`.
 * @param weights unstandardized, by indicator of the construct, any multiple
 * @returns null where nobody answered a question that has a weight
 * @throws {RangeError} if the model has no such construct
 */
export function indexOfSums(
  pathModel: PathModel,
  construct: string,
  weights: Readonly<Record<string, number>>,
  parts: readonly SumsPart[],
): IndexOfSums | null {
  const block = blockOf(pathModel, construct, weights);
  const indicatorCount = indicatorsOf(pathModel).length;
  const means = block.map(({ at }) => meanOf(parts, at, indicatorCount));
  if (means.some(({ mass }) => mass === 0)) return null;
  const index = block.reduce(
    (sum, { slope, bottom }, i) => sum + slope * ((means[i]?.mean ?? 0) - bottom),
    0,
  );
  const n = parts.reduce((sum, { rowCount }) => sum + rowCount, 0);
  if (n < 2) return { n, index, standardError: null };
  const squares = parts.reduce(
    (sum, part) => sum + part.samplingWeight ** 2 * squaredResiduals(part.sums, block, means, indicatorCount),
    0,
  );
  return { n, index, standardError: Math.sqrt((n / (n - 1)) * Math.max(0, squares)) };
}

/** An indicator of the construct: index points per answered point, and the answer that counts as 0. */
interface BlockIndicator {
  readonly at: number;
  readonly slope: number;
  readonly bottom: number;
}

interface Mean {
  readonly mean: number;
  readonly mass: number;
}

function blockOf(
  pathModel: PathModel,
  construct: string,
  weights: Readonly<Record<string, number>>,
): BlockIndicator[] {
  const own = pathModel.constructs.find(({ name }) => name === construct);
  if (!own) throw new RangeError(`indexOfSums requires a construct of the model, got ${construct}`);
  const all = indicatorsOf(pathModel);
  const weighted = own.indicators.map((indicator) => ({ indicator, weight: weights[indicator.name] ?? 0 }));
  const range = weighted.reduce(
    (sum, { indicator, weight }) => sum + weight * (indicator.max - indicator.min),
    0,
  );
  return weighted
    .filter(({ weight }) => weight !== 0)
    .map(({ indicator, weight }) => ({
      at: all.findIndex(({ name }) => name === indicator.name),
      slope: ((indicator.reversed ? -100 : 100) * weight) / range,
      bottom: indicator.reversed ? indicator.max : indicator.min,
    }));
}

function meanOf(parts: readonly SumsPart[], at: number, indicatorCount: number): Mean {
  let [sum, mass] = [0, 0];
  for (const { samplingWeight, sums } of parts) {
    sum += samplingWeight * (sums.sums[at * indicatorCount + at] as number);
    mass += samplingWeight * (sums.counts[pairAt(at, at)] as number);
  }
  return { mean: sum / mass, mass };
}

/** The sum over the rows of their squared linearized deviation. */
function squaredResiduals(
  { counts, sums, products }: AnswerSums,
  block: readonly BlockIndicator[],
  means: readonly Mean[],
  indicatorCount: number,
): number {
  let total = 0;
  for (const [i, a] of block.entries())
    for (const [j, b] of block.entries()) {
      const [first, second] = [means[i] as Mean, means[j] as Mean];
      const pair = pairAt(a.at, b.at);
      const centred =
        (products[pair] as number) -
        first.mean * (sums[b.at * indicatorCount + a.at] as number) -
        second.mean * (sums[a.at * indicatorCount + b.at] as number) +
        first.mean * second.mean * (counts[pair] as number);
      total += (a.slope / first.mass) * (b.slope / second.mass) * centred;
    }
  return total;
}
