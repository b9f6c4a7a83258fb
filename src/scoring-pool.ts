import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Tinypool } from "tinypool";
import type { ScoreInput, ScoreOutcome } from "./scoring/score-types.ts";

const singletonKey = Symbol.for("manyi.scoring-pool");
const holder = globalThis as unknown as { [singletonKey]?: Tinypool | undefined };

/**
 * Scores in a worker thread, so that the site answers meanwhile. Threads start when needed and end when idle.
 * @throws {Error} if the worker fails; the message says why, and the site lives on
 */
export async function scoreInPool(input: ScoreInput): Promise<ScoreOutcome> {
  if (input.resample) throw new RangeError("scoreInPool cannot hand a resample function to another thread");
  return (await pool().run(input)) as ScoreOutcome;
}

/** Ends the worker threads; a score under way is given up with an error. Safe to call when nothing was started. */
export async function destroyScoringPool(): Promise<void> {
  const current = holder[singletonKey];
  holder[singletonKey] = undefined;
  await current?.destroy();
}

function pool(): Tinypool {
  const current = holder[singletonKey] ?? createPool(pathToFileURL(path.resolve("src/scoring-worker.ts")));
  holder[singletonKey] = current;
  return current;
}

/** A pool of threads that run the default export of a file. */
export function createPool(workerFile: URL): Tinypool {
  const created = new Tinypool({
    filename: workerFile.href,
    minThreads: 0,
    // One core stays with the site.
    maxThreads: Math.max(1, os.availableParallelism() - 1),
    idleTimeout: 30_000,
  });
  // A worker that dies between tasks has nobody waiting for it; unheard, the event would end the process.
  created.on("error", () => undefined);
  return created;
}
