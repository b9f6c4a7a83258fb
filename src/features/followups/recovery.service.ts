import type { Database } from "../../../db/client.ts";
import { linkToken, type ParsedLink, tokenDigest } from "../../auth/link-tokens.ts";
import type { Language } from "../../i18n/languages.ts";
import { enqueue } from "../../jobs/queue.ts";
import type { CaseChange } from "./case-change.ts";
import { type CaseFacts, selectCaseFacts } from "./case-facts.store.ts";
import { queueAlert, queueRecoveryQuestion } from "./case-mails.service.ts";
import { chooseOwnerOf, findOwner } from "./case-owners.service.ts";
import { insertNote, lockCase, selectCaseByLink, updateCase } from "./cases.store.ts";
import type { FollowUpCase, RecoveryAnswer } from "./follow-up-case.ts";
import { answerRecoveryQuestion, awaitsRecoveryAnswer, decideRecoveryAsk } from "./recovery.ts";

/** Asks the customer of a closed case whether it is solved, if it is time: once per closing, whoever calls how often. */
export async function askRecovery(
  db: Database,
  { respondentId, caseId }: { respondentId: string; caseId: string },
  now: Date,
): Promise<"asked" | "later" | "opted-out" | "reopened" | "asked-already" | "unknown-case"> {
  return db.transaction(async (tx) => {
    const followUp = await lockCase(tx, respondentId, caseId);
    const facts = followUp && (await selectCaseFacts(tx, respondentId, followUp.responseId, now));
    if (!followUp || !facts) return "unknown-case";
    const decision = decideRecoveryAsk(followUp, facts.rule.recoveryAskAfterDays, now);
    if (decision.ask === "never") return decision.reason;
    if (decision.ask === "later") {
      await enqueue(tx, "ask-recovery", { respondentId, caseId }, { startAfter: decision.dueAt });
      return "later";
    }
    if (facts.respondent.hasOptedOut) return "opted-out";
    const recoveryTokenDigest = tokenDigest(linkToken("recovery", caseId));
    await updateCase(tx, followUp, { recoveryAskedAt: now, recoveryTokenDigest });
    await queueRecoveryQuestion(tx, facts, followUp, now);
    return "asked";
  });
}

/** What the page with the question may say: nothing of the person, since links are forwarded. */
export interface RecoveryQuestion {
  readonly brand: string;
  readonly language: Language;
  readonly state: "asked" | "answered";
  /** what was answered; null before, and once the case was closed again */
  readonly solved: RecoveryAnswer | null;
  /** after a "no": who gets in touch, and by when */
  readonly ownerName: string;
  readonly contactDueAt: Date | null;
  readonly timeZone: string;
}

/** Reads only. Null for an unknown link. */
export async function findRecoveryQuestion(
  db: Database,
  link: ParsedLink,
  now: Date,
): Promise<RecoveryQuestion | null> {
  const followUp = await selectCaseByLink(db, "recovery", link);
  const facts = followUp && (await selectCaseFacts(db, link.respondentId, followUp.responseId, now));
  if (!followUp || !facts) return null;
  const { brand, respondent, timeZone } = facts;
  const owner = await findOwner(db, followUp.ownerStaffId);
  return {
    brand,
    language: respondent.language,
    state: awaitsRecoveryAnswer(followUp) ? "asked" : "answered",
    solved: followUp.recoveryAnswer,
    ownerName: owner?.name ?? brand,
    contactDueAt: followUp.status === "open" ? followUp.contactDueAt : null,
    timeZone,
  };
}

export interface EnteredRecovery {
  readonly solved: string;
  readonly handling: number | null;
  readonly words: string;
}

/**
 * Stores the customer's word, once. A "no" opens the case again and tells its owner.
 * @returns null for an unknown link; a refusal with "not-asked" for an answer that came before
 */
export async function answerRecovery(
  db: Database,
  link: ParsedLink,
  entered: EnteredRecovery,
  now: Date,
): Promise<CaseChange | null> {
  const found = await selectCaseByLink(db, "recovery", link);
  if (!found) return null;
  return db.transaction(async (tx) => {
    const followUp = await lockCase(tx, found.respondentId, found.caseId);
    const facts = followUp && (await selectCaseFacts(tx, link.respondentId, followUp.responseId, now));
    if (!followUp || !facts) return null;
    const change = answerRecoveryQuestion(followUp, entered, facts.rule, now, facts.timeZone);
    if (!change.accepted) return change;
    await updateCase(tx, followUp, change.changes);
    await insertNote(tx, followUp, { ...change.note, staffId: null, at: now });
    const reopened = { ...followUp, ...change.changes };
    if (change.note.kind === "reopened") await alertOwner(tx, facts, reopened, now);
    return change;
  });
}

/** The owner, or whoever is one now: people leave in the weeks between. */
async function alertOwner(tx: Database, facts: CaseFacts, followUp: FollowUpCase, now: Date): Promise<void> {
  const { ownerStaffId, unitId } = followUp;
  const owner = (await findOwner(tx, ownerStaffId)) ?? (await chooseOwnerOf(tx, unitId, now));
  if (!owner) return;
  if (owner.id !== ownerStaffId) await updateCase(tx, followUp, { ownerStaffId: owner.id });
  await queueAlert(tx, facts, followUp, owner, "reopened", now);
}
