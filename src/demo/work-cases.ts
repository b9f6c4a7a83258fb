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
import { contactTexts, customerWords, promiseTexts, remedies } from "./demo-case-texts.ts";
import { demoCompany } from "./demo-company.ts";
import { pick } from "./demo-random.ts";
import { type DemoStage, hoursAfter } from "./demo-stage.ts";

/** What becomes of every case of a wave until the present: some stop on the way, where the wave is young. */
export async function workCases(
  tx: Database,
  { waveId, waveNumber }: { readonly waveId: string; readonly waveNumber: number },
  stage: DemoStage,
): Promise<void> {
  const { random } = stage;
  const byEmail = (followUp: FollowUpCase) => stage.people.get(followUp.respondentId)?.email ?? "";
  const found = await listCasesOfWave(tx, waveId);
  const inOrder = found.sort((a, b) => byEmail(a).localeCompare(byEmail(b)));
  // Goes round, so that every answer occurs.
  let closedCount = waveNumber;
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
    if (openedAt) await workOn(tx, followUp, { openedAt, nextRecovery }, stage);
  }
}

/** Contact, a promise in every third, closing, the question after it. */
async function workOn(
  tx: Database,
  followUp: FollowUpCase,
  { openedAt, nextRecovery }: { readonly openedAt: Date; readonly nextRecovery: () => RecoveryAnswer | null },
  stage: DemoStage,
): Promise<void> {
  const { random, now: present } = stage;
  const language = stage.people.get(followUp.respondentId)?.language ?? "en";
  const plan = drawPlan(random, openedAt > new Date(present.getTime() - youngDays * dayMs));
  const contactedAt = hoursAfter(openedAt, plan.contactHours);
  if (contactedAt > present) return;
  await step(tx, stage, followUp, contactedAt, {
    kind: "contact",
    text: pick(contactTexts, random)[language],
  });
  if (plan.promises) {
    const day = localDay(new Date(contactedAt.getTime() + 5 * dayMs), demoCompany.timeZone);
    const text = pick(promiseTexts, random)[language];
    await step(tx, stage, followUp, hoursAfter(contactedAt, 0.2), { kind: "promise", day, text });
  }
  const closedAt = hoursAfter(contactedAt, plan.solutionHours);
  if (closedAt > present) return;
  await close(tx, stage, followUp, closedAt, language);
  const recovery = nextRecovery();
  const answeredAt = await askAndHear(tx, stage, followUp, closedAt, recovery, language);
  if (!answeredAt || recovery !== "no") return;
  // Not solved: it is open again, and is worked on once more.
  const againAt = hoursAfter(answeredAt, 20 + 30 * random());
  const closedAgainAt = hoursAfter(againAt, 60);
  const isRecent = answeredAt > new Date(present.getTime() - recentDays * dayMs);
  if (isRecent || closedAgainAt > present) return;
  const text = pick(contactTexts, random)[language];
  await step(tx, stage, followUp, againAt, { kind: "contact", text });
  await close(tx, stage, followUp, closedAgainAt, language);
  await askAndHear(tx, stage, followUp, closedAgainAt, random() < 0.6 ? "yes" : null, language);
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
/** Cases that were opened again within so many days still wait for somebody. */
const recentDays = 120;

const youngDays = 14;

/** @param isYoung so that there is something left to do: young cases take longer, and some are overdue */
function drawPlan(random: () => number, isYoung: boolean): CasePlan {
  const isLate = random() < (isYoung ? 0.4 : 0.15);
  return {
    contactHours: isLate ? 100 + 150 * random() : 2 + 24 * random(),
    promises: random() < 0.35,
    solutionHours: (20 + 130 * random()) * (isYoung ? 2.5 : 1),
  };
}

async function close(
  tx: Database,
  stage: DemoStage,
  followUp: FollowUpCase,
  at: Date,
  language: Language,
): Promise<void> {
  const { cause, detail, remedy } = pick(remedies, stage.random);
  const closing = { rootCause: cause, rootCauseDetail: detail, remedy: remedy[language] };
  await step(tx, stage, followUp, at, { kind: "close", ...closing });
}

const askAfterHours = 14 * 24 + 1;

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
  const answeredAt = hoursAfter(askedAt, 2 + 70 * random());
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
