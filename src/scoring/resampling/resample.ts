/**
 * Draws one bootstrap resample: `rowCount` row numbers (0-based, with replacement) for the replicate of that number.
 * It depends on nothing but its arguments, so that replicates can be computed in any order and on any thread.
 * The returned array may be reused by the next call.
 */
export type Resample = (replicate: number, rowCount: number) => Uint32Array;
