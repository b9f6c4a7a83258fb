import type { Moments } from "../moments/moments.ts";

/**
 * The moments of two groups taken together. Each group's moments count its rows with mean weight 1, whatever unit
 * the sampling weights have; `unit` says what a row of the group weighs beside one of the other group.
 * With equal units this is `addMoments`, written in place.
 * Source: Chan, Golub & LeVeque (1983), updating formulae for variances.
 * @param pooled written
 */
export function poolMoments(
  a: { moments: Moments; unit: number },
  b: { moments: Moments; unit: number },
  pooled: Moments,
): void {
  const p = pooled.means.length;
  const n = a.moments.n + b.moments.n;
  const massA = a.moments.n * a.unit;
  const massB = b.moments.n * b.unit;
  const shareA = massA / (massA + massB);
  const shareB = 1 - shareA;
  const bessel = n / (n - 1);
  const factorA = (bessel * shareA * (a.moments.n - 1)) / a.moments.n;
  const factorB = (bessel * shareB * (b.moments.n - 1)) / b.moments.n;
  const factorBetween = bessel * shareA * shareB;
  const differenceOf = (i: number) => (b.moments.means[i] as number) - (a.moments.means[i] as number);
  pooled.n = n;
  for (let i = 0; i < p; i++) {
    const difference = differenceOf(i);
    pooled.means[i] = (a.moments.means[i] as number) + shareB * difference;
    for (let j = 0; j <= i; j++) {
      const at = i * p + j;
      const within =
        factorA * (a.moments.covariances[at] as number) + factorB * (b.moments.covariances[at] as number);
      const covariance = within + factorBetween * difference * differenceOf(j);
      pooled.covariances[at] = covariance;
      pooled.covariances[j * p + i] = covariance;
    }
  }
}
