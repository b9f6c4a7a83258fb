import type { Database } from "../../../db/client.ts";
import { recordAudit } from "../../auth/audit.ts";
import type { ParsedLink } from "../../auth/link-tokens.ts";
import type { Language } from "../../i18n/languages.ts";
import { giveConsent } from "../respondents/respondents.service.ts";
import { type CaseFacts, selectCaseFacts } from "./case-facts.store.ts";
import { queueAlert, queuePromise } from "./case-mails.service.ts";
import { chooseOwnerOf, findOwner } from "./case-owners.service.ts";
import { insertNote, lockCase, selectCaseByLink, updateCase } from "./cases.store.ts";
import { acceptContact, contactButtonConsentVersion } from "./contact-offer.ts";
import { type FollowUpCase, isBeingWorkedOn } from "./follow-up-case.ts";

/** What the page behind the button may say: nothing of the person, since links are forwarded. */
export interface ContactOffer {
  readonly brand: string;
  readonly language: Language;
  /** offered: the button; promised: who will call by when; done: somebody has been in touch */
  readonly state: "offered" | "promised" | "done";
  readonly ownerName: string;
  readonly contactDueAt: Date | null;
  readonly timeZone: string;
}

/** Reads only: link scanners open it too. Null for an unknown link. */
export async function findContactOffer(
  db: Database,
  link: ParsedLink,
  now: Date,
): Promise<ContactOffer | null> {
  const followUp = await selectCaseByLink(db, "contact", link);
  const facts = followUp && (await factsOf(db, followUp, now));
  if (!followUp || !facts) return null;
  const owner = await findOwner(db, followUp.ownerStaffId);
  return {
    brand: facts.brand,
    language: facts.respondent.language,
    state: stateOf(followUp),
    ownerName: owner?.name ?? facts.brand,
    contactDueAt: followUp.contactDueAt,
    timeZone: facts.timeZone,
  };
}

/**
 * The pressed button: gives the consent and opens the case as urgent, with both mails. Pressed twice, it opens once.
 * @returns false for an unknown link
 */
export async function acceptContactOffer(db: Database, link: ParsedLink, now: Date): Promise<boolean> {
  const found = await selectCaseByLink(db, "contact", link);
  if (!found) return false;
  return db.transaction(async (tx) => {
    const followUp = await lockCase(tx, found.respondentId, found.caseId);
    const facts = followUp && (await factsOf(tx, followUp, now));
    if (!followUp || !facts) return false;
    const owner = await chooseOwnerOf(tx, followUp.unitId, now);
    const given = { consentVersion: contactButtonConsentVersion, ownerStaffId: owner?.id ?? null };
    const change = acceptContact(followUp, given, facts.rule, now, facts.timeZone);
    if (!change.accepted) return true;
    const opened = { ...followUp, ...change.changes };
    await updateCase(tx, followUp, change.changes);
    await insertNote(tx, followUp, { ...change.note, staffId: null, at: now });
    await giveConsent(tx, followUp.respondentId, contactButtonConsentVersion, now);
    await queuePromise(tx, facts, opened, owner, now);
    if (owner) await queueAlert(tx, facts, opened, owner, "opened", now);
    const audited = { objectKind: "case", objectId: followUp.caseId, detail: { by: "contact-button" } };
    await recordAudit(tx, { ...audited, staffId: null, verb: "open-case", at: now });
    return true;
  });
}

function stateOf(followUp: FollowUpCase): ContactOffer["state"] {
  if (followUp.status === "offered") return "offered";
  return isBeingWorkedOn(followUp) && followUp.firstContactedAt === null ? "promised" : "done";
}

function factsOf(db: Database, followUp: FollowUpCase, now: Date): Promise<CaseFacts | null> {
  return selectCaseFacts(db, followUp.respondentId, followUp.responseId, now);
}
