import { factorCholesky } from "../algebra/cholesky.ts";

/** Means and covariances (p x p, symmetric) as EM moves them. */
export interface NormalParameters {
  means: Float64Array;
  covariances: Float64Array;
}

/** Shortens EM's way: two steps show where it is heading, a third jumps ahead. */
export interface Accelerator {
  /** keeps where the parameters stand before the first (0) and the second (1) of two EM steps */
  remember(step: 0 | 1): void;
  /** after the two steps: moves the parameters ahead, or leaves them where covariances would not be any more */
  extrapolate(): void;
}

const stepLengthMax = 32;

/**
 * Squared extrapolation: with r the first of two steps and v what the second differs from it,
 * x + 2 a r + a^2 v, where a = |r| / |v|. At a = 1 that is where EM stands by itself. Lengths are measured in units
 * of the indicators' deviations, so that nothing depends on the answers' units.
 * Source: Varadhan & Roland (2008), scheme S3.
 * @param parameters moved in place
 */
export function createAccelerator(parameters: NormalParameters): Accelerator {
  const { means, covariances } = parameters;
  const p = means.length;
  const kept = [0, 1].map(() => ({ means: new Float64Array(p), covariances: new Float64Array(p * p) }));
  const [first, second] = kept as [NormalParameters, NormalParameters];
  const candidate = new Float64Array(p * p);
  const factor = new Float64Array(p * p);

  return {
    remember(step) {
      const into = step === 0 ? first : second;
      into.means.set(means);
      into.covariances.set(covariances);
    },
    extrapolate() {
      const length = Math.min(stepLength(first, second, parameters), stepLengthMax);
      if (!(length > 1)) return;
      jump(first.covariances, second.covariances, covariances, length, candidate);
      factor.set(candidate);
      if (!factorCholesky(factor, p)) return;
      covariances.set(candidate);
      jump(first.means, second.means, means, length, means);
    },
  };
}

function stepLength(first: NormalParameters, second: NormalParameters, third: NormalParameters): number {
  const { means, covariances } = third;
  const p = means.length;
  let steps = 0;
  let bends = 0;
  for (let i = 0; i < p; i++) {
    const variance = covariances[i * p + i] as number;
    if (variance === 0) continue;
    const r = (second.means[i] as number) - (first.means[i] as number);
    const v = (means[i] as number) - (second.means[i] as number) - r;
    steps += (r * r) / variance;
    bends += (v * v) / variance;
    for (let j = 0; j <= i; j++) {
      const scale = variance * (covariances[j * p + j] as number);
      if (scale === 0) continue;
      const at = i * p + j;
      const step = (second.covariances[at] as number) - (first.covariances[at] as number);
      const bend = (covariances[at] as number) - (second.covariances[at] as number) - step;
      steps += (step * step) / scale;
      bends += (bend * bend) / scale;
    }
  }
  return Math.sqrt(steps / bends);
}

function jump(
  first: Float64Array,
  second: Float64Array,
  third: Float64Array,
  length: number,
  into: Float64Array,
): void {
  for (let at = 0; at < into.length; at++) {
    const start = first[at] as number;
    const r = (second[at] as number) - start;
    const v = (third[at] as number) - (second[at] as number) - r;
    into[at] = start + 2 * length * r + length * length * v;
  }
}
