import type { Database } from "../../../db/client.ts";
import { recordAudit } from "../../auth/audit.ts";
import { findDemo } from "../../auth/demo.service.ts";
import { dayMs } from "../../i18n/zoned-time.ts";
import { enqueue } from "../../jobs/queue.ts";
import * as respondents from "../respondents/respondents.service.ts";
import { listUnits, visibleUnitIds } from "../respondents/units.service.ts";
import { loadSurveyVersion } from "../surveys/surveys.service.ts";
import type { Disposition, DispositionCounts } from "./disposition.ts";
import { deleteWaves, selectEntangledWaves } from "./erase-waves.store.ts";
import { settleDispositions } from "./invitations.store.ts";
import { cancelInvitations } from "./messages.store.ts";
import { countDispositions, keepStanding, selectUncounted } from "./standing.store.ts";
import {
  type CloseDecision,
  decideClose,
  decideSend,
  type SendDecision,
  type Wave,
  type WavePlan,
} from "./wave.ts";
import { plannedCount, type UnitCount } from "./wave-plan.ts";
import * as store from "./waves.store.ts";

export const loadWave = store.selectWave;

export interface NewWave {
  readonly surveyVersionId: string;
  readonly plan: WavePlan;
  /** null: made by the program itself, for everybody */
  readonly staffId: string | null;
  readonly now: Date;
}

/**
 * A wave in draft. Its respondents are those of the maker's unit and below.
 * @throws {Error} if there is no such survey version
 */
export async function createWave(db: Database, input: NewWave): Promise<string> {
  const { surveyVersionId, plan, staffId, now } = input;
  const version = await loadSurveyVersion(db, surveyVersionId);
  if (!version) throw new Error("createWave requires a published survey version");
  const id = crypto.randomUUID();
  const [samplingSeed = 0] = crypto.getRandomValues(new Int32Array(1));
  await db.transaction(async (tx) => {
    const { programmeId } = version;
    const fixed = { id, programmeId, surveyVersionId, samplingSeed, createdAt: now, createdBy: staffId };
    await store.insertWave(tx, plan, fixed);
    await recordAudit(tx, { staffId, verb: "create", objectKind: "wave", objectId: id, at: now });
  });
  return id;
}

/** @returns false if the wave has been sent meanwhile */
export async function updateWave(
  db: Database,
  waveId: string,
  plan: WavePlan,
  staffId: string,
  now: Date,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const changed = await store.updateDraft(tx, waveId, plan);
    if (changed)
      await recordAudit(tx, { staffId, verb: "edit", objectKind: "wave", objectId: waveId, at: now });
    return changed;
  });
}

/** What somebody may do with a wave, by their unit: change what is wholly theirs, look at what is partly theirs. */
export async function waveAccess(
  db: Database,
  wave: Wave,
  unitId: string,
  now: Date,
): Promise<"change" | "read" | "none"> {
  const visible = new Set(await visibleUnitIds(db, unitId, now));
  const concerned = await concernedUnitIds(db, wave, now);
  if (!concerned.some((id) => visible.has(id))) return "none";
  return concerned.every((id) => visible.has(id)) ? "change" : "read";
}

/** Who would be asked if the wave were sent now, in batches. */
export async function* findWaveFrame(
  db: Database,
  wave: Wave,
  now: Date,
): AsyncGenerator<respondents.FrameMember[]> {
  const asked = await askedRecently(db, wave, now);
  for await (const batch of respondents.findFrame(db, await scopeUnitIds(db, wave, now)))
    yield batch.filter((member) => !asked.has(member.respondentId));
}

/** How many may be invited in each unit, and how many are left out as asked too recently. */
export async function countFrame(db: Database, wave: Wave, now: Date): Promise<UnitCount[]> {
  const unitIds = await scopeUnitIds(db, wave, now);
  if (unitIds.length === 0) return [];
  const totals = await respondents.countFrame(db, unitIds);
  const asked =
    wave.quarantineDays > 0 && store.wasAskedSince(db, wave.programmeId, wave.id, quarantineSince(wave, now));
  const quarantined = asked ? await respondents.countFrame(db, unitIds, asked) : new Map<string, number>();
  return unitIds.flatMap((unitId) => {
    const total = totals.get(unitId) ?? 0;
    const quarantinedCount = quarantined.get(unitId) ?? 0;
    return total === 0 ? [] : [{ unitId, frameCount: total - quarantinedCount, quarantinedCount }];
  });
}

/** Marks the wave for sending; the job `send-wave` draws and mails. */
export async function sendWave(
  db: Database,
  waveId: string,
  staffId: string | null,
  now: Date,
): Promise<SendDecision> {
  return db.transaction(async (tx): Promise<SendDecision> => {
    const wave = await store.lockWave(tx, waveId);
    if (!wave) throw new Error(`sendWave: there is no wave ${waveId}`);
    const drawn = plannedCount(await countFrame(tx, wave, now), wave.sampling);
    const decision = decideSend(wave, drawn, now);
    if (!decision.send) return decision;
    await store.updateStatus(tx, waveId, { status: "sending", sentAt: now });
    await recordAudit(tx, {
      staffId,
      verb: "send",
      objectKind: "wave",
      objectId: waveId,
      detail: { drawn },
      at: now,
    });
    await enqueue(tx, "send-wave", { waveId }, { singletonKey: waveId });
    return decision;
  });
}

/**
 * Closes a wave: no more answers, no more mails, every invitation settled, and a score run on its way.
 * @param staffId null: the timetable, which closes only what is due
 */
