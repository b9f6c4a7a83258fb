/** How far the conversation with the mail server got before it ended. */
export type DeliveryStage = "connect" | "sign-in" | "sender" | "recipient" | "content";

/** What a transport knows after trying to hand over one mail. */
export type DeliveryOutcome =
  | { readonly kind: "accepted"; readonly reply: string }
  /** the server said no, with a reply of 400 to 599 */
  | {
      readonly kind: "refused";
      readonly replyCode: number;
      readonly stage: DeliveryStage;
      readonly reply: string;
    }
  /** no conversation, or it broke before any of the mail was handed over */
  | { readonly kind: "unreachable"; readonly reply: string }
  /** some of the mail was handed over and no final reply came */
  | { readonly kind: "no-final-reply"; readonly reply: string }
  /** the mail itself cannot be sent, e.g. an address that could rewrite a header */
  | { readonly kind: "unsendable"; readonly reply: string };

export type DeliveryDecision =
  | { readonly status: "sent" }
  | { readonly status: "queued"; readonly nextAttemptAt: Date; readonly pauseAll: boolean }
  /** `addressIsBad`: the server knows no such mailbox, so that it should not be mailed again */
  | { readonly status: "failed"; readonly addressIsBad: boolean }
  | { readonly status: "in-doubt" };

export const attemptCountMax = 20;

/**
 * What becomes of a message after an attempt. Only a refusal or a connection that ended before any content is tried
 * again; once content went out without a final reply nobody can know, and a person decides.
 * @param attemptCount attempts made, this one included
 */
export function decideDelivery(outcome: DeliveryOutcome, attemptCount: number, now: Date): DeliveryDecision {
  switch (outcome.kind) {
    case "accepted":
      return { status: "sent" };
    case "no-final-reply":
      return { status: "in-doubt" };
    case "unsendable":
      return { status: "failed", addressIsBad: false };
    case "unreachable":
      return retry(attemptCount, now, true);
    case "refused":
      return decideRefusal(outcome.replyCode, outcome.stage, attemptCount, now);
  }
}

/** Minutes until the next attempt: 1, 2, 4 and so on, never more than six hours. */
export function backoffMs(attemptCount: number): number {
  return Math.min(2 ** Math.max(0, attemptCount - 1), 360) * 60_000;
}

function decideRefusal(
  replyCode: number,
  stage: DeliveryStage,
  attemptCount: number,
  now: Date,
): DeliveryDecision {
  const isAboutThisMail = stage === "recipient" || stage === "content";
  // Refused before the recipient was named: our account or the server is in trouble, no customer's address is.
  if (!isAboutThisMail) return retry(attemptCount, now, true);
  // 503 blames the order of commands in this session, not the mail.
  if (replyCode < 500 || replyCode === 503) return retry(attemptCount, now, false);
  return { status: "failed", addressIsBad: stage === "recipient" && noSuchMailbox.includes(replyCode) };
}

/** RFC 5321: mailbox unavailable, user not local, mailbox name not allowed. A full mailbox (552) is no bad address. */
const noSuchMailbox: readonly number[] = [550, 551, 553];

function retry(attemptCount: number, now: Date, pauseAll: boolean): DeliveryDecision {
  if (attemptCount >= attemptCountMax) return { status: "failed", addressIsBad: false };
  return { status: "queued", nextAttemptAt: new Date(now.getTime() + backoffMs(attemptCount)), pauseAll };
}

/**
 * How long a claim on a message holds. Longer than one delivery can take (13 minutes at most), so that a lease that
 * ran out means a worker that died.
 */
export const leaseMs = 20 * 60_000;
