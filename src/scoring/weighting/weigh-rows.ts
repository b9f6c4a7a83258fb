import type { Margin } from "./margin.ts";
import { createRaker, type RakingOutcome } from "./rake.ts";
import { meanWeight, type Trimming, trimWeights, weightCap } from "./trim-weights.ts";

const roundCountMax = 100;
/** A weight may pass the cap by this share of it: raking after the last cut lifts it by as little. */
const capTolerance = 1e-4;

export interface TrimmingOutcome {
  /** the largest weight allowed, and the largest there is */
  cap: number;
  largestWeight: number;
  /** rows at the cap */
  trimmedCount: number;
  /** false: the margins cannot be met with weights this even */
  reached: boolean;
}

export interface WeighingOutcome {
  raking: RakingOutcome;
  trimming: TrimmingOutcome | null;
}

/** Weights masses anew, in place. */
export type Weigher = (masses: Float64Array) => WeighingOutcome;

/**
 * Rakes masses to margins and trims the weights that become too large, in turns: rake, cut at the cap, rake again,
 * until both hold. The cap is set once, by the weights after the first raking. The last step is always a raking: the
 * margins hold even where the cap cannot.
 * @param base the weight of each row before raking; masses are multiples of it, so that a replicate's masses tell
 *   how often a row was drawn, and the cap applies to the weight of one draw
 */
export function createWeigher(
  margins: readonly Margin[],
  trimming: Trimming | undefined,
  rows: Uint32Array,
  base: Float64Array,
): Weigher {
  const rake = createRaker(margins, rows);
  const draws = new Float64Array(base.length);

  return (masses) => {
    for (let r = 0; r < base.length; r++) {
      draws[r] = (base[r] as number) > 0 ? (masses[r] as number) / (base[r] as number) : 0;
    }
    const raking = rake(masses);
    if (!trimming || !raking.possible) return { raking, trimming: null };
    return trimRaked(masses, draws, trimming, rake, raking);
  };
}

function trimRaked(
  masses: Float64Array,
  draws: Float64Array,
  trimming: Trimming,
  rake: (masses: Float64Array) => RakingOutcome,
  firstRaking: RakingOutcome,
): WeighingOutcome {
  const weights = new Float64Array(masses.length);
  divide(masses, draws, weights);
  const cap = weightCap(trimming, weights, draws);
  let raking = firstRaking;
  // Where the cap lies below the mean, no weights can keep it.
  const rounds = cap >= meanWeight(weights, draws) ? roundCountMax : 0;
  for (let round = 0; round < rounds && !within(weights, cap); round++) {
    trimWeights(weights, draws, cap);
    for (let r = 0; r < masses.length; r++) masses[r] = (weights[r] as number) * (draws[r] as number);
    raking = rake(masses);
    divide(masses, draws, weights);
  }
  const atCap = weights.filter((weight) => weight >= cap * (1 - capTolerance));
  return {
    raking,
    trimming: {
      cap,
      largestWeight: weights.reduce((largest, weight) => Math.max(largest, weight), 0),
      trimmedCount: atCap.length,
      reached: within(weights, cap),
    },
  };
}

function divide(masses: Float64Array, draws: Float64Array, weights: Float64Array): void {
  for (let r = 0; r < masses.length; r++) {
    const drawn = draws[r] as number;
    weights[r] = drawn > 0 ? (masses[r] as number) / drawn : 0;
  }
}

function within(weights: Float64Array, cap: number): boolean {
  const limit = cap * (1 + capTolerance);
  for (let r = 0; r < weights.length; r++) if ((weights[r] as number) > limit) return false;
  return true;
}
