/**
 * Distribution function of the standard normal distribution, to about 16 digits.
 * Source: Marsaglia (2004), Evaluating the Normal Distribution, by its Taylor series; beyond 6 the continued fraction
 * of NIST Digital Library of Mathematical Functions, 7.9.3.
 * @example normalCdf(1.959963984540054); // => 0.975
 */
export function normalCdf(x: number): number {
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  if (Math.abs(x) > 6) {
    let fraction = Math.abs(x);
    for (let k = 60; k > 0; k--) fraction = Math.abs(x) + k / fraction;
    return x < 0 ? density / fraction : 1 - density / fraction;
  }
  let term = x;
  let sum = x;
  for (let k = 3; Math.abs(term) > 1e-18 * Math.abs(sum); k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return 0.5 + density * sum;
}
