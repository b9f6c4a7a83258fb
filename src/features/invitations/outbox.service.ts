import type { Database } from "../../../db/client.ts";
import { listedMax, listPage } from "../../../db/list-page.ts";
import { isRecordId } from "../../../db/record-id.ts";
import { recordAudit } from "../../auth/audit.ts";
import { mailSubject } from "../../emails/render-mail.ts";
import { enqueue } from "../../jobs/queue.ts";
import { moveInvitation } from "./delivery.service.ts";
import { isRecipientWithheld } from "./messages.service.ts";
import * as store from "./messages.store.ts";

export type { MessageKey, MessageStatus, OutboxFilter, OutboxRow, OutboxScope } from "./messages.store.ts";

const pageSize = 50;

export const messageStatuses = [
  "in-doubt",
  "failed",
  "queued",
  "sending",
  "sent",
  "cancelled",
] as const satisfies readonly store.MessageStatus[];

/** Our own reasons in the place of a server's reply. */
const replyCodes = ["lease-lapsed", "wave-closed", "opted-out", "already-answered", "no-recipient"] as const;

/** Whether a stored reply is one of our own reasons, which have words in every language. */
export function isReplyCode(reply: string): reply is (typeof replyCodes)[number] {
  return (replyCodes as readonly string[]).includes(reply);
}

export interface ListedMail {
  readonly key: store.MessageKey;
  readonly subject: string;
  /** null: nobody may see who it is */
  readonly to: string | null;
  readonly status: store.MessageStatus;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly waveName: string | null;
}

export interface OutboxPage {
  readonly mails: readonly ListedMail[];
  /** counted up to one more than `listedMax` */
  readonly found: number;
  readonly page: number;
  readonly pageCount: number;
  /** how many of each status, whatever status is asked for, counted as far */
  readonly counts: Partial<Record<store.MessageStatus, number>>;
}

/** One page of the mails to people of these units, newest first. A page behind the last is the last. */
export async function listOutbox(
  db: Database,
  filter: store.OutboxFilter,
  page: number,
): Promise<OutboxPage> {
  const { status, ...whatever } = filter;
  const counts = await store.countOutbox(db, whatever, messageStatuses);
  const found = status ? (counts[status] ?? 0) : sumOf(Object.values(counts));
  const shown = listPage(found, page, pageSize);
  const rows = await store.selectOutbox(db, filter, shown);
  return { mails: rows.map(toListed), found, page: shown.page, pageCount: shown.pageCount, counts };
}

function sumOf(counts: readonly number[]): number {
  return Math.min(
    listedMax + 1,
    counts.reduce((sum, one) => sum + one, 0),
  );
}

/** How many mails of each of some statuses. */
export const countMails = store.countOutbox;

export const listWavesWithMail = store.selectWavesWithMail;

/** One mail with whom it goes to; null if it is not of these units. */
export const loadOutboxMessage = store.selectOutboxMessage;

/** The newest sent invitation of a wave that can still be answered; in another language only where there is no other. */
export const findUnansweredInvitation = store.selectUnansweredInvitation;

/** The part of an address that names a mail: the respondent leads to the row. */
export function mailPath(key: store.MessageKey): string {
  return `${key.respondentId}.${key.messageId}`;
}

/** Reads what `mailPath` wrote; null for anything else. */
export function parseMailPath(text: string): store.MessageKey | null {
  const [respondentId, messageId, ...rest] = text.split(".");
  if (!isRecordId(respondentId) || !isRecordId(messageId) || rest.length > 0) return null;
  return { respondentId, messageId };
}

/**
 * What a person decides about a mail in doubt: it arrived, or it goes out again although it may arrive twice.
 * @returns false if the mail is not in doubt (any more)
 */
export async function resolveDoubt(
  db: Database,
  row: store.OutboxRow,
  verdict: "arrived" | "send-again",
  staffId: string,
  now: Date,
): Promise<boolean> {
  const { message } = row;
  const status = verdict === "arrived" ? "sent" : "queued";
  return db.transaction(async (tx) => {
    const moment = verdict === "arrived" ? { sentAt: now } : { nextAttemptAt: now };
    const change = { status, lastReply: null, ...moment } as const;
    const changed = await store.updateMessage(tx, message, { status: ["in-doubt"] }, change);
    if (!changed) return false;
    await moveInvitation(tx, message, status, now);
    if (verdict === "send-again") await enqueue(tx, "deliver-mail", {});
    await recordAudit(tx, {
      staffId,
      verb: verdict === "arrived" ? "call-sent" : "send-again",
      objectKind: "message",
      objectId: message.messageId,
      at: now,
    });
    return true;
  });
}

function toListed(row: store.OutboxRow): ListedMail {
  const { message } = row;
  return {
    key: message,
    subject: mailSubject(message.parameters, message.language),
    to: recipientAddress(row),
    status: message.status,
    createdAt: message.createdAt,
    sentAt: message.sentAt,
    waveName: row.waveName,
  };
}

/** Whose mailbox a mail goes to; null where nobody may see that. */
export function recipientAddress(row: store.OutboxRow): string | null {
  if (isRecipientWithheld(row.message)) return null;
  return (row.message.recipientKind === "staff" ? row.staffEmail : row.customerEmail) ?? "";
}
