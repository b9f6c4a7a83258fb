/** How much of the spread between units is no more than chance. */
export interface NoiseShare {
  /** 0 to 1: mean sampling variance of the units' indices / observed variance between them */
  share: number;
  /** standard deviation of the units' indices as observed, index points */
  observedSpread: number;
  /** what is left of it without the sampling variance */
  trueSpread: number;
}

/** With fewer units their spread is hardly known at all. */
export const unitCountMin = 5;

/**
 * The share of the spread between units that is noise. Units that do not differ at all still differ in a sample, by
 * their sampling errors; what is observed beyond that is estimated as real: tau^2 = S^2 - mean(se^2), with S^2 the
 * variance (divisor K - 1) of the K indices. It is also the share by which an empirical-Bayes estimate draws a unit
 * of average precision towards the mean.
 * Source: Hedges (1983), variance components in the random effects model; Morris (1983), empirical Bayes.
 * @throws {RangeError} if there are fewer than 5 units
 * @example noiseShare([...five units between 68 and 76, standard errors around 2]); // => { share: 0.4, ... }
 */
export function noiseShare(units: readonly { index: number; standardError: number }[]): NoiseShare {
  const count = units.length;
  if (count < unitCountMin) throw new RangeError(`noiseShare requires ${unitCountMin} units, got ${count}`);
  const mean = units.reduce((sum, { index }) => sum + index, 0) / count;
  const observed = units.reduce((sum, { index }) => sum + (index - mean) ** 2, 0) / (count - 1);
  const noise = units.reduce((sum, { standardError }) => sum + standardError ** 2, 0) / count;
  return {
    share: observed > noise ? noise / observed : 1,
    observedSpread: Math.sqrt(observed),
    trueSpread: Math.sqrt(Math.max(0, observed - noise)),
  };
}
