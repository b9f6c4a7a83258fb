import type { Database } from "../../../db/client.ts";
import { codeVersion } from "../../code-version.ts";
import { enqueue } from "../../jobs/queue.ts";
import { ScoringInterruptedError } from "../../scoring-pool.ts";
import type { FieldedWave } from "./analysis.ts";
import { cellBase, rebuildCells, storeCells } from "./cells.service.ts";
import { loadComparedWave, loadEarlierWave } from "./earlier-wave.service.ts";
import { answerCountMin } from "./publishing.ts";
import { dataHash } from "./response-matrix.ts";
import { answersUntilOf, loadScoreData, loadScoreDataWithSums } from "./score-data.service.ts";
import { type ScoreData, type Scoring, scoreParts } from "./score-parts.ts";
import type { ScoreResults, ScoreRunFailure, ScoreSettings } from "./score-run.ts";
import {
  claimScoreRun,
  findLatestRun,
  findScoreRun,
  finishScoreRun,
  hasClosingRun,
  insertScoreRun,
  listRunsEndedSince,
  type ScoreRunRow,
} from "./score-runs.store.ts";
import { countWaveAnswers, findFieldedWave } from "./wave-answers.store.ts";
import type { EarlierWave } from "./wave-comparison.ts";

const replicateCountMax = 2000;
const replicateCountMin = 500;
/** Of a large wave fewer replicates do: its interval is so narrow that their lot shows behind the digits printed. */
const drawnRowCountMax = 40_000_000;
/** More permutations tell a 5 % quantile no better. */
const permutationCountMax = 1000;
const seedMax = 2 ** 31;

export interface ScoreRunRequest {
  readonly waveId: string;
  readonly trigger: "wave-closed" | "requested";
  readonly staffId: string | null;
  readonly now: Date;
  /** of the bootstrap; drawn where absent */
  readonly seed?: number;
  /** absent: 2,000, fewer of more than 20,000 answers */
  readonly replicateCount?: number;
}

export type ScoreRunRequested =
  | { readonly requested: true; readonly scoreRunId: string }
  | { readonly requested: false; readonly reason: "no-such-wave" | "not-sent" | "already-queued" }
  /** two runs of an open wave that differ by a few people would tell what those answered */
  | { readonly requested: false; readonly reason: "too-few-new-answers" };

/**
 * Creates a run of a wave and queues its computation, both in the caller's transaction. The closing of a wave has one
 * run; on request, a run is refused while another one waits, and for an open wave until 5 more people have answered.
 */
export async function requestScoreRun(tx: Database, request: ScoreRunRequest): Promise<ScoreRunRequested> {
  const fielded = await findFieldedWave(tx, request.waveId);
  if (!fielded) return { requested: false, reason: "no-such-wave" };
  if (fielded.wave.status === "draft") return { requested: false, reason: "not-sent" };
  const refusal = await refusalOf(tx, fielded, request.trigger);
  if (refusal) return { requested: false, reason: refusal };
  const { replicateCount = replicatesFor(await countWaveAnswers(tx, request.waveId)) } = request;
  const row = newScoreRun(fielded, { ...request, replicateCount });
  await insertScoreRun(tx, row);
  await enqueue(tx, "compute-score-run", { scoreRunId: row.id });
  return { requested: true, scoreRunId: row.id };
}

export type ScoreRunComputed =
  | { readonly status: "done" }
  | { readonly status: "failed"; readonly failure: ScoreRunFailure; readonly error?: unknown }
  /** there is no such run, or it has ended before */
  | { readonly status: "not-waiting" };

/**
 * Computes a queued run and stores what came out, also when scoring fails.
 * @throws {ScoringInterruptedError} if the process ends meanwhile; the run still waits, and its job comes again
 */
export async function computeScoreRun(
  db: Database,
  scoreRunId: string,
  scoring: Scoring,
  now: () => Date,
): Promise<ScoreRunComputed> {
  const run = await claimScoreRun(db, scoreRunId);
  if (!run) return { status: "not-waiting" };
  const base = await cellBase(db, run.waveId);
  const { data, sums } = await loadScoreDataWithSums(db, run);
  const earlier = run.settings.comparison ? await loadEarlierWave(db, run) : null;
  const outcome = await scoreWave(data, run, scoring, earlier);
  const finished = {
    status: outcome.failure ? ("failed" as const) : ("done" as const),
    failure: outcome.failure,
    results: outcome.results,
    dataHash: await dataHash(data.matrix),
    rowCount: data.matrix.rows.length,
    codeVersion: codeVersion(),
    definitionName: outcome.results?.whole?.definition.name ?? run.definitionName,
    definitionVersion: outcome.results?.whole?.definition.version ?? run.definitionVersion,
    finishedAt: now(),
  };
  const stored = await db.transaction(async (tx) => {
    await finishScoreRun(tx, run.id, finished);
    return outcome.failure !== null || (await storeCells(tx, base, sums, answersUntilOf(run), now()));
  });
  if (!stored) await rebuildCells(db, run.waveId, now);
  return outcome.failure
    ? { status: "failed", failure: outcome.failure, error: outcome.error }
    : { status: "done" };
}

