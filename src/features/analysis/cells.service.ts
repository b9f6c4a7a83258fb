import type { Database } from "../../../db/client.ts";
import type { ResponseMark } from "../responses/response.ts";
import { deleteResponseMarks, listMarkedWaves, listResponseMarks } from "../responses/responses.service.ts";
import { decideRebuild } from "./cell-rebuild.ts";
import { type CellSums, cellSums } from "./cell-sums.ts";
import { findCellBuild, replaceCells } from "./cells.store.ts";
import { deleteResults } from "./erase-results.store.ts";
import { readForModel } from "./response-matrix.ts";
import { findLatestRun } from "./score-runs.store.ts";
import { findFieldedWave, readWaveAnswers } from "./wave-answers.store.ts";

/** What was known of a wave's cells and marks before its answers were read. */
export interface CellBase {
  readonly waveId: string;
  readonly revision: number;
  /** up to when the present cells hold answers; undefined: there are none */
  readonly builtUntil: Date | null | undefined;
  readonly marks: readonly ResponseMark[];
}

export async function cellBase(db: Database, waveId: string): Promise<CellBase> {
  const build = await findCellBuild(db, waveId);
  const { revision = 0, answersUntil: builtUntil } = build ?? {};
  return { waveId, revision, builtUntil, marks: await listResponseMarks(db, waveId) };
}

/**
 * Stores cells with what they are made from and takes away the marks they answer, in the caller's transaction.
 * @returns false if others have stored cells since `base`; nothing is changed then
 */
export async function storeCells(
  tx: Database,
  { waveId, revision, marks }: CellBase,
  { cells, wideAttributes, responseCount }: ReturnType<CellSums["finish"]>,
  answersUntil: Date | null,
  now: Date,
): Promise<boolean> {
  const build = { waveId, revision, answersUntil, responseCount, wideAttributes, builtAt: now };
  if (!(await replaceCells(tx, build, cells))) return false;
  await deleteResponseMarks(tx, marks);
  return true;
}

const attemptCountMax = 5;

/**
 * Makes the cells of a wave anew from its responses: those its last results rest on, so that the answers of an open
 * wave cannot be told apart by looking twice. Done twice, it is done.
 * @returns "waiting" where nothing may be shown yet; the marks stay
 */
export async function rebuildCells(
  db: Database,
  waveId: string,
  now: () => Date,
): Promise<"built" | "waiting" | "overtaken"> {
  for (let attempt = 0; attempt < attemptCountMax; attempt++) {
    const base = await cellBase(db, waveId);
    const fielded = await findFieldedWave(db, waveId);
    const run = await findLatestRun(db, waveId, ["done"]);
    if (!fielded) return "waiting";
    const decision = decideRebuild({
      privacyMode: fielded.version.privacyMode,
      lastRun: run?.settings ?? null,
      builtUntil: base.builtUntil,
      changes: base.marks.map(({ change }) => change),
    });
    if (!decision.rebuild) return "waiting";
    const { definition } = fielded.version;
    const sums = cellSums(definition);
    for await (const batch of readWaveAnswers(db, waveId, decision.answersUntil))
      for (const response of batch) sums.add(response, readForModel(definition, response.answers));
    const summed = sums.finish();
    const stored = await db.transaction((tx) => storeCells(tx, base, summed, decision.answersUntil, now()));
    if (stored) return "built";
  }
  return "overtaken";
}

/** Makes the cells of every wave anew in which responses were written, changed or erased. @returns how many */
export async function rebuildMarkedCells(db: Database, now: () => Date): Promise<number> {
  let built = 0;
  for (const waveId of await listMarkedWaves(db))
    if ((await rebuildCells(db, waveId, now)) === "built") built += 1;
  return built;
}

/** Takes away every result of a programme, for good: score runs, cells, tags of comments. */
export const eraseResults = deleteResults;
