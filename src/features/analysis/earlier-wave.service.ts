import type { Database } from "../../../db/client.ts";
import { publishedFigure } from "./figures.ts";
import { dataHash } from "./response-matrix.ts";
import { loadScoreData } from "./score-data.service.ts";
import { planUnits } from "./score-plan.ts";
import type { WaveComparison } from "./score-run.ts";
import { findScoreRun, listLatestDoneRuns, type ScoreRunRow } from "./score-runs.store.ts";
import { modelText } from "./trend.ts";
import { listFieldedWaves } from "./wave-answers.store.ts";
import type { EarlierWave } from "./wave-comparison.ts";

/**
 * The last wave sent before a run's that has a published index, with its answers; null where that one asked something
 * else, or its answers are no longer those that its index was computed from.
 */
export async function loadEarlierWave(
  db: Database,
  { programmeId, waveId }: ScoreRunRow,
): Promise<EarlierWave | null> {
  const waves = await listFieldedWaves(db, programmeId, null);
  const own = waves.findIndex(({ wave }) => wave.id === waveId);
  const runs = await listLatestDoneRuns(db, programmeId);
  for (const { wave, version } of waves.slice(0, own).toReversed()) {
    const run = runs.find((each) => each.waveId === wave.id);
    const { pathModel } = version.definition;
    if (!run?.results || !publishedFigure(run.results, pathModel.target, { kind: "company" }).shown) continue;
    const isSame = modelText(pathModel) === modelText(waves[own]?.version.definition.pathModel ?? pathModel);
    return isSame ? await withAnswers(db, run) : null;
  }
  return null;
}

/** The wave that a stored comparison was made with; null where its answers have changed since. */
export async function loadComparedWave(
  db: Database,
  { scoreRunId }: WaveComparison,
): Promise<EarlierWave | null> {
  const run = await findScoreRun(db, scoreRunId);
  return run && (await withAnswers(db, run));
}

async function withAnswers(db: Database, run: ScoreRunRow): Promise<EarlierWave | null> {
  const { id: scoreRunId, waveId, results, dataHash: hash } = run;
  const data = await loadScoreData(db, run);
  const { matrix } = data;
  if (!results?.whole || hash === null || (await dataHash(matrix)) !== hash) return null;
  return {
    scoreRunId,
    waveId,
    dataHash: hash,
    matrix,
    units: planUnits(data.units, matrix),
    weighting: results.whole.weighting === "pls" ? "pls" : "equal",
  };
}
