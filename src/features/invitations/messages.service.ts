import type { Database } from "../../../db/client.ts";
import { app } from "../../app.ts";
import type { MailParameters, RenderedMail } from "../../emails/mail.ts";
import { renderMail } from "../../emails/render-mail.ts";
import type { Language } from "../../i18n/languages.ts";
import { enqueue } from "../../jobs/queue.ts";
import { inertLinksOf, type Linked, linksOf } from "./mail-links.service.ts";
import * as store from "./messages.store.ts";

/** One mail to be: what happened, to whom, and what it says. */
export interface NewMessage {
  /** who it is about; of a mail to staff that is about no customer, the id of that member of staff */
  readonly respondentId: string;
  /** one mail per respondent and occasion, e.g. "invitation:<id>", "case-promise:<response id>" */
  readonly occasion: string;
  readonly waveId: string | null;
  /** gives the mail its unsubscribe link */
  readonly invitationId: string | null;
  readonly recipientKind: "respondent" | "staff";
  readonly staffId: string | null;
  readonly language: Language;
  readonly parameters: MailParameters;
  readonly now: Date;
}

/**
 * Puts a mail into the ledger, in the transaction that caused it. The same occasion a second time changes nothing.
 * @returns whether the mail is new
 */
export async function queueMessage(tx: Database, input: NewMessage): Promise<boolean> {
  return (await queueMessages(tx, [input])) > 0;
}

/** @returns how many mails were new */
export async function queueMessages(tx: Database, inputs: readonly NewMessage[]): Promise<number> {
  const rows = inputs.map(({ now, ...input }) => ({
    ...input,
    messageId: crypto.randomUUID(),
    status: "queued" as const,
    nextAttemptAt: now,
    createdAt: now,
  }));
  const inserted = await store.insertMessages(tx, rows);
  if (inserted.length > 0) await enqueue(tx, "deliver-mail", {});
  return inserted.length;
}

/** The mail as it looks: the same text and the same links however often it is rendered. */
export function renderMessage(message: Linked): RenderedMail {
  return renderMail(message.parameters, linksOf(message), message.language, message.isMadeUp);
}

/** A mail as staff look at it in the outbox. */
export interface ShownMail {
  readonly mail: RenderedMail;
  /** its links lead nowhere */
  readonly isInert: boolean;
}

/**
 * What went to somebody's own mailbox is shown without what opens its links: whoever has them answers in that person's
 * place. Mails that stay in the built-in outbox keep theirs, since there is no other way to follow them.
 */
export function showMessage(message: Linked & Pick<store.Message, "transport">): ShownMail {
  const opensNothing = message.parameters.template === "invitation-test";
  if (opensNothing || !goesToMailbox(message)) return { mail: renderMessage(message), isInert: false };
  const parameters = isRecipientWithheld(message)
    ? { ...message.parameters, name: null }
    : message.parameters;
  const links = inertLinksOf(message);
  return { mail: renderMail(parameters, links, message.language, message.isMadeUp), isInert: true };
}

/** To somebody dissatisfied who has not agreed to be named: nobody sees who it is. */
export function isRecipientWithheld(message: Pick<store.Message, "parameters" | "transport">): boolean {
  return message.parameters.template === "contact-offer" && goesToMailbox(message);
}

/** The same for every attempt, so that a receiver can tell a repeated mail from a new one. */
export function messageIdHeader(messageId: string): string {
  return `<${messageId}@${new URL(app().config.publicUrl).hostname}>`;
}

/** Delivered over SMTP, or going to be. */
function goesToMailbox({ transport }: Pick<store.Message, "transport">): boolean {
  return (transport ?? app().transport) === "smtp";
}
