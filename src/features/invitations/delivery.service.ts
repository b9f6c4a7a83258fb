import type { Database } from "../../../db/client.ts";
import {
  type DeliveryDecision,
  type DeliveryOutcome,
  decideDelivery,
  leaseMs,
} from "../../emails/delivery.ts";
import { isReservedAddress } from "../../emails/mail-address.ts";
import type { MailTransport, OutgoingMail } from "../../emails/transport.ts";
import { mayBeMailed, suppressAddress } from "../respondents/respondents.service.ts";
import type { Disposition } from "./disposition.ts";
import { moveDisposition } from "./invitations.store.ts";
import { messageIdHeader, renderMessage } from "./messages.service.ts";
import * as store from "./messages.store.ts";
import { acceptsAnswers } from "./wave.ts";

export interface DeliveryRun {
  readonly sent: number;
  readonly retried: number;
  readonly failed: number;
  readonly inDoubt: number;
  readonly cancelled: number;
  /** more may be due: the run stopped at its limit */
  readonly isUnfinished: boolean;
}

export interface DeliveryLimits {
  /** conversations with the server at the same time */
  readonly laneCount: number;
  readonly messageCountMax: number;
  /** wait of a lane between two mails, so that a server is not flooded */
  readonly paceMs: number;
}

const defaultLimits: DeliveryLimits = { laneCount: 3, messageCountMax: 500, paceMs: 20 };

/**
 * Delivers what is due in the ledger. `sending` is committed before the server is spoken to, so a program that dies
 * leaves a message that lapses into doubt and is never sent by itself again.
 * @param clock asked again and again: a run may take minutes
 */
export async function deliverDue(
  db: Database,
  clock: () => Date,
  transport: MailTransport,
  limits: Partial<DeliveryLimits> = {},
): Promise<DeliveryRun> {
  const { laneCount, messageCountMax, paceMs } = { ...defaultLimits, ...limits };
  const run = { sent: 0, retried: 0, failed: 0, inDoubt: await doubtLapsed(db, clock()), cancelled: 0 };
  const progress = { begun: 0, isPaused: false, isDrained: false };
  const lane = async () => {
    while (!progress.isPaused && !progress.isDrained && progress.begun < messageCountMax) {
      progress.begun += 1;
      const result = await deliverNext(db, clock, transport);
      if (result === "nothing-due") progress.isDrained = true;
      else if (result === "paused") progress.isPaused = true;
      if (result === "paused") run.retried += 1;
      else if (result !== "nothing-due") run[result] += 1;
      if (paceMs > 0 && transport.name === "smtp") await new Promise((done) => setTimeout(done, paceMs));
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: laneCount }, lane));
  for (const ended of lanes) if (ended.status === "rejected") throw ended.reason;
  return { ...run, isUnfinished: !progress.isPaused && !progress.isDrained };
}

type Result = "sent" | "retried" | "failed" | "inDoubt" | "cancelled" | "paused" | "nothing-due";

async function deliverNext(db: Database, clock: () => Date, transport: MailTransport): Promise<Result> {
  const claimed = await claim(db, clock(), transport);
  if (!claimed) return "nothing-due";
  const recipient = await store.selectRecipient(db, claimed);
  const refusal = recipient ? await reasonNotToSend(db, claimed, recipient) : "no-recipient";
  if (!recipient || refusal) {
    await store.updateMessage(db, claimed, claimOf(claimed), { status: "cancelled", lastReply: refusal });
    return "cancelled";
  }
  const carrier = isReservedAddress(recipient.email) ? staysHere : transport;
  const outcome = await carrier.send(outgoing(claimed, recipient, clock()));
  const decision = decideDelivery(outcome, claimed.attemptCount, clock());
  await db.transaction((tx) =>
    record(tx, claimed, outcome, decision, { carrier: carrier.name, now: clock() }),
  );
  return resultOf(decision);
}

/** Mails to addresses that cannot exist are done when they are in the ledger, whatever server there is. */
const staysHere = {
  name: "outbox",
  send: async (_mail: OutgoingMail) => ({ kind: "accepted", reply: "" }) as const,
} as const;

