import type { Resample } from "./resample.ts";

/**
 * A resampler for a seed: xoshiro128**, its state made anew for every replicate by hashing seed and replicate, so
 * that neighbouring seeds and replicates share nothing and any thread can do any replicate.
 * Source: Blackman & Vigna (2021), Scrambled linear pseudorandom number generators; splitmix32 for the state.
 * @throws {RangeError} if the seed is no whole number
 */
export function seededResample(seed: number): Resample {
  if (!Number.isSafeInteger(seed)) throw new RangeError("seededResample requires a whole number as seed");
  const rooms = new Map<number, Uint32Array>();
  const state = new Uint32Array(4);
  return (replicate, rowCount) => {
    const rows = rooms.get(rowCount) ?? new Uint32Array(rowCount);
    rooms.set(rowCount, rows);
    setState(state, seed, replicate);
    for (let i = 0; i < rowCount; i++) rows[i] = Math.floor((next(state) / 0x1_0000_0000) * rowCount);
    return rows;
  };
}

/**
 * Numbers from 0 up to, but not including, 1, of the same generator: a stream for every replicate of a seed.
 * @throws {RangeError} if the seed is no whole number
 */
export function seededUniform(seed: number, replicate: number): () => number {
  if (!Number.isSafeInteger(seed)) throw new RangeError("seededUniform requires a whole number as seed");
  const state = new Uint32Array(4);
  setState(state, seed, replicate);
  return () => next(state) / 0x1_0000_0000;
}

function setState(state: Uint32Array, seed: number, replicate: number): void {
  let hash = mix(mix(Math.floor(seed / 0x1_0000_0000) ^ 0x9e3779b9) ^ seed);
  hash = mix(hash ^ mix(replicate));
  for (let i = 0; i < 4; i++) state[i] = mix(hash + Math.imul(i + 1, 0x9e3779b9));
}

/** The finalizer of MurmurHash3: every bit of the input moves every bit of the output. */
function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** The next 32 bits, as a number from 0 to 2^32 - 1. */
function next(state: Uint32Array): number {
  const a = state[0] as number;
  const b = state[1] as number;
  const c = state[2] as number;
  const d = state[3] as number;
  const scrambled = Math.imul(rotate(Math.imul(b, 5), 7), 9);
  const third = c ^ a;
  const fourth = d ^ b;
  state[1] = b ^ third;
  state[0] = a ^ fourth;
  state[2] = third ^ (b << 9);
  state[3] = rotate(fourth, 11);
  return scrambled >>> 0;
}

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}
