import type { Database } from "../../../db/client.ts";
import { linkToken, tokenDigest } from "../../auth/link-tokens.ts";
import { type Language, languages } from "../../i18n/languages.ts";
import * as respondents from "../respondents/respondents.service.ts";
import { type LoadedSurveyVersion, loadSurveyVersion } from "../surveys/surveys.service.ts";
import { insertInvitations } from "./invitations.store.ts";
import { type NewMessage, queueMessages } from "./messages.service.ts";
import { type DrawnMember, drawSample } from "./sampling.ts";
import type { Wave } from "./wave.ts";
import { invitationWords } from "./wave-mail.service.ts";
import { findWaveFrame } from "./waves.service.ts";
import * as store from "./waves.store.ts";

const batchSize = 500;

/** Which of these people had a case before. The rooms to the right know; who starts the sending passes it in. */
export type FindPriorCases = (db: Database, respondentIds: readonly string[]) => Promise<ReadonlySet<string>>;

/**
 * What the job `send-wave` does: draw once, freeze the frame, then put the mails into the ledger batch by batch.
 * Killed at any point it can be run again: the draw is one transaction, and who has a mail in the ledger keeps that one.
 */
export async function fieldWave(
  db: Database,
  waveId: string,
  now: Date,
  findPriorCases: FindPriorCases,
): Promise<void> {
  const wave = await store.selectWave(db, waveId);
  if (wave?.status !== "sending") return;
  await drawOnce(db, waveId, now, findPriorCases);
  const version = await loadSurveyVersion(db, wave.surveyVersionId);
  if (!version) throw new Error(`fieldWave: the survey version of wave ${waveId} is gone`);
  // From the beginning, in whatever state an earlier try left it; by id, for that only pages through them.
  let afterId: string | null = null;
  do afterId = await queueBatch(db, wave, version, afterId, now);
  while (afterId !== null);
  await db.transaction(async (tx) => {
    const locked = await store.lockWave(tx, waveId);
    if (locked?.status === "sending") await store.updateStatus(tx, waveId, { status: "open" });
  });
}

async function drawOnce(
  db: Database,
  waveId: string,
  now: Date,
  findPriorCases: FindPriorCases,
): Promise<void> {
  await db.transaction(async (tx) => {
    const wave = await store.lockWave(tx, waveId);
    if (!wave || (await store.selectStrata(tx, waveId)).length > 0) return;
    const frame: respondents.FrameMember[] = [];
    for await (const batch of findWaveFrame(tx, wave, now)) frame.push(...batch);
    const { strata, drawn } = drawSample(frame, wave.sampling, wave.samplingSeed);
    await store.insertStrata(tx, waveId, strata);
    for (let i = 0; i < drawn.length; i += batchSize) {
      const batch = drawn.slice(i, i + batchSize);
      const respondentIds = batch.map((one) => one.member.respondentId);
      const hadCase = await findPriorCases(tx, respondentIds);
      await insertInvitations(
        tx,
        batch.map((one) => ({
          ...toInvitation(waveId, one, now),
          hadPriorCase: hadCase.has(one.member.respondentId),
        })),
      );
      await respondents.markContacted(tx, respondentIds, now);
    }
  });
}

function toInvitation(waveId: string, drawn: DrawnMember<respondents.FrameMember>, now: Date) {
  const { member, stratumUnitId, samplingWeight } = drawn;
  const invitationId = crypto.randomUUID();
  return {
    respondentId: member.respondentId,
    invitationId,
    waveId,
    unitId: member.unitId,
    attributes: member.attributes,
    language: member.language,
    stratumUnitId,
    samplingWeight,
    tokenDigest: tokenDigest(linkToken("invitation", invitationId)),
    disposition: "queued" as const,
    dispositionAt: now,
    createdAt: now,
  };
}

/** @returns the last one's respondent; null when none was left */
async function queueBatch(
  db: Database,
  wave: Wave,
  version: LoadedSurveyVersion,
  afterId: string | null,
  now: Date,
): Promise<string | null> {
  return db.transaction(async (tx) => {
    const waiting = await store.selectQueued(tx, wave.id, afterId, batchSize);
    await queueMessages(
      tx,
      waiting.map((one) => toMessage(wave, version, one, now)),
    );
    return waiting.at(-1)?.respondentId ?? null;
  });
}

function toMessage(
  wave: Wave,
  version: LoadedSurveyVersion,
  asked: Awaited<ReturnType<typeof store.selectQueued>>[number],
  now: Date,
): NewMessage {
  const { respondentId, invitationId, name } = asked;
  const language: Language = asked.language ?? languages[0];
  return {
    respondentId,
    occasion: `invitation:${invitationId}`,
    waveId: wave.id,
    invitationId,
    recipientKind: "respondent",
    staffId: null,
    language,
    parameters: { template: "invitation", invitationId, ...invitationWords(wave, version, language, name) },
    now,
  };
}