/** Takes one due message; committed when this returns. */
async function claim(db: Database, now: Date, transport: MailTransport): Promise<store.Message | null> {
  return db.transaction(async (tx) => {
    const due = await store.lockDue(tx, now);
    if (!due) return null;
    const attemptCount = due.attemptCount + 1;
    const leaseUntil = new Date(now.getTime() + leaseMs);
    const change = { status: "sending", transport: transport.name, attemptCount, leaseUntil } as const;
    await store.updateMessage(tx, due, { status: ["queued"] }, change);
    return { ...due, ...change };
  });
}

function claimOf(message: store.Message) {
  return { status: ["sending"], attemptCount: message.attemptCount } as const;
}

/** Somebody who wants no mails gets none; the one they were promised by name is no survey mail. */
async function reasonNotToSend(
  db: Database,
  message: store.Message,
  recipient: store.Recipient,
): Promise<string | null> {
  if (message.recipientKind === "staff" || message.parameters.template === "case-promise") return null;
  if (message.parameters.template === "invitation") {
    if (!recipient.waveStatus || !acceptsAnswers({ status: recipient.waveStatus })) return "wave-closed";
    if (recipient.disposition === "complete") return "already-answered";
  }
  return (await mayBeMailed(db, message.respondentId)) ? null : "opted-out";
}

function outgoing(message: store.Message, recipient: store.Recipient, now: Date): OutgoingMail {
  return {
    ...renderMessage({ ...message, isMadeUp: recipient.isMadeUp }),
    to: recipient.email,
    messageIdHeader: messageIdHeader(message.messageId),
    date: now,
  };
}

async function record(
  tx: Database,
  message: store.Message,
  outcome: DeliveryOutcome,
  decision: DeliveryDecision,
  { carrier, now }: { readonly carrier: MailTransport["name"]; readonly now: Date },
): Promise<void> {
  const change = {
    status: decision.status,
    transport: carrier,
    leaseUntil: null,
    lastReply: outcome.reply || null,
    ...(decision.status === "sent" ? { sentAt: now } : {}),
    ...(decision.status === "queued" ? { nextAttemptAt: decision.nextAttemptAt } : {}),
  };
  // A reply that comes after the lease lapsed is still the truth about this attempt.
  const from = { status: ["sending", "in-doubt"], attemptCount: message.attemptCount } as const;
  if (!(await store.updateMessage(tx, message, from, change))) return;
  await moveInvitation(tx, message, decision.status, now);
  if (decision.status === "failed" && decision.addressIsBad && message.recipientKind === "respondent")
    await suppressAddress(tx, message.respondentId, "bounced", now);
}

/** What the fate of its mail means for an invitation that nobody has answered yet. */
export async function moveInvitation(
  tx: Database,
  message: store.Message,
  status: store.MessageStatus,
  now: Date,
): Promise<void> {
  if (message.parameters.template !== "invitation") return;
  const { respondentId } = message;
  const key = { respondentId, invitationId: message.parameters.invitationId };
  const waiting: Disposition[] = ["queued", "in-doubt"];
  if (status === "sent") await moveDisposition(tx, key, waiting, "sent", now);
  if (status === "failed") await moveDisposition(tx, key, waiting, "bounced", now);
  if (status === "queued") await moveDisposition(tx, key, ["in-doubt"], "queued", now);
  if (status === "in-doubt") await moveDisposition(tx, key, ["queued"], "in-doubt", now);
}

/** Messages claimed by a program that died: whether they went out nobody can know. */
async function doubtLapsed(db: Database, now: Date): Promise<number> {
  return db.transaction(async (tx) => {
    const lapsed = await store.lockLapsed(tx, now);
    for (const message of lapsed) {
      const change = { status: "in-doubt", leaseUntil: null, lastReply: "lease-lapsed" } as const;
      await store.updateMessage(tx, message, { status: ["sending"] }, change);
      await moveInvitation(tx, message, "in-doubt", now);
    }
    return lapsed.length;
  });
}

function resultOf(decision: DeliveryDecision): Result {
  if (decision.status === "queued") return decision.pauseAll ? "paused" : "retried";
  return decision.status === "in-doubt" ? "inDoubt" : decision.status;
}
