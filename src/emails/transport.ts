import type { DeliveryOutcome } from "./delivery.ts";
import type { RenderedMail } from "./mail.ts";

/** One mail, ready to be handed to a server. */
export interface OutgoingMail extends RenderedMail {
  /** the same for every attempt, so that a receiver can tell a repeated mail from a new one */
  readonly messageIdHeader: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: string;
  readonly date: Date;
}

/** Hands mails over and says how that went; it throws only on a programmer's mistake. */
export interface MailTransport {
  readonly name: "outbox" | "smtp";
  send(mail: OutgoingMail): Promise<DeliveryOutcome>;
  close(): void;
}

/** Delivers nothing: a mail is done when it is in the ledger, where the outbox page shows it. */
export const outboxTransport: MailTransport = {
  name: "outbox",
  send: async () => ({ kind: "accepted", reply: "kept in the outbox" }),
  close: () => undefined,
};
