import type { Database } from "../../../db/client.ts";
import type { DispositionCounts } from "../invitations/disposition.ts";
import { publishedFigure, type Scope } from "./figures.ts";
import { publishesComments } from "./publishing.ts";
import { findLatestRun, listLatestDoneRuns, type ScoreRunRow } from "./score-runs.store.ts";
import { changeOf, type ScoredWave, type TrendPoint, trendOf, type WaveChange } from "./trend.ts";
import {
  countDispositions,
  type FieldedWave,
  findProgrammeName,
  listComments,
  listFieldedWaves,
  listUnitsAt,
} from "./wave-answers.store.ts";

export interface Analysis {
  readonly programme: { readonly id: string; readonly name: string };
  /** the newest first; those that were sent */
  readonly waves: readonly FieldedWave[];
  readonly scope: Scope & { readonly name: string | null };
  readonly trend: readonly TrendPoint[];
  readonly selected: SelectedWave | null;
}

export interface SelectedWave extends FieldedWave {
  /** the newest run in any state, and the newest that has results */
  readonly latestRun: ScoreRunRow | null;
  readonly doneRun: ScoreRunRow | null;
  readonly change: WaveChange | null;
  readonly dispositions: DispositionCounts;
  readonly comments: WaveComments;
}

export interface WaveComments {
  /** false with fewer than 10 answers in the scope, or before the first run */
  readonly published: boolean;
  readonly texts: readonly string[];
}

/**
 * Everything the analysis page of a programme shows to somebody who sees these units.
 * @param waveId the wave to show; absent: the newest with results, or else the newest
 * @returns null if there is no such programme, or no such wave in it
 */
export async function loadAnalysis(
  db: Database,
  programmeId: string,
  visibleUnitIds: readonly string[],
  now: Date,
  waveId?: string,
): Promise<Analysis | null> {
  const name = await findProgrammeName(db, programmeId);
  if (name === null) return null;
  const waves = await listFieldedWaves(db, programmeId);
  const runs = new Map((await listLatestDoneRuns(db, programmeId)).map((run) => [run.waveId, run]));
  const scored = waves.flatMap((each) => scoredWave(each, runs.get(each.wave.id)));
  const wanted = waveId ?? scored.at(-1)?.waveId ?? waves.at(-1)?.wave.id;
  const chosen = waves.find(({ wave }) => wave.id === wanted);
  if (waveId !== undefined && !chosen) return null;
  const scope = await scopeOf(db, visibleUnitIds, now);
  return {
    programme: { id: programmeId, name },
    waves: waves.toReversed(),
    scope,
    trend: trendOf(scored, scope),
    selected: chosen
      ? await loadSelected(db, chosen, runs.get(chosen.wave.id) ?? null, scored, scope, visibleUnitIds)
      : null,
  };
}

/** The newest index of a programme with its change, for a line on other pages; null before the first results. */
export async function loadHeadline(
  db: Database,
  programmeId: string,
  visibleUnitIds: readonly string[],
  now: Date,
): Promise<{ point: TrendPoint; change: WaveChange | null } | null> {
  const waves = await listFieldedWaves(db, programmeId);
  const runs = new Map((await listLatestDoneRuns(db, programmeId)).map((run) => [run.waveId, run]));
  const scored = waves.flatMap((each) => scoredWave(each, runs.get(each.wave.id)));
  const scope = await scopeOf(db, visibleUnitIds, now);
  const point = trendOf(scored, scope).at(-1);
  return point ? { point, change: changeOf(scored, scope) } : null;
}

function scoredWave({ wave, version }: FieldedWave, run: ScoreRunRow | undefined): ScoredWave[] {
  if (!run?.results) return [];
  const { id: waveId, name, period } = wave;
  return [{ waveId, name, period, pathModel: version.definition.pathModel, results: run.results }];
}

async function loadSelected(
  db: Database,
  fielded: FieldedWave,
  doneRun: ScoreRunRow | null,
  scored: readonly ScoredWave[],
  scope: Scope,
  visibleUnitIds: readonly string[],
): Promise<SelectedWave> {
  const { wave } = fielded;
  const position = scored.findIndex(({ waveId }) => waveId === wave.id);
  const units = scope.kind === "company" ? null : visibleUnitIds;
  return {
    ...fielded,
    latestRun: await findLatestRun(db, wave.id, ["queued", "running", "done", "failed"]),
    doneRun,
    change: position < 0 ? null : changeOf(scored.slice(0, position + 1), scope),
    dispositions: await countDispositions(db, wave.id, units),
    comments: await loadComments(db, fielded, doneRun, scope, units),
  };
}

/** Only comments that came with answers of the run: in an open wave a new one would tell who has just answered. */
async function loadComments(
  db: Database,
  { wave, version }: FieldedWave,
  run: ScoreRunRow | null,
  scope: Scope,
  unitIds: readonly string[] | null,
): Promise<WaveComments> {
  const { roles, pathModel } = version.definition;
  if (!run?.results || !roles.comment) return { published: false, texts: [] };
  const { n } = publishedFigure(run.results, pathModel.target, scope);
  if (!publishesComments(n)) return { published: false, texts: [] };
  const { answersUntil } = run.settings;
  const until = answersUntil === null ? null : new Date(answersUntil);
  return { published: true, texts: await listComments(db, wave.id, roles.comment, until, unitIds) };
}

/** Whoever sees the top of the hierarchy sees the company; others see the unit at the top of what they see. */
async function scopeOf(
  db: Database,
  visibleUnitIds: readonly string[],
  now: Date,
): Promise<Analysis["scope"]> {
  const units = await listUnitsAt(db, now);
  const visible = new Set(visibleUnitIds);
  const isTop = ({ parentUnitId }: { parentUnitId: string | null }) => parentUnitId === null;
  if (units.filter(isTop).every(({ unitId }) => visible.has(unitId))) return { kind: "company", name: null };
  const own = units.find(
    ({ unitId, parentUnitId }) =>
      visible.has(unitId) && (parentUnitId === null || !visible.has(parentUnitId)),
  );
  return { kind: "unit", unitId: own?.unitId ?? "", name: own?.name ?? null };
}
