import type { Database } from "../../../db/client.ts";
import { recordAudit } from "../../auth/audit.ts";
import { linkToken, tokenDigest } from "../../auth/link-tokens.ts";
import { enqueue } from "../../jobs/queue.ts";
import { giveConsent } from "../respondents/respondents.service.ts";
import { previousOverall } from "../responses/responses.service.ts";
import {
  type CaseDecision,
  decideCase,
  decideFollowUp,
  type FollowUpDecision,
  givenConsent,
} from "./case-decision.ts";
import { type CaseFacts, selectCaseFacts } from "./case-facts.store.ts";
import { queueAlert, queueContactOffer, queuePromise } from "./case-mails.service.ts";
import { chooseOwnerOf } from "./case-owners.service.ts";
import {
  countOffersSince,
  deleteCases,
  insertCase,
  selectCasesOfWave,
  selectPriorCases,
} from "./cases.store.ts";
import { contactOfferDailyMax, nextMorning, startOfDay } from "./contact-offer.ts";
import { type CaseStatus, dueTimes, type FollowUpCase } from "./follow-up-case.ts";

/** Which of these people have had a case that somebody worked on; an offer they left alone is none. */
export const findPriorCases = selectPriorCases;

/** Every case of a wave, offers that nobody has taken up included: for the program itself, never for a page. */
export const listCasesOfWave = selectCasesOfWave;

/** Takes away every case of a programme, for good. */
export const eraseCases = deleteCases;

export type FollowUpOutcome =
  | FollowUpDecision
  | { readonly followUp: "none"; readonly reason: "unknown-response" | "done-already" }
  | { readonly followUp: "postponed"; readonly until: Date };

/**
 * Applies the follow-up rule to one response: opens a named case with both mails, offers contact, or only watches, in
 * one transaction and once per response, however often it is asked to.
 */
export async function followUpResponse(
  db: Database,
  { respondentId, responseId }: { respondentId: string; responseId: string },
  now: Date,
): Promise<FollowUpOutcome> {
  return db.transaction(async (tx): Promise<FollowUpOutcome> => {
    const facts = await selectCaseFacts(tx, respondentId, responseId, now);
    if (!facts) return { followUp: "none", reason: "unknown-response" };
    const { answers, definition, programmeId } = facts;
    const before = await previousOverall(tx, respondentId, programmeId, facts.submittedAt ?? now);
    const decision = decideCase(answers, definition.roles, facts.rule, before);
    const next = decideFollowUp(decision.severity, {
      privacyMode: facts.privacyMode,
      hasConsent: givenConsent(answers, definition.roles) !== null,
      hasOptedOut: facts.respondent.hasOptedOut,
    });
    if (next.followUp === "open-case") return open(tx, facts, decision, now);
    if (next.followUp === "offer-contact") return offer(tx, facts, decision, now);
    if (next.followUp === "watch") return watch(tx, facts, decision, now);
    return next;
  });
}

async function open(
  tx: Database,
  facts: CaseFacts,
  decision: CaseDecision,
  now: Date,
): Promise<FollowUpOutcome> {
  const plain = newCase(facts, decision, "open", now);
  const owner = await chooseOwnerOf(tx, facts.unitId, now);
  const followUp: FollowUpCase = {
    ...plain,
    ...dueTimes(plain.severity, facts.rule, now, facts.timeZone),
    ownerStaffId: owner?.id ?? null,
    openedAt: now,
  };
  if (!(await insertCase(tx, followUp))) return doneAlready;
  if (followUp.consentVersion) await giveConsent(tx, facts.respondentId, followUp.consentVersion, now);
  await queuePromise(tx, facts, followUp, owner, now);
  if (owner) await queueAlert(tx, facts, followUp, owner, "opened", now);
  await audit(tx, followUp, now);
  return { followUp: "open-case" };
}

async function offer(
  tx: Database,
  facts: CaseFacts,
  decision: CaseDecision,
  now: Date,
): Promise<FollowUpOutcome> {
  const { respondentId, responseId, programmeId, timeZone } = facts;
  const madeToday = await countOffersSince(tx, programmeId, startOfDay(now, timeZone));
  if (madeToday >= contactOfferDailyMax) {
    const until = nextMorning(now, timeZone);
    await enqueue(tx, "open-case", { respondentId, responseId }, { startAfter: until });
    return { followUp: "postponed", until };
  }
  const followUp = newCase(facts, decision, "offered", now);
  const contactTokenDigest = tokenDigest(linkToken("contact", followUp.caseId));
  if (!(await insertCase(tx, { ...followUp, contactTokenDigest }))) return doneAlready;
  await queueContactOffer(tx, facts, followUp.caseId, now);
  await audit(tx, followUp, now);
  return { followUp: "offer-contact" };
}

async function watch(
  tx: Database,
  facts: CaseFacts,
  decision: CaseDecision,
  now: Date,
): Promise<FollowUpOutcome> {
  const inserted = await insertCase(tx, newCase(facts, decision, "watching", now));
  return inserted ? { followUp: "watch" } : doneAlready;
}

const doneAlready = { followUp: "none", reason: "done-already" } as const;

function newCase(facts: CaseFacts, decision: CaseDecision, status: CaseStatus, now: Date): FollowUpCase {
  if (decision.severity === "none") throw new Error("newCase requires a decision for a follow-up");
  return {
    respondentId: facts.respondentId,
    caseId: crypto.randomUUID(),
    responseId: facts.responseId,
    programmeId: facts.programmeId,
    waveId: facts.waveId,
    unitId: facts.unitId,
    severity: decision.severity,
    status,
    reasons: decision.reasons,
    ruleVersion: facts.rule.version,
    consentVersion: givenConsent(facts.answers, facts.definition.roles),
    createdAt: now,
    ...blank,
  };
}

const blank = {
  ownerStaffId: null,
  openedAt: null,
  contactDueAt: null,
  solutionDueAt: null,
  firstContactedAt: null,
  promisedFor: null,
  closedAt: null,
  rootCause: null,
  rootCauseDetail: null,
  remedy: null,
  reopenedAt: null,
  recoveryAskedAt: null,
  recoveryAnswer: null,
  recoveryHandling: null,
  recoveryAnsweredAt: null,
} as const;

async function audit(tx: Database, { caseId, status, severity }: FollowUpCase, at: Date): Promise<void> {
  const verb = status === "offered" ? "offer-contact" : "open-case";
  await recordAudit(tx, {
    staffId: null,
    verb,
    objectKind: "case",
    objectId: caseId,
    detail: { severity },
    at,
  });
}
