import { studentQuantile } from "./student-t.ts";

export interface DetectionRule {
  /** standard deviation of the respondents' 0-100 scores */
  standardDeviation: number;
  /** probability of finding a change of that size */
  power: number;
  /** two-sided */
  significance: number;
}

/**
 * What is assumed before a programme has data of its own. Individual scores of the ECSI mobile phone data (Tenenhaus
 * et al. 2005) deviate by 14.4 points; 14.8 adds what estimating the weights costs.
 */
export const detectionDefaults: DetectionRule = { standardDeviation: 14.8, power: 0.8, significance: 0.05 };

/**
 * The smallest difference between the indices of two waves (or groups) of different respondents that a comparison
 * would reliably show, in index points: (t_{1-a/2} + t_power) sd sqrt(1/n1 + 1/n2).
 * Source: Cohen (1988), chapter 2.
 * @param counts answers expected in each wave
 * @throws {RangeError} if either wave has fewer than 2 answers
 * @example smallestDetectableChange({ first: 250, second: 250 }); // => 3.72
 */
export function smallestDetectableChange(
  counts: { first: number; second: number },
  rule: Partial<DetectionRule> = {},
): number {
  const { first, second } = counts;
  if (!(first >= 2 && second >= 2))
    throw new RangeError("smallestDetectableChange requires 2 answers in each wave");
  const { standardDeviation, power, significance } = { ...detectionDefaults, ...rule };
  const degreesOfFreedom = first + second - 2;
  const margin =
    studentQuantile(1 - significance / 2, degreesOfFreedom) + studentQuantile(power, degreesOfFreedom);
  return margin * standardDeviation * Math.sqrt(1 / first + 1 / second);
}

/**
 * How many answers each of two waves needs to show a change of that many index points.
 * @throws {RangeError} if the change is not positive
 * @example answersNeeded(1.5); // => 1530
 */
export function answersNeeded(change: number, rule: Partial<DetectionRule> = {}): number {
  if (!(change > 0)) throw new RangeError("answersNeeded requires a positive change");
  let enough = 2;
  while (smallestDetectableChange({ first: enough, second: enough }, rule) > change) enough *= 2;
  let tooFew = enough / 2;
  while (enough - tooFew > 1) {
    const middle = Math.floor((enough + tooFew) / 2);
    if (smallestDetectableChange({ first: middle, second: middle }, rule) > change) tooFew = middle;
    else enough = middle;
  }
  return enough;
}
