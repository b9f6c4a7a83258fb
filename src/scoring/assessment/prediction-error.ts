/** Sums over the answers that were predicted. */
export interface PredictionError {
  mass: number;
  squares: number;
  sizes: number;
}

export function createPredictionError(): PredictionError {
  return { mass: 0, squares: 0, sizes: 0 };
}

/** Counts one prediction's miss, as often as the row's mass says. */
export function addPredictionError(into: PredictionError, miss: number, mass: number): void {
  into.mass += mass;
  into.squares += mass * miss * miss;
  into.sizes += mass * Math.abs(miss);
}

/** Root mean squared error, in points of the answer scale. */
export function rootMeanSquare({ squares, mass }: PredictionError): number {
  return Math.sqrt(squares / mass);
}

/** Mean absolute error, in points of the answer scale. */
export function meanAbsolute({ sizes, mass }: PredictionError): number {
  return sizes / mass;
}

/**
 * Q² predict: the share of the mean's squared error that a prediction saves, 1 - SSE / SSE of the training mean. At or
 * below 0 it is no better than saying the mean.
 * Source: Shmueli, Sarstedt, Hair, Cheah, Ting, Vaithilingam & Ringle (2019), European Journal of Marketing 53(11).
 * @returns null where the mean is always right
 */
export function qSquaredPredict(prediction: PredictionError, mean: PredictionError): number | null {
  return mean.squares > 0 ? 1 - prediction.squares / mean.squares : null;
}
