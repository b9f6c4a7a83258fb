import type { Database } from "../../../db/client.ts";
import type { SurveyDefinition } from "../surveys/survey-definition.ts";
import { listLatestDoneRuns } from "./score-runs.store.ts";
import type { ScoredWave } from "./trend.ts";
import { listFieldedWaves } from "./wave-answers.store.ts";

/** A wave with its newest results, for rooms that judge by them. */
export interface DatedScoredWave extends ScoredWave {
  /** the day it was sent, "2026-11-24" */
  readonly sentOn: string;
  /** closed, and scored since; the results of an open wave are preliminary: early answerers differ */
  readonly isFinal: boolean;
  readonly definition: SurveyDefinition;
}

/** The waves of a programme that have been scored by a moment, the oldest first. */
export async function listScoredWaves(
  db: Database,
  programmeId: string,
  now: Date,
): Promise<DatedScoredWave[]> {
  const runs = new Map((await listLatestDoneRuns(db, programmeId)).map((run) => [run.waveId, run]));
  const waves = await listFieldedWaves(db, programmeId, null);
  return waves.flatMap(({ wave, version }): DatedScoredWave[] => {
    const run = runs.get(wave.id);
    if (!run?.results || run.dataHash === null || !run.finishedAt || run.finishedAt > now) return [];
    const { id: waveId, name, period } = wave;
    const { definition } = version;
    const sentOn = (wave.sentAt ?? wave.createdAt).toISOString().slice(0, 10);
    const isFinal = wave.status === "closed" && !run.results.preliminary;
    const { results, dataHash } = run;
    const { pathModel } = definition;
    return [{ waveId, name, period, sentOn, isFinal, definition, pathModel, dataHash, results }];
  });
}
