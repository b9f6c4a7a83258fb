import type { Database } from "../../db/client.ts";
import { linkToken, tokenDigest } from "../auth/link-tokens.ts";
import type { CaseStep } from "../features/followups/case-step.ts";
import { workOnCase } from "../features/followups/cases.service.ts";
import { acceptContactOffer } from "../features/followups/contact-offers.service.ts";
import type { FollowUpCase, RecoveryAnswer } from "../features/followups/follow-up-case.ts";
import { listCasesOfWave } from "../features/followups/followups.service.ts";
import { answerRecovery, askRecovery } from "../features/followups/recovery.service.ts";
import type { Language } from "../i18n/languages.ts";
import { dayMs, localDay } from "../i18n/zoned-time.ts";
import { pastWaveCount } from "./demo-calendar.ts";
import { type CaseStory, caseStories, customerWords } from "./demo-case-texts.ts";
import type { Topic } from "./demo-comments.ts";
import { demoCompany } from "./demo-company.ts";
import { pick, type Random } from "./demo-random.ts";
import { type DemoStage, hoursAfter } from "./demo-stage.ts";

/** @property topics what those who wrote a comment wrote about, by respondent */
interface PlayedWave {
  readonly waveId: string;
  readonly waveNumber: number;
  readonly topics: ReadonlyMap<string, Topic>;
}

/** What becomes of every case of a wave until the present: some stop on the way, where the wave is young. */
export async function workCases(
  tx: Database,
  { waveId, waveNumber, topics }: PlayedWave,
  stage: DemoStage,
): Promise<void> {
  const { random } = stage;
  const byEmail = (followUp: FollowUpCase) => stage.people.get(followUp.respondentId)?.email ?? "";
  const found = await listCasesOfWave(tx, waveId);
  const inOrder = found.sort((a, b) => byEmail(a).localeCompare(byEmail(b)));
  // Goes round, so that every answer occurs.
  let closedCount = waveNumber;
  let openedCount = 0;
  const nextRecovery = () => recoveries[closedCount++ % recoveries.length] ?? null;
  for (const followUp of inOrder) {
    if (followUp.status === "watching") continue;
    let openedAt = followUp.openedAt;
    if (followUp.status === "offered") {
      const at = hoursAfter(followUp.createdAt, 3 + 40 * random());
      if (random() > 0.2 || at > stage.now) continue;
      const link = linkOf(followUp, "contact");
      await acceptContactOffer(tx, link, at);
      openedAt = at;
    }
    if (!openedAt) continue;
    const story = storyAbout(topics.get(followUp.respondentId), random);
    openedCount += 1;
    const isStubborn = waveNumber === pastWaveCount && openedCount <= 2;
    const opened = { openedAt, isSecond: openedCount % 2 === 0, isStubborn, story, nextRecovery };
    await workOn(tx, followUp, opened, stage);
  }
}

/** A story that fits what the customer wrote; any, where they wrote nothing of the kind. */
function storyAbout(topic: Topic | undefined, random: Random): CaseStory {
  const fitting = caseStories.filter(({ about }) => about === topic);
  return pick(fitting.length > 0 ? fitting : caseStories, random);
}

/** Contact, a promise in every third, closing, the question after it. */
async function workOn(
  tx: Database,
  followUp: FollowUpCase,
  { openedAt, isSecond, isStubborn, story, nextRecovery }: OpenedCase,
  stage: DemoStage,
): Promise<void> {
  const { random, now: present } = stage;
  const language = stage.people.get(followUp.respondentId)?.language ?? "en";
  const plan = drawPlan(random, isSecond, openedAt > new Date(present.getTime() - youngDays * dayMs));
  const contactedAt = hoursAfter(openedAt, plan.contactHours);
  if (contactedAt > present) return;
  await step(tx, stage, followUp, contactedAt, { kind: "contact", text: story.contact[language] });
  if (plan.promises) {
    const day = localDay(new Date(contactedAt.getTime() + 5 * dayMs), demoCompany.timeZone);
    const promise = { kind: "promise", day, text: story.promise[language] } as const;
    await step(tx, stage, followUp, hoursAfter(contactedAt, 0.2), promise);
  }
  const closedAt = isStubborn
    ? hoursAfter(present, -askAfterHours - answerHoursMax)
    : hoursAfter(contactedAt, plan.solutionHours);
  if (closedAt > present) return;
  await close(tx, stage, followUp, closedAt, story);
  const recovery = isStubborn ? "no" : nextRecovery();
  const answeredAt = await askAndHear(tx, stage, followUp, closedAt, recovery, language);
  if (!answeredAt || recovery !== "no" || isStubborn) return;
  // Not solved: it is open again, and is worked on once more.
  const againAt = hoursAfter(answeredAt, 20 + 30 * random());
  if (againAt > present) return;
  await step(tx, stage, followUp, againAt, { kind: "contact", text: again[language] });
  const closedAgainAt = hoursAfter(againAt, 60);
  if (closedAgainAt > present) return;
  await close(tx, stage, followUp, closedAgainAt, story);
  await askAndHear(tx, stage, followUp, closedAgainAt, random() < 0.6 ? "yes" : null, language);
}

