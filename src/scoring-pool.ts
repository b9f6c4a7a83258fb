import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Tinypool } from "tinypool";
import type { ScoreInput, ScoreOutcome } from "./scoring/score-types.ts";

declare global {
  /** "ended": this process is stopping and scores nothing any more */
  var manyiScoringPool: Tinypool | "ended" | undefined;
}

/** The pool was ended while it worked: nothing is wrong with the input, it can be scored again. */
export class ScoringInterruptedError extends Error {
  override name = "ScoringInterruptedError";
}

/**
 * Scores in a worker thread, so that the site answers meanwhile. Threads start when needed and end when idle.
 * @throws {Error} if the worker fails; the message says why, and the site lives on
 * @throws {ScoringInterruptedError} if the pool is destroyed meanwhile
 */
export async function scoreInPool(input: ScoreInput): Promise<ScoreOutcome> {
  if (input.resample) throw new RangeError("scoreInPool cannot hand a resample function to another thread");
  return (await runInPool(path.resolve("src/scoring-worker.ts"), input)) as ScoreOutcome;
}

/**
 * Runs the default export of a file in a thread of the pool. The file is loaded with the task, not with the thread:
 * then a module that does not load rejects the task, where a thread that does not start would leave it waiting.
 */
export async function runInPool(file: string, task: unknown): Promise<unknown> {
  globalThis.manyiScoringPool ??= createPool();
  const pool = globalThis.manyiScoringPool;
  if (pool === "ended") throw new ScoringInterruptedError("the process is stopping");
  try {
    return await pool.run(task, { filename: pathToFileURL(file).href });
  } catch (error) {
    if (globalThis.manyiScoringPool === pool) throw error;
    throw new ScoringInterruptedError("the scoring pool was ended", { cause: error });
  }
}

/** Ends the worker threads; a score under way is given up. Safe to call when nothing was started. */
export async function destroyScoringPool(): Promise<void> {
  await replacePool(undefined);
}

/** The same for good, when the process stops: a score that comes after it is not begun. */
export async function endScoringPool(): Promise<void> {
  await replacePool("ended");
}

async function replacePool(next: "ended" | undefined): Promise<void> {
  const pool = globalThis.manyiScoringPool;
  globalThis.manyiScoringPool = next;
  if (pool !== "ended") await pool?.destroy();
}

function createPool(): Tinypool {
  const pool = new Tinypool({
    filename: null,
    minThreads: 0,
    // One core stays with the site.
    maxThreads: Math.max(1, os.availableParallelism() - 1),
    idleTimeout: 30_000,
  });
  // A thread that dies between tasks has nobody waiting for it; unheard, the event would end the process.
  pool.on("error", () => undefined);
  return pool;
}
