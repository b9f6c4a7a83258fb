import type { Database } from "../../db/client.ts";
import { decideCase } from "../features/followups/case-decision.ts";
import { findPriorCases, followUpResponse } from "../features/followups/followups.service.ts";
import {
  type Invitation,
  listInvitations,
  optOutByLink,
} from "../features/invitations/invitations.service.ts";
import { settlePastMails } from "../features/invitations/past-mails.service.ts";
import { fieldWave } from "../features/invitations/send-wave.service.ts";
import type { Wave } from "../features/invitations/wave.ts";
import { closeWave, createWave, loadWave, sendWave } from "../features/invitations/waves.service.ts";
import { type FinishedSurvey, submitResponses } from "../features/responses/responses.service.ts";
import { defaultFollowUpRule } from "../features/surveys/follow-up-rule.ts";
import { demoAnswers } from "./demo-answers.ts";
import type { DemoWave } from "./demo-calendar.ts";
import { type Topic, topicOfComment } from "./demo-comments.ts";
import { demoCompany, demoEvents } from "./demo-company.ts";
import type { DemoPerson } from "./demo-people.ts";
import { type DemoStage, hoursAfter } from "./demo-stage.ts";
import { leaveDrafts } from "./leave-drafts.ts";
import { workCases } from "./work-cases.ts";

/** One wave from its first mail to its closing, with everything that customers and staff did about it. */
export async function playWave(tx: Database, planned: DemoWave, stage: DemoStage): Promise<string> {
  const wave = await send(tx, planned, stage);
  const invitations = await listInvitations(tx, wave.id);
  const asked = invitations.flatMap((invitation) => {
    const person = stage.people.get(invitation.respondentId);
    return person ? [{ invitation, person }] : [];
  });
  // By address, since ids are drawn anew in every installation: so the same people answer the same everywhere.
  asked.sort((a, b) => a.person.email.localeCompare(b.person.email));
  const { bounced, optedOut, unfinished, finished } = drawFates(asked, planned, stage);
  await settlePastMails(tx, wave.id, bounced);
  for (const { respondentId, tokenDigest } of optedOut)
    await optOutByLink(tx, respondentId, tokenDigest, {
      byOneClick: true,
      now: hoursAfter(planned.sentAt, 5),
    });
  await leaveDrafts(tx, wave, unfinished, stage);
  await answer(tx, wave, finished, stage);
  await workCases(tx, { waveId: wave.id, waveNumber: planned.number, topics: topicsOf(finished) }, stage);
  await settlePastMails(tx, wave.id);
  if (!planned.isRunning) await closeWave(tx, wave.id, null, planned.closesAt);
  return wave.id;
}

/** What those wrote about who wrote something. */
function topicsOf(finished: readonly (FinishedSurvey & Asked)[]): ReadonlyMap<string, Topic> {
  return new Map(
    finished.flatMap(({ invitation, finish }) => {
      const texts = Object.values(finish.answers).flatMap((answer) => ("text" in answer ? answer.text : []));
      const topic = topicOfComment(texts[0] ?? "");
      return topic ? [[invitation.respondentId, topic] as const] : [];
    }),
  );
}

async function send(tx: Database, planned: DemoWave, { version, staff }: DemoStage): Promise<Wave> {
  const { number, period, sentAt, closesAt } = planned;
  const { brand, product, timeZone } = demoCompany;
  const plan = {
    ...{ name: `Wave ${number} 第${number}期`, period, brand, product, timeZone, closesAt },
    sampling: { kind: "census" } as const,
    quarantineDays: 60,
    subjectLine: {
      en: "Your opinion on {product}: 4 minutes",
      "zh-CN": "请谈谈您对{product}的看法，只要四分钟",
    },
    greeting: {
      en: "how is {product} from {brand} doing for you? What you tell us decides what we repair first.",
      "zh-CN": "您用{brand}的{product}还顺心吗？您的回答决定我们先改进什么。",
    },
    ratingInMail: true,
  };
  const staffId = staff.analyst.id;
  const waveId = await createWave(tx, { surveyVersionId: version.id, staffId, now: sentAt, plan });
  const sent = await sendWave(tx, waveId, staffId, sentAt);
  if (!sent.send) throw new Error(`playWave: the wave ${period} may not be sent: ${sent.reason}`);
  await fieldWave(tx, waveId, sentAt, findPriorCases);
  const wave = await loadWave(tx, waveId);
  if (!wave) throw new Error(`playWave: the wave ${period} is gone`);
  return wave;
}

