import type { Database } from "../../../db/client.ts";
import { isRecordId } from "../../../db/record-id.ts";
import type { AnalysedWave, Analysis, FieldedWave, FinishedRun, LatestRun } from "./analysis.ts";
import type { Scope } from "./figures.ts";
import type { ScoreRunFailure } from "./score-run.ts";
import { findLatestRun, listLatestDoneRuns, type ScoreRunRow } from "./score-runs.store.ts";
import { changeOf, type ScoredWave, type TrendPoint, trendOf, type WaveChange } from "./trend.ts";
import { findProgrammeName, isAskedOfOnly, listFieldedWaves, listUnitsAt } from "./wave-answers.store.ts";

/**
 * Everything the analysis page of a programme shows to somebody who sees these units.
 * @param waveId the wave to show; absent: the newest closed one with results, or else the newest
 * @returns null if there is no such programme, or no such wave in it
 */
export async function loadAnalysis(
  db: Database,
  programmeId: string,
  visibleUnitIds: readonly string[],
  now: Date,
  waveId?: string,
): Promise<Analysis | null> {
  if (!isRecordId(programmeId)) return null;
  const name = await findProgrammeName(db, programmeId);
  if (name === null) return null;
  const { scope, scopeName } = await scopeOf(db, programmeId, visibleUnitIds, now);
  const { waves, runs, scored } = await loadScoredWaves(db, programmeId, scope, visibleUnitIds);
  const wanted = waveId ?? headlineWave(scored)?.waveId ?? waves.at(-1)?.wave.id;
  const chosen = waves.find(({ wave }) => wave.id === wanted);
  if (waveId !== undefined && !chosen) return null;
  return {
    programme: { id: programmeId, name },
    waves: waves.toReversed(),
    scope,
    scopeName,
    trend: trendOf(scored, scope),
    scored,
    selected: chosen ? await loadSelected(db, chosen, { scored, runs }, scope) : null,
  };
}

/** The newest index of a programme with its change, for a line on other pages; null before the first results. */
export async function loadHeadline(
  db: Database,
  programmeId: string,
  visibleUnitIds: readonly string[],
  now: Date,
): Promise<{ point: TrendPoint; change: WaveChange | null } | null> {
  const { scope } = await scopeOf(db, programmeId, visibleUnitIds, now);
  const { scored } = await loadScoredWaves(db, programmeId, scope, visibleUnitIds);
  const upToHeadline = upTo(scored, headlineWave(scored)?.waveId);
  const point = trendOf(upToHeadline, scope).at(-1);
  return point ? { point, change: changeOf(upToHeadline, scope) } : null;
}

/** A preliminary result is shown on request, or while there is no other. */
function headlineWave(scored: readonly ScoredWave[]): ScoredWave | undefined {
  return scored.findLast(({ results }) => !results.preliminary) ?? scored.at(-1);
}

/** The waves with results up to and including one. */
function upTo(scored: readonly ScoredWave[], waveId: string | undefined): ScoredWave[] {
  return scored.slice(0, scored.findIndex((each) => each.waveId === waveId) + 1);
}

async function loadScoredWaves(
  db: Database,
  programmeId: string,
  scope: Scope,
  visibleUnitIds: readonly string[],
): Promise<{ waves: FieldedWave[]; runs: FinishedRun[]; scored: ScoredWave[] }> {
  const waves = await listFieldedWaves(db, programmeId, scope.kind === "company" ? null : visibleUnitIds);
  const runs = (await listLatestDoneRuns(db, programmeId)).flatMap(finishedRun);
  const scored = waves.flatMap(({ wave, version }): ScoredWave[] => {
    const run = runs.find(({ waveId }) => waveId === wave.id);
    if (!run) return [];
    const { id: waveId, name, period } = wave;
    const { dataHash, results } = run;
    return [{ waveId, name, period, pathModel: version.definition.pathModel, dataHash, results }];
  });
  return { waves, runs, scored };
}

async function loadSelected(
  db: Database,
  fielded: FieldedWave,
  { scored, runs }: { readonly scored: readonly ScoredWave[]; readonly runs: readonly FinishedRun[] },
  scope: Scope,
): Promise<AnalysedWave> {
  const { wave, version } = fielded;
  const latest = await findLatestRun(db, wave.id, ["queued", "running", "done", "failed"]);
  const upToThis = upTo(scored, wave.id);
  const changes = version.definition.pathModel.constructs.map(
    ({ name }) => [name, changeOf(upToThis, scope, name)] as const,
  );
  return {
    ...fielded,
    latestRun: latest && latestRun(latest),
    doneRun: runs.find((run) => run.waveId === wave.id) ?? null,
    change: changeOf(upToThis, scope),
    constructChanges: Object.fromEntries(changes),
  };
}

/**
 * Whoever sees the top of the hierarchy sees the company, and so does whoever sees everybody that was asked; others
 * see the unit at the top of what they see.
 */
export async function scopeOf(
  db: Database,
  programmeId: string,
  visibleUnitIds: readonly string[],
  now: Date,
): Promise<{ scope: Scope; scopeName: string | null }> {
  const units = await listUnitsAt(db, now);
  const visible = new Set(visibleUnitIds);
  const tops = units.filter(({ parentUnitId }) => parentUnitId === null);
  const seesTop = tops.every(({ unitId }) => visible.has(unitId));
  if (seesTop || (await isAskedOfOnly(db, programmeId, visibleUnitIds))) {
    return { scope: { kind: "company" }, scopeName: null };
  }
  const own = units.find(
    ({ unitId, parentUnitId }) =>
      visible.has(unitId) && (parentUnitId === null || !visible.has(parentUnitId)),
  );
  return { scope: { kind: "unit", unitId: own?.unitId ?? "" }, scopeName: own?.name ?? null };
}

function finishedRun(row: ScoreRunRow): FinishedRun[] {
  const { results, dataHash, finishedAt } = row;
  if (!results || dataHash === null || !finishedAt) return [];
  const { id, waveId, settings, seed, codeVersion, notReproducibleSince } = row;
  return [{ id, waveId, settings, seed, dataHash, codeVersion, finishedAt, notReproducibleSince, results }];
}

function latestRun({ id, status, failure, results }: ScoreRunRow): LatestRun {
  return { id, status, failure: failure as ScoreRunFailure | null, findings: results?.findings ?? [] };
}
