import type { Database } from "../../db/client.ts";
import { findPriorCases, followUpResponse } from "../features/followups/followups.service.ts";
import { listInvitations } from "../features/invitations/invitations.service.ts";
import { fieldWave } from "../features/invitations/send-wave.service.ts";
import { createWave, loadWave, sendWave } from "../features/invitations/waves.service.ts";
import { submitResponse } from "../features/responses/responses.service.ts";
import type { LoadedSurveyVersion } from "../features/surveys/surveys.service.ts";
import { dayMs } from "../i18n/zoned-time.ts";
import { demoAnswers } from "./demo-answers.ts";
import type { DemoWave } from "./demo-calendar.ts";
import type { DemoPerson } from "./demo-people.ts";
import type { Random } from "./demo-random.ts";

export interface DemoStage {
  readonly staffId: string;
  readonly version: LoadedSurveyVersion;
  readonly people: readonly DemoPerson[];
  readonly random: Random;
  readonly now: Date;
}

export async function playWave(tx: Database, wave: DemoWave, stage: DemoStage): Promise<void> {
  const { version, staffId, random } = stage;
  const t0 = performance.now();
  const waveId = await createWave(tx, {
    surveyVersionId: version.id,
    staffId,
    now: wave.sentAt,
    plan: {
      name: wave.period,
      period: wave.period,
      sampling: { kind: "per-unit", countPerUnit: 60 },
      quarantineDays: 0,
      brand: "Lanhu",
      product: "5G",
      subjectLine: { en: "How are we doing at {brand}?", "zh-CN": "您对{brand}满意吗？" },
      greeting: { en: "Tell us about {product}.", "zh-CN": "请谈谈{product}。" },
      ratingInMail: true,
      timeZone: "Asia/Shanghai",
      closesAt: wave.closesAt,
    },
  });
  await sendWave(tx, waveId, staffId, wave.sentAt);
  await fieldWave(tx, waveId, wave.sentAt, findPriorCases);
  const t1 = performance.now();
  const played = await loadWave(tx, waveId);
  if (!played) throw new Error("playWave");
  const invitations = await listInvitations(tx, waveId);
  let count = 0;
  let submitMs = 0;
  let followMs = 0;
  for (const invitation of invitations) {
    if (random() > 0.42) continue;
    const at = new Date(wave.sentAt.getTime() + random() * 9 * dayMs);
    const answers = demoAnswers(version.definition, { language: "en", disposition: 0, lift: 0, quality: 0, value: 0 }, random);
    const a = performance.now();
    const submission = await submitResponse(
      tx,
      { invitation, wave: played, surveyVersionId: version.id, version },
      { answers, language: "en", deviceClass: "phone", startedAt: at, hiddenFieldFilled: false, now: at },
    );
    const b = performance.now();
    if (submission.accepted)
      await followUpResponse(tx, { respondentId: invitation.respondentId, responseId: submission.responseId }, at);
    submitMs += b - a;
    followMs += performance.now() - b;
    count += 1;
  }
  console.log({ field: t1 - t0, invitations: invitations.length, count, submitMs, followMs });
}