interface Asked {
  readonly invitation: Invitation;
  readonly person: DemoPerson;
}

interface Fates {
  readonly bounced: ReadonlySet<string>;
  readonly optedOut: readonly Invitation[];
  readonly unfinished: readonly Asked[];
  readonly finished: readonly (FinishedSurvey & Asked)[];
}

const bounceShare = 0.004;
const optOutShare = 0.003;
const draftShare = 0.012;
const answerShare = 0.295;
/** of those who will answer a wave, so many have done so by its ninth day */
const earlyShare = 0.75;

function drawFates(asked: readonly Asked[], wave: DemoWave, stage: DemoStage): Fates {
  const { random } = stage;
  const bounced = new Set<string>();
  const optedOut: Invitation[] = [];
  const unfinished: Asked[] = [];
  const finished: (FinishedSurvey & Asked)[] = [];
  const answering = answerShare * (wave.isRunning ? earlyShare : 1);
  for (const one of asked) {
    const fate = random();
    if (fate < bounceShare) bounced.add(one.invitation.invitationId);
    else if (fate < bounceShare + optOutShare) optedOut.push(one.invitation);
    else if (fate < bounceShare + optOutShare + draftShare) unfinished.push(one);
    else if (fate > 1 - answering) finished.push({ ...one, finish: finishOf(one.person, wave, stage) });
  }
  return { bounced, optedOut, unfinished, finished };
}

function finishOf({ branch, disposition, language }: DemoPerson, wave: DemoWave, stage: DemoStage) {
  const { random, version, comments } = stage;
  const { lift } = branch;
  const mood = { language, disposition, lift, comments, ...demoEvents(wave.number, branch.code) };
  const answers = demoAnswers(version.definition, mood, random);
  const openMs = (wave.isRunning ? stage.now : wave.closesAt).getTime() - wave.sentAt.getTime();
  // Most answer at once: half of them within the first eighth of the time. In a wave that runs, some just now.
  const isFresh = wave.isRunning && random() < 0.25;
  const share = isFresh ? 0.93 + 0.06 * random() : 0.002 + 0.9 * random() ** 3;
  const now = new Date(wave.sentAt.getTime() + openMs * share);
  const minutes = 2 + 6 * random();
  const device = random();
  return {
    ...{ answers, language, now, hiddenFieldFilled: false },
    deviceClass: device < 0.68 ? "phone" : device < 0.95 ? "desktop" : "tablet",
    entryMode: random() < 0.55 ? "in-mail-rating" : "mail-link",
    startedAt: new Date(now.getTime() - minutes * 60_000),
  } as const;
}

/** Stores the answers, and looks at those for follow-up that the rule will not pass over. */
async function answer(
  tx: Database,
  wave: Wave,
  finished: readonly (FinishedSurvey & Asked)[],
  { version, lastOverall }: DemoStage,
): Promise<void> {
  const stored = await submitResponses(tx, { wave, surveyVersionId: version.id, version }, finished);
  const byRespondent = new Map(finished.map((one) => [one.invitation.respondentId, one]));
  for (const key of stored) {
    const one = byRespondent.get(key.respondentId);
    if (!one) continue;
    const { roles } = version.definition;
    const { answers, now } = one.finish;
    const { email } = one.person;
    const decision = decideCase(answers, roles, defaultFollowUpRule, lastOverall.get(email) ?? null);
    if (decision.severity !== "none") await followUpResponse(tx, key, now);
    const overall = answers[roles.overallSatisfaction];
    if (overall && "value" in overall) lastOverall.set(email, overall.value);
  }
}