export interface EndedRun {
  readonly waveId: string;
  readonly failed: boolean;
  readonly at: Date;
}

/** The waves whose newest computation ended at this moment or later. */
export async function listEndedRuns(db: Database, since: Date): Promise<EndedRun[]> {
  const runs = await listRunsEndedSince(db, since);
  return runs.flatMap(({ waveId, status, finishedAt }) =>
    finishedAt ? [{ waveId, failed: status === "failed", at: finishedAt }] : [],
  );
}

export type Recomputed =
  | { readonly recomputed: true; readonly results: ScoreResults }
  | { readonly recomputed: false; readonly reason: "not-done" | "answers-changed" | "failed" };

/**
 * Computes a finished run once more from what is stored: its settings and seed, the frozen survey version and the
 * answers, which must be the same to the bit (the data hash), as must those of the wave it was compared with. Nothing is
 * written.
 */
export async function recompute(db: Database, scoreRunId: string, scoring: Scoring): Promise<Recomputed> {
  const run = await findScoreRun(db, scoreRunId);
  if (run?.status !== "done") return { recomputed: false, reason: "not-done" };
  const data = await loadScoreData(db, run);
  const compared = run.results?.comparison;
  const earlier = compared ? await loadComparedWave(db, compared) : null;
  const isSame = (await dataHash(data.matrix)) === run.dataHash && earlier?.dataHash === compared?.dataHash;
  if (!isSame) return { recomputed: false, reason: "answers-changed" };
  const { results, failure } = await scoreWave(data, run, scoring, earlier);
  if (!results || failure) return { recomputed: false, reason: "failed" };
  if (results.comparison?.personsHash !== compared?.personsHash)
    return { recomputed: false, reason: "answers-changed" };
  return { recomputed: true, results };
}

async function refusalOf(tx: Database, { wave }: FieldedWave, trigger: ScoreRunRequest["trigger"]) {
  // The job that follows the closing may be delivered twice.
  if (trigger === "wave-closed")
    return (await hasClosingRun(tx, wave.id)) ? ("already-queued" as const) : null;
  if (await findLatestRun(tx, wave.id, ["queued", "running"])) return "already-queued" as const;
  const last = wave.status === "closed" ? null : await findLatestRun(tx, wave.id, ["done"]);
  if (!last?.results) return null;
  const counted = (last.rowCount ?? 0) + leftOutCount(last.results);
  const added = (await countWaveAnswers(tx, wave.id)) - counted;
  return added < answerCountMin ? ("too-few-new-answers" as const) : null;
}

function leftOutCount({ selfSelectedCount, notAskedCount, emptyCount }: ScoreResults): number {
  return selfSelectedCount + notAskedCount + emptyCount;
}

function newScoreRun(
  { wave, version, programme }: FieldedWave,
  request: ScoreRunRequest & { readonly replicateCount: number },
) {
  const { replicateCount } = request;
  const settings: ScoreSettings = {
    scheme: "path",
    missing: "em",
    replicateCount,
    includesSelfSelected: programme.includesSelfSelected,
    answersUntil: wave.status === "closed" ? null : request.now.toISOString(),
    design: "as-drawn",
    comparison: { permutationCount: Math.min(permutationCountMax, replicateCount) },
    assessed: true,
  };
  return {
    id: crypto.randomUUID(),
    programmeId: programme.id,
    waveId: wave.id,
    surveyVersionId: version.id,
    period: wave.period,
    trigger: request.trigger,
    requestedBy: request.staffId,
    status: "queued" as const,
    // Until it is computed: what it will be with enough answers.
    definitionName: "unstandardized-weights",
    definitionVersion: 1,
    settings,
    seed: request.seed ?? randomSeed(),
    codeVersion: codeVersion(),
    createdAt: request.now,
  };
}

function replicatesFor(answerCount: number): number {
  const affordable = Math.floor(drawnRowCountMax / Math.max(1, answerCount));
  return Math.min(replicateCountMax, Math.max(replicateCountMin, affordable));
}

function randomSeed(): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  return drawn % seedMax;
}

interface Scored {
  readonly results: ScoreResults | null;
  readonly failure: ScoreRunFailure | null;
  readonly error?: unknown;
}

async function scoreWave(
  data: ScoreData,
  run: ScoreRunRow,
  scoring: Scoring,
  earlier: EarlierWave | null,
): Promise<Scored> {
  try {
    return await scoreParts(data, run, scoring, earlier);
  } catch (error) {
    if (error instanceof ScoringInterruptedError) throw error;
    return { results: null, failure: "scoring-stopped", error };
  }
}