export async function closeWave(
  db: Database,
  waveId: string,
  staffId: string | null,
  now: Date,
): Promise<CloseDecision> {
  return db.transaction(async (tx): Promise<CloseDecision> => {
    const wave = await store.lockWave(tx, waveId);
    if (!wave) throw new Error(`closeWave: there is no wave ${waveId}`);
    const decision = decideClose(wave, staffId === null ? "timetable" : "person", now);
    if (!decision.close) return decision;
    await store.updateStatus(tx, waveId, { status: "closed", closedAt: now });
    await cancelInvitations(tx, waveId, "wave-closed");
    await settleDispositions(tx, waveId, now);
    await recordAudit(tx, { staffId, verb: "close", objectKind: "wave", objectId: waveId, at: now });
    await enqueue(tx, "close-wave", { waveId }, { singletonKey: waveId });
    return decision;
  });
}

/** Closes every wave whose date has come. @returns how many were closed */
export async function closeDueWaves(db: Database, now: Date): Promise<number> {
  let closed = 0;
  for (const waveId of await store.selectDueWaveIds(db, now))
    if ((await closeWave(db, waveId, null, now)).close) closed += 1;
  return closed;
}

/** Whatever was under way when a wave closed has ended by then. */
const settledMs = 60_000;

/** Keeps how closed waves stand, where that is not known: just closed, or one of their invitations moved after all. */
export async function keepStandings(db: Database, now: Date): Promise<void> {
  for (const waveId of await selectUncounted(db, new Date(now.getTime() - settledMs)))
    await db.transaction(async (tx) => {
      if ((await store.lockWave(tx, waveId))?.status === "closed") await keepStanding(tx, waveId);
    });
}

/** Where a wave's invitations stand. */
export interface WaveStanding {
  readonly counts: DispositionCounts;
  readonly byUnit: ReadonlyMap<string, DispositionCounts>;
  readonly drawnCount: number;
}

/** @param unitIds as they were when the invitations were drawn; null: all */
export async function waveStanding(
  db: Database,
  waveId: string,
  unitIds: readonly string[] | null,
): Promise<WaveStanding> {
  const counts: Partial<Record<Disposition, number>> = {};
  const byUnit = new Map<string, Partial<Record<Disposition, number>>>();
  let drawnCount = 0;
  for (const row of await countDispositions(db, waveId, unitIds)) {
    const unit = byUnit.get(row.unitId) ?? {};
    unit[row.disposition] = row.count;
    byUnit.set(row.unitId, unit);
    counts[row.disposition] = (counts[row.disposition] ?? 0) + row.count;
    drawnCount += row.count;
  }
  return { counts, byUnit, drawnCount };
}

export interface ListedWave {
  readonly wave: Wave;
  readonly standing: WaveStanding;
}

/** A programme's waves that concern any of these units, newest first, with the figures of these units. */
export async function listWaves(
  db: Database,
  programmeId: string,
  unitIds: readonly string[],
  now: Date,
): Promise<ListedWave[]> {
  const listed: ListedWave[] = [];
  for (const wave of await store.selectWaves(db, programmeId)) {
    const concerned = await concernedUnitIds(db, wave, now);
    if (concerned.some((id) => unitIds.includes(id)))
      listed.push({ wave, standing: await waveStanding(db, wave.id, unitIds) });
  }
  return listed;
}

/** The newest wave of a programme that concerns any of these units: the next one begins with its texts. */
export async function findLastWave(
  db: Database,
  programmeId: string,
  unitIds: readonly string[],
  now: Date,
): Promise<Wave | null> {
  for (const wave of await store.selectWaves(db, programmeId))
    if ((await concernedUnitIds(db, wave, now)).some((id) => unitIds.includes(id))) return wave;
  return null;
}

/** Takes away every wave of a programme, for good. Their answers must be gone. */
export const eraseWaves = deleteWaves;

/** Waves that stand in the way of taking a programme away together with its staff and units. */
export const findEntangledWaves = selectEntangledWaves;

/** N and n per unit, frozen when the wave was sent. */
export const listStrata = store.selectStrata;

/** The units that were asked, too: whoever made the wave may have moved to another unit since. */
async function concernedUnitIds(db: Database, wave: Wave, now: Date): Promise<string[]> {
  const asked = (await store.selectStrata(db, wave.id)).map((stratum) => stratum.unitId);
  return [...asked, ...(await scopeUnitIds(db, wave, now))];
}

/** Made-up people are asked by the demo programme, and it asks nobody else. */
async function scopeUnitIds(db: Database, wave: Wave, now: Date): Promise<string[]> {
  const unitIds = wave.scopeUnitId
    ? await visibleUnitIds(db, wave.scopeUnitId, now)
    : (await listUnits(db, now)).map((unit) => unit.id);
  const demo = await findDemo(db);
  if (!demo) return unitIds;
  const isOfDemo = wave.programmeId === demo.programmeId;
  return unitIds.filter((id) => demo.unitIds.includes(id) === isOfDemo);
}

async function askedRecently(db: Database, wave: Wave, now: Date): Promise<Set<string>> {
  if (wave.quarantineDays === 0) return new Set();
  return store.selectAskedSince(db, wave.programmeId, wave.id, quarantineSince(wave, now));
}

function quarantineSince({ quarantineDays }: Wave, now: Date): Date {
  return new Date(now.getTime() - quarantineDays * dayMs);
}
