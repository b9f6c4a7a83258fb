import os from "node:os";
import { compare } from "../scoring/compare.ts";
import type { CompareInput, CompareOutcome } from "../scoring/compare-types.ts";
import { score } from "../scoring/score.ts";
import type { ScoreInput, ScoreOutcome } from "../scoring/score-types.ts";
import { compareInPool, destroyScoringPool, scoreInPool } from "../scoring-pool.ts";
import { tellProgress } from "./score-progress.ts";

/** Rows times replicates from which threads are worth their start, unless `--threads` says how many. */
const longWork = 1_000_000;

/** Scores here, or in threads where that is quicker; the digits are the same. */
export async function scoreWell(input: ScoreInput, threads: number | undefined): Promise<ScoreOutcome> {
  const replicateCount = input.bootstrap?.replicateCount ?? 0;
  const alone = (input.groups ?? []).filter(({ weighting }) => weighting !== "borrowed").length;
  const work = input.rowCount * replicateCount * (alone > 0 ? 2 : 1);
  if (!isLong(work, threads)) return score(input);
  return await inThreads("resamples", (onProgress) =>
    scoreInPool(input, { threads: threads ?? os.availableParallelism(), onProgress }),
  );
}

/** Compares in the same way. */
export async function compareWell(input: CompareInput, threads: number | undefined): Promise<CompareOutcome> {
  const replicateCount = (input.bootstrap?.replicateCount ?? 0) + (input.permutation?.replicateCount ?? 0);
  if (!isLong(input.rowCount * replicateCount, threads)) return compare(input);
  return await inThreads("resamples and permutations", (onProgress) =>
    compareInPool(input, { threads: threads ?? os.availableParallelism(), onProgress }),
  );
}

function isLong(work: number, threads: number | undefined): boolean {
  return work > 0 && (threads !== undefined || work >= longWork);
}

async function inThreads<Outcome>(
  what: string,
  work: (onProgress: (done: number, planned: number) => void) => Promise<Outcome>,
): Promise<Outcome> {
  const progress = tellProgress(what);
  try {
    return await work(progress.at);
  } finally {
    progress.end();
    await destroyScoringPool();
  }
}
