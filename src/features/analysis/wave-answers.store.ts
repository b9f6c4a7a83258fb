import {
  and,
  asc,
  count,
  eq,
  exists,
  inArray,
  isNull,
  lte,
  ne,
  notExists,
  notInArray,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { wave, waveStratum } from "../../../db/schema/invitations.ts";
import { response } from "../../../db/schema/responses.ts";
import { programme, surveyVersion } from "../../../db/schema/surveys.ts";
import { unitVersion } from "../../../db/schema/units.ts";
import type { FieldedWave } from "./analysis.ts";
import type { CellResponse } from "./cell-sums.ts";
import type { UnitThen } from "./unit-tree.ts";

// Small enough that pages get their turn while a job adds them up.
const batchSize = 500;

const answerColumns = {
  respondentId: response.respondentId,
  responseId: response.responseId,
  answers: response.answers,
  unitId: response.unitId,
  attributes: response.attributes,
  language: response.language,
  samplingWeight: response.samplingWeight,
  source: response.source,
  individualScore: response.individualScore,
};

/** A stored response as far as results are made of it. */
export type WaveAnswers = CellResponse & { readonly respondentId: string };

export async function findFieldedWave(db: Database, waveId: string): Promise<FieldedWave | null> {
  const [row] = await fieldedWaves(db).where(eq(wave.id, waveId));
  return row ?? null;
}

/**
 * The waves of a programme that have been sent, the oldest first.
 * @param unitIds only waves that asked somebody of these units; null: all
 */
export async function listFieldedWaves(
  db: Database,
  programmeId: string,
  unitIds: readonly string[] | null,
): Promise<FieldedWave[]> {
  const isTheirs = unitIds ? askedAnyOf(db, unitIds) : undefined;
  return fieldedWaves(db)
    .where(and(eq(wave.programmeId, programmeId), ne(wave.status, "draft"), isTheirs))
    .orderBy(asc(sql`coalesce(${wave.sentAt}, ${wave.createdAt})`));
}

/** Waves that were not drawn from a frame, such as imported ones, have no strata and are everybody's. */
function askedAnyOf(db: Database, unitIds: readonly string[]): SQL | undefined {
  const strata = db.select({ one: sql`1` }).from(waveStratum).where(eq(waveStratum.waveId, wave.id));
  const own = db
    .select({ one: sql`1` })
    .from(waveStratum)
    .where(and(eq(waveStratum.waveId, wave.id), inArray(waveStratum.unitId, [...unitIds])));
  return or(notExists(strata), exists(own));
}

/** Whether every wave of a programme that has been sent was drawn, and from these units alone. */
export async function isAskedOfOnly(
  db: Database,
  programmeId: string,
  unitIds: readonly string[],
): Promise<boolean> {
  const strata = db.select({ one: sql`1` }).from(waveStratum).where(eq(waveStratum.waveId, wave.id));
  const others = db
    .select({ one: sql`1` })
    .from(waveStratum)
    .where(and(eq(waveStratum.waveId, wave.id), notInArray(waveStratum.unitId, [...unitIds])));
  const [found] = await db
    .select({
      sent: count(),
      wider: sql<number>`count(*) filter (where ${or(notExists(strata), exists(others))})::int`,
    })
    .from(wave)
    .where(and(eq(wave.programmeId, programmeId), ne(wave.status, "draft")));
  return found !== undefined && found.sent > 0 && found.wider === 0;
}

/**
 * The answers of a wave in batches, in no order that means anything, so that a large wave never lies in memory as a
 * whole. Those of anonymous surveys have no time and are always among them.
 * @param until only what was submitted up to then
 */
export async function* readWaveAnswers(
  db: Database,
  waveId: string,
  until: Date | null,
): AsyncGenerator<WaveAnswers[]> {
  const place = sql`(${response.respondentId}, ${response.responseId})`;
  let after: SQL | undefined;
  for (;;) {
    const rows = await db
      .select(answerColumns)
      .from(response)
      .where(and(eq(response.waveId, waveId), submittedBy(until), after))
      .orderBy(asc(response.respondentId), asc(response.responseId))
      .limit(batchSize);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < batchSize) return;
    after = sql`${place} > (${last.respondentId}::uuid, ${last.responseId}::uuid)`;
  }
}

export async function countWaveAnswers(db: Database, waveId: string): Promise<number> {
  const [row] = await db.select({ count: count() }).from(response).where(eq(response.waveId, waveId));
  return row?.count ?? 0;
}

export async function findProgrammeName(db: Database, programmeId: string): Promise<string | null> {
  const [row] = await db
    .select({ name: programme.name })
    .from(programme)
    .where(eq(programme.id, programmeId));
  return row?.name ?? null;
}

/** Every unit as it was called and where it belonged at a moment; one that came later, as it was first. */
export async function listUnitsAt(db: Database, at: Date): Promise<UnitThen[]> {
  const versions = await db.select().from(unitVersion).orderBy(asc(unitVersion.validFrom));
  const units = new Map<string, UnitThen>();
  for (const { unitId, parentUnitId, name, validFrom } of versions) {
    if (!units.has(unitId) || validFrom <= at) units.set(unitId, { unitId, parentUnitId, name });
  }
  return [...units.values()];
}

/** Responses without a time are always among those up to a moment. */
export function submittedBy(until: Date | null): SQL | undefined {
  return until ? or(isNull(response.submittedAt), lte(response.submittedAt, until)) : undefined;
}

function fieldedWaves(db: Database) {
  const { id, name, period, brand, product, status, sampling, timeZone, sentAt, createdAt } = wave;
  return db
    .select({
      wave: { id, name, period, brand, product, status, sampling, timeZone, sentAt, createdAt },
      version: {
        id: surveyVersion.id,
        number: surveyVersion.number,
        title: surveyVersion.title,
        privacyMode: surveyVersion.privacyMode,
        definition: surveyVersion.definition,
      },
      programme: { id: programme.id, includesSelfSelected: programme.includesSelfSelected },
    })
    .from(wave)
    .innerJoin(surveyVersion, eq(surveyVersion.id, wave.surveyVersionId))
    .innerJoin(programme, eq(programme.id, wave.programmeId))
    .$dynamic();
}