interface OpenedCase {
  readonly openedAt: Date;
  /** every second one of its wave */
  readonly isSecond: boolean;
  /** it took weeks, and its customer has just said that it is not solved */
  readonly isStubborn: boolean;
  readonly story: CaseStory;
  readonly nextRecovery: () => RecoveryAnswer | null;
}

interface CasePlan {
  readonly contactHours: number;
  readonly promises: boolean;
  readonly solutionHours: number;
}

/** What customers say once their case is closed, one after the other; null: asked and silent. */
const recoveries: readonly (RecoveryAnswer | null)[] = [
  ...(["yes", "yes", "partly", null, "yes", "no", null, "yes", "partly"] as const),
];
const again = {
  en: "Called again: it was not solved. Looked into it once more.",
  "zh-CN": "再次通话：问题没解决，重新处理。",
} as const;

const youngDays = 14;

/** @param isYoung every second young case is left alone for days, so that there is something to do; some are overdue */
function drawPlan(random: Random, isSecond: boolean, isYoung: boolean): CasePlan {
  const isLate = isYoung ? isSecond : random() < 0.15;
  return {
    contactHours: isLate ? (isYoung ? 190 : 100) + 60 * random() : 2 + 24 * random(),
    promises: random() < 0.35,
    solutionHours: (20 + 130 * random()) * (isYoung ? 2.5 : 1),
  };
}

async function close(
  tx: Database,
  stage: DemoStage,
  followUp: FollowUpCase,
  at: Date,
  { cause, detail, remedy }: CaseStory,
): Promise<void> {
  const language = stage.people.get(followUp.respondentId)?.language ?? "en";
  const closing = { rootCause: cause, rootCauseDetail: detail, remedy: remedy[language] };
  await step(tx, stage, followUp, at, { kind: "close", ...closing });
}

const askAfterHours = 14 * 24 + 1;
const answerHoursMax = 30;

/** @returns when the customer answered; null for silence, so far or for good */
async function askAndHear(
  tx: Database,
  { random, now: present }: DemoStage,
  followUp: FollowUpCase,
  closedAt: Date,
  solved: RecoveryAnswer | null,
  language: Language,
): Promise<Date | null> {
  const askedAt = hoursAfter(closedAt, askAfterHours);
  if (askedAt > present) return null;
  await askRecovery(tx, followUp, askedAt);
  const answeredAt = hoursAfter(askedAt, 2 + (answerHoursMax - 4) * random());
  if (!solved || answeredAt > present) return null;
  const handling = { yes: 7, partly: 5, no: 2 }[solved] + Math.floor(3 * random());
  const words = pick(customerWords[solved], random)[language];
  await answerRecovery(tx, linkOf(followUp, "recovery"), { solved, handling, words }, answeredAt);
  return answeredAt;
}

async function step(
  tx: Database,
  { staff, rootUnitId }: DemoStage,
  followUp: FollowUpCase,
  at: Date,
  taken: CaseStep,
): Promise<void> {
  const worker = { id: staff["case-owner"].id, role: "case-owner", unitId: rootUnitId } as const;
  const result = await workOnCase(tx, worker, followUp.caseId, taken, at);
  if (!result.done) throw new Error(`workCases: ${taken.kind} is refused: ${result.reason}`);
}

function linkOf({ respondentId, caseId }: FollowUpCase, purpose: "contact" | "recovery") {
  return { respondentId, tokenDigest: tokenDigest(linkToken(purpose, caseId)) };
}
