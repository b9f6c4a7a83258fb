import type { Database } from "../../../db/client.ts";
import type { MailParameters } from "../../emails/mail.ts";
import { queueMessage } from "../invitations/messages.service.ts";
import type { CaseFacts } from "./case-facts.store.ts";
import type { CaseOwner } from "./case-owners.service.ts";
import { type FollowUpCase, nextDueAt } from "./follow-up-case.ts";

/** "Thank you. NAME will contact you by DATE." Once for each response, however its case came to be. */
export async function queuePromise(
  tx: Database,
  facts: CaseFacts,
  followUp: FollowUpCase,
  owner: CaseOwner | null,
  now: Date,
): Promise<void> {
  await queueToCustomer(tx, facts, `case-promise:${facts.responseId}`, now, {
    template: "case-promise",
    caseId: followUp.caseId,
    brand: facts.brand,
    name: facts.respondent.name,
    ownerName: owner?.name ?? facts.brand,
    contactBy: dueText(followUp.contactDueAt),
    timeZone: facts.timeZone,
  });
}

/** We read it; a button to be contacted. Once for each response. */
export async function queueContactOffer(
  tx: Database,
  facts: CaseFacts,
  caseId: string,
  now: Date,
): Promise<void> {
  const { brand } = facts;
  await queueToCustomer(tx, facts, `contact-offer:${facts.responseId}`, now, {
    template: "contact-offer",
    caseId,
    brand,
    name: facts.respondent.name,
  });
}

/** Is it solved? Once for each closing. */
export async function queueRecoveryQuestion(
  tx: Database,
  facts: CaseFacts,
  { caseId, closedAt }: FollowUpCase,
  now: Date,
): Promise<void> {
  const { brand } = facts;
  await queueToCustomer(tx, facts, `recovery-question:${caseId}:${closedAt?.toISOString()}`, now, {
    template: "recovery-question",
    caseId,
    brand,
    name: facts.respondent.name,
  });
}

/** Tells an owner of a case that is theirs now: once for an opening, once for each later event. */
export async function queueAlert(
  tx: Database,
  facts: CaseFacts,
  followUp: FollowUpCase,
  owner: CaseOwner,
  event: "opened" | "reopened" | "handed-over",
  now: Date,
): Promise<void> {
  const occasion = `case-alert:${followUp.caseId}:${event}`;
  await queueMessage(tx, {
    respondentId: facts.respondentId,
    occasion: event === "opened" ? occasion : `${occasion}:${now.toISOString()}`,
    waveId: facts.waveId,
    invitationId: null,
    recipientKind: "staff",
    staffId: owner.id,
    language: owner.language,
    parameters: {
      template: "case-alert",
      caseId: followUp.caseId,
      severity: followUp.severity === "urgent" ? "urgent" : "case",
      event,
      unitName: facts.unitName,
      contactBy: dueText(nextDueAt(followUp, facts.timeZone)),
      timeZone: facts.timeZone,
    },
    now,
  });
}

async function queueToCustomer(
  tx: Database,
  facts: CaseFacts,
  occasion: string,
  now: Date,
  parameters: MailParameters,
): Promise<void> {
  await queueMessage(tx, {
    respondentId: facts.respondentId,
    occasion,
    waveId: facts.waveId,
    invitationId: facts.invitationId,
    recipientKind: "respondent",
    staffId: null,
    language: facts.respondent.language,
    parameters,
    now,
  });
}

function dueText(dueAt: Date | null): string {
  if (!dueAt) throw new Error("a case that is mailed about has a due time");
  return dueAt.toISOString();
}
