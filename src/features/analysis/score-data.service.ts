import type { Database } from "../../../db/client.ts";
import type { FieldedWave } from "./analysis.ts";
import { type CellSums, cellSums } from "./cell-sums.ts";
import { matrixBuilder, readForModel } from "./response-matrix.ts";
import type { DrawnStratum } from "./sample-design.ts";
import { listAccounts, listDrawnStrata } from "./sample-frame.store.ts";
import type { ScoreData } from "./score-parts.ts";
import type { ScoreRunRow } from "./score-runs.store.ts";
import { type UnitThen, unitRows } from "./unit-tree.ts";
import { findFieldedWave, listUnitsAt, readWaveAnswers } from "./wave-answers.store.ts";

/** Everything a run is computed from, read once, in batches. */
export async function loadScoreData(db: Database, run: ScoreRunRow): Promise<ScoreData> {
  return readData(db, run, await fieldedWaveOf(db, run));
}

export interface ScoreDataWithSums {
  readonly data: ScoreData;
  /** of the same responses, so that pages show one state of the wave */
  readonly sums: ReturnType<CellSums["finish"]>;
}

/** The same with the cells that pages read. */
export async function loadScoreDataWithSums(db: Database, run: ScoreRunRow): Promise<ScoreDataWithSums> {
  const fielded = await fieldedWaveOf(db, run);
  const sums = cellSums(fielded.version.definition);
  const data = await readData(db, run, fielded, sums);
  return { data, sums: sums.finish() };
}

async function fieldedWaveOf(db: Database, run: ScoreRunRow): Promise<FieldedWave> {
  const fielded = await findFieldedWave(db, run.waveId);
  if (!fielded) throw new Error(`score run ${run.id} has no wave`);
  return fielded;
}

async function readData(
  db: Database,
  run: ScoreRunRow,
  { wave, version: { definition } }: FieldedWave,
  sums?: CellSums,
): Promise<ScoreData> {
  const units = await listUnitsAt(db, wave.sentAt ?? wave.createdAt);
  const strata = run.settings.design ? inTreeOrder(await listDrawnStrata(db, wave.id), units) : null;
  const accountOf = await listAccounts(db, wave.id);
  const used = matrixBuilder(definition.pathModel, strata);
  const apart = matrixBuilder(definition.pathModel, strata && []);
  let apartCount = 0;
  for await (const batch of readWaveAnswers(db, wave.id, answersUntilOf(run))) {
    for (const response of batch) {
      const reading = readForModel(definition, response.answers);
      const { respondentId, source, unitId } = response;
      const answeredBy = accountOf.get(respondentId) ?? respondentId;
      const stratum = source === "self-selected" ? null : unitId;
      const isApart = source === "self-selected" && !run.settings.includesSelfSelected;
      if (isApart) apartCount += 1;
      (isApart ? apart : used).add(reading, { ...response, answeredBy, stratum });
      sums?.add(response, reading);
    }
  }
  return { matrix: used.finish(), selfSelected: apartCount > 0 ? apart.finish() : null, units };
}

/** The moment up to which answers count in a run; null: all of them. */
export function answersUntilOf({ settings }: Pick<ScoreRunRow, "settings">): Date | null {
  return settings.answersUntil === null ? null : new Date(settings.answersUntil);
}

/** Strata of one parent beside each other: a lonely one is joined with its neighbour. */
function inTreeOrder(strata: readonly DrawnStratum[], units: readonly UnitThen[]): DrawnStratum[] {
  const places = new Map(unitRows(units, strata).map(({ unitId }, place) => [unitId, place]));
  return strata.toSorted((a, b) => (places.get(a.unitId) ?? 0) - (places.get(b.unitId) ?? 0));
}
