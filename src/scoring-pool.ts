import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Tinypool } from "tinypool";
import type { CompareInput, CompareOutcome } from "./scoring/compare-types.ts";
import type { ComparisonReplicates } from "./scoring/comparison/replicated-comparison.ts";
import type { Share } from "./scoring/resampling/share.ts";
import type { ScoreReplicates } from "./scoring/score.ts";
import type { ScoreInput, ScoreOutcome } from "./scoring/score-types.ts";
import type { ScoringTask } from "./scoring-worker.ts";

declare global {
  /** "ended": this process is stopping and scores nothing any more */
  var manyiScoringPool: Tinypool | "ended" | undefined;
}

/** The pool was ended while it worked: nothing is wrong with the input, it can be scored again. */
export class ScoringInterruptedError extends Error {
  override name = "ScoringInterruptedError";
}

export interface PoolSettings {
  /** threads that share the replicates; absent: all cores but one, which stays with the site */
  threads?: number;
  /** told every quarter of a second, and in the end, how many replicates are done, of how many at most */
  onProgress?: (done: number, planned: number) => void;
  /** true: threads give way to the rest of the process where they compete for a core */
  background?: boolean;
}

const progressEveryMs = 250;

/**
 * Scores in worker threads, so that the site answers meanwhile. Threads start when needed and end when idle. The
 * numbers are the same for any number of threads.
 * @throws {Error} if a worker fails; the message says why, and the site lives on
 * @throws {ScoringInterruptedError} if the pool is destroyed meanwhile
 */
export async function scoreInPool(input: ScoreInput, settings: PoolSettings = {}): Promise<ScoreOutcome> {
  if (input.resample) throw new RangeError("scoreInPool cannot hand a resample function to another thread");
  const shared = { ...input, columns: input.columns.map(shareMemory) };
  const planned = plannedReplicates(input);
  return (await runShared<ScoreReplicates>(planned, settings, {
    replicates: (share, progress) => ({ ask: "replicates", input: shared, share, progress }),
    result: (shares) => ({ ask: "score", input: shared, ...(shares && { shares }) }),
  })) as ScoreOutcome;
}

/** Compares in worker threads, as `scoreInPool` scores. */
export async function compareInPool(
  input: CompareInput,
  settings: PoolSettings = {},
): Promise<CompareOutcome> {
  const shared = { ...input, columns: input.columns.map(shareMemory) };
  const pairCount = (input.groups.length * (input.groups.length - 1)) / 2;
  const planned =
    (input.bootstrap?.replicateCount ?? 0) + pairCount * (input.permutation?.replicateCount ?? 0);
  return (await runShared<ComparisonReplicates | null>(planned, settings, {
    replicates: (share, progress) => ({ ask: "comparison-replicates", input: shared, share, progress }),
    // No shares of what cannot be compared: the result says why.
    result: (shares) => ({
      ask: "comparison",
      input: shared,
      ...(shares && { shares: shares.flatMap((share) => share ?? []) }),
    }),
  })) as CompareOutcome;
}

/** What threads are asked for: their shares of the replicates, then the result from these, or all by itself. */
interface SharedTasks<Replicates> {
  replicates(share: Share, progress: Int32Array): ScoringTask;
  result(shares?: Replicates[]): ScoringTask;
}

async function runShared<Replicates>(
  planned: number,
  { threads = freeThreads(), onProgress, background = false }: PoolSettings,
  tasks: SharedTasks<Replicates>,
): Promise<unknown> {
  if (!(Number.isSafeInteger(threads) && threads >= 1))
    throw new RangeError(`the scoring pool requires one thread or more, not ${threads}`);
  const runTask = (task: ScoringTask) =>
    runInPool(path.resolve("src/scoring-worker.ts"), { ...task, background }, threads);
  if (planned === 0 || (threads === 1 && !onProgress)) return await runTask(tasks.result());
  const progress = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const timer = onProgress && setInterval(() => onProgress(progress[0] ?? 0, planned), progressEveryMs);
  try {
    // Where one fails, the others come to their end unheard. Aborted, their threads could take the next score with
    // them: tinypool hands waiting tasks to a thread that is ending.
    const shares = await Promise.all(
      Array.from({ length: threads }, (_, part) =>
        runTask(tasks.replicates({ part, of: threads }, progress)),
      ),
    );
    onProgress?.(progress[0] ?? 0, planned);
    return await runTask(tasks.result(shares as Replicates[]));
  } finally {
    clearInterval(timer);
  }
}

function plannedReplicates({ bootstrap, jackknife, groups = [] }: ScoreInput): number {
  const alone = groups.filter(({ weighting }) => weighting !== "borrowed").length;
  return (bootstrap?.replicateCount ?? jackknife?.groupCount ?? 0) * (1 + alone);
}

/** One copy for all threads, where each would otherwise be sent its own. */
function shareMemory(column: Float64Array): Float64Array {
  if (column.buffer instanceof SharedArrayBuffer) return column;
  const shared = new Float64Array(new SharedArrayBuffer(column.byteLength));
  shared.set(column);
  return shared;
}

/**
 * Runs the default export of a file in a thread of the pool. The file is loaded with the task, not with the thread:
 * then a module that does not load rejects the task, where a thread that does not start would leave it waiting.
 * @param threads how many the pool may have, where it does not stand yet
 */
export async function runInPool(file: string, task: unknown, threads = freeThreads()): Promise<unknown> {
  globalThis.manyiScoringPool ??= createPool(threads);
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

/** One core stays with the site. */
function freeThreads(): number {
  return Math.max(1, os.availableParallelism() - 1);
}

function createPool(threads: number): Tinypool {
  const pool = new Tinypool({ filename: null, minThreads: 0, maxThreads: threads, idleTimeout: 30_000 });
  // A thread that dies between tasks has nobody waiting for it; unheard, the event would end the process.
  pool.on("error", () => undefined);
  return pool;
}
