import type { DeliveryOutcome } from "./delivery.ts";
import type { RenderedMail } from "./mail.ts";

/** One mail, ready to be handed to a server. */
export interface OutgoingMail extends RenderedMail {
  /** the same for every attempt, so that a receiver can tell a repeated mail from a new one */
  readonly messageIdHeader: string;
  readonly to: string;
  readonly date: Date;
}

/** Hands mails over and says how that went; it throws only on a programmer's mistake. */
export interface MailTransport {
  readonly name: "outbox" | "smtp";
  /** who every mail comes from */
  readonly senderAddress: string;
  send(mail: OutgoingMail): Promise<DeliveryOutcome>;
}

/** Delivers nothing: a mail is done when it is in the ledger, where the outbox page shows it. */
export function openOutbox(publicUrl: string): MailTransport {
  return {
    name: "outbox",
    senderAddress: noReplyAddress(publicUrl),
    send: async () => ({ kind: "accepted", reply: "" }),
  };
}

/** The sender where nobody named one. */
export function noReplyAddress(publicUrl: string): string {
  return `no-reply@${new URL(publicUrl).hostname}`;
}
