import { and, asc, desc, eq, exists, gt, gte, lte, ne, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { invitation, wave, waveStratum } from "../../../db/schema/invitations.ts";
import { respondent } from "../../../db/schema/respondents.ts";
import { staff } from "../../../db/schema/staff.ts";
import type { Language, LocalizedText } from "../../i18n/languages.ts";
import type { Stratum } from "./sampling.ts";
import type { Wave, WavePlan, WaveStatus } from "./wave.ts";

type WaveRow = typeof wave.$inferSelect;

export async function insertWave(
  tx: Database,
  plan: WavePlan,
  fixed: Pick<WaveRow, "id" | "programmeId" | "surveyVersionId" | "samplingSeed" | "createdAt" | "createdBy">,
): Promise<void> {
  await tx.insert(wave).values({ ...columnsOf(plan), ...fixed, status: "draft" });
}

/** @returns false if the wave is no draft any more */
export async function updateDraft(tx: Database, waveId: string, plan: WavePlan): Promise<boolean> {
  const changed = await tx
    .update(wave)
    .set(columnsOf(plan))
    .where(and(eq(wave.id, waveId), eq(wave.status, "draft")))
    .returning({ id: wave.id });
  return changed.length > 0;
}

export async function selectWave(db: Database, waveId: string): Promise<Wave | null> {
  const [row] = await db
    .select({ wave, scopeUnitId: staff.unitId })
    .from(wave)
    .leftJoin(staff, eq(staff.id, wave.createdBy))
    .where(eq(wave.id, waveId));
  return row ? toWave(row.wave, row.scopeUnitId) : null;
}

/** Reads a wave so that nobody else changes its status until the transaction ends. */
export async function lockWave(tx: Database, waveId: string): Promise<Wave | null> {
  await tx.select({ id: wave.id }).from(wave).where(eq(wave.id, waveId)).for("update");
  return selectWave(tx, waveId);
}

/** The status of a wave that cannot be closed before the transaction ends. */
export async function lockStatusShared(tx: Database, waveId: string): Promise<WaveStatus | null> {
  const [row] = await tx.select({ status: wave.status }).from(wave).where(eq(wave.id, waveId)).for("share");
  return row?.status ?? null;
}

export async function selectWaves(db: Database, programmeId: string): Promise<Wave[]> {
  const rows = await db
    .select({ wave, scopeUnitId: staff.unitId })
    .from(wave)
    .leftJoin(staff, eq(staff.id, wave.createdBy))
    .where(eq(wave.programmeId, programmeId))
    .orderBy(desc(wave.createdAt));
  return rows.map((row) => toWave(row.wave, row.scopeUnitId));
}

export async function selectDueWaveIds(db: Database, now: Date): Promise<string[]> {
  const rows = await db
    .select({ id: wave.id })
    .from(wave)
    .where(and(eq(wave.status, "open"), lte(wave.closesAt, now)))
    .orderBy(asc(wave.closesAt));
  return rows.map((row) => row.id);
}

export async function updateStatus(
  tx: Database,
  waveId: string,
  change: { status: WaveStatus; sentAt?: Date; closedAt?: Date },
): Promise<void> {
  await tx.update(wave).set(change).where(eq(wave.id, waveId));
}

export async function insertStrata(tx: Database, waveId: string, strata: readonly Stratum[]): Promise<void> {
  if (strata.length > 0)
    await tx.insert(waveStratum).values(strata.map((stratum) => ({ waveId, ...stratum })));
}

export async function selectStrata(db: Database, waveId: string): Promise<Stratum[]> {
  return db
    .select({
      unitId: waveStratum.unitId,
      frameCount: waveStratum.frameCount,
      drawnCount: waveStratum.drawnCount,
    })
    .from(waveStratum)
    .where(eq(waveStratum.waveId, waveId))
    .orderBy(asc(waveStratum.unitId));
}

/** Who was asked by any wave of the programme since a moment. */
export async function selectAskedSince(
  db: Database,
  programmeId: string,
  exceptWaveId: string,
  since: Date,
): Promise<Set<string>> {
  const rows = await db
    .selectDistinct({ respondentId: invitation.respondentId })
    .from(invitation)
    .innerJoin(wave, eq(wave.id, invitation.waveId))
    .where(
      and(eq(wave.programmeId, programmeId), ne(wave.id, exceptWaveId), gte(invitation.createdAt, since)),
    );
  return new Set(rows.map((row) => row.respondentId));
}

/** Of respondents: who was asked by any wave of the programme since a moment. */
export function wasAskedSince(db: Database, programmeId: string, exceptWaveId: string, since: Date): SQL {
  const asked = db
    .select({ one: sql`1` })
    .from(invitation)
    .innerJoin(wave, eq(wave.id, invitation.waveId))
    .where(
      and(
        eq(invitation.respondentId, respondent.respondentId),
        eq(wave.programmeId, programmeId),
        ne(wave.id, exceptWaveId),
        gte(invitation.createdAt, since),
      ),
    );
  return exists(asked);
}

/** The next drawn people behind an id who still wait for their mail; some may have it in the ledger already. */
export async function selectQueued(
  db: Database,
  waveId: string,
  afterId: string | null,
  limit: number,
): Promise<{ respondentId: string; invitationId: string; language: Language | null; name: string | null }[]> {
  return db
    .select({
      respondentId: invitation.respondentId,
      invitationId: invitation.invitationId,
      language: invitation.language,
      name: respondent.name,
    })
    .from(invitation)
    .innerJoin(respondent, eq(respondent.respondentId, invitation.respondentId))
    .where(
      and(
        eq(invitation.waveId, waveId),
        eq(invitation.disposition, "queued"),
        afterId ? gt(invitation.respondentId, afterId) : undefined,
      ),
    )
    .orderBy(asc(invitation.respondentId))
    .limit(limit);
}

function columnsOf(plan: WavePlan) {
  const { sampling, ...rest } = plan;
  return {
    ...rest,
    sampling: sampling.kind,
    samplePerUnit: sampling.kind === "per-unit" ? sampling.countPerUnit : null,
  };
}

function toWave(row: WaveRow, scopeUnitId: string | null): Wave {
  const { samplePerUnit, sampling, subjectLine, greeting, createdBy: _, ...rest } = row;
  return {
    ...rest,
    sampling:
      sampling === "per-unit" ? { kind: sampling, countPerUnit: samplePerUnit ?? 1 } : { kind: sampling },
    subjectLine: inEachLanguage(subjectLine),
    greeting: inEachLanguage(greeting),
    scopeUnitId,
  };
}

function inEachLanguage(texts: Readonly<Partial<Record<string, string>>>): LocalizedText {
  const { en = "", "zh-CN": chinese = "" } = texts;
  return { en, "zh-CN": chinese };
}
