/**
 * Where the field draws its lines. They are conventions, not laws: a finding names the number beside the line.
 * Source, where no other is named: Hair, Risher, Sarstedt & Ringle (2019), European Business Review 31(1).
 */
export const thresholds = {
  /** rho_A and rho_C from here on are reliable; Nunnally & Bernstein (1994) */
  reliable: 0.7,
  /** below this even exploring with the construct is doubtful */
  exploratory: 0.6,
  /** above this, indicators repeat each other; Diamantopoulos et al. (2012) */
  redundant: 0.95,
  /** a construct explains at least half of its indicators' variance; Fornell & Larcker (1981) */
  convergent: 0.5,
  /** an indicator that loads less hardly belongs; Hair et al. (2022), chapter 4 */
  belonging: 0.4,
  /** HTMT from here on: look closely; Henseler, Ringle & Sarstedt (2015) */
  similar: 0.85,
  /** HTMT from here on: not told apart, even if close in meaning; Henseler, Ringle & Sarstedt (2015) */
  overlapping: 0.9,
  /** VIF from here on: coefficients start to blur; Diamantopoulos & Siguaw (2006), Kock (2015) */
  inflated: 3.3,
  /** VIF from here on: coefficients cannot be trusted one by one */
  collinear: 5,
  /** f² below this: no effect to speak of; Cohen (1988) */
  negligible: 0.02,
} as const;
