import { dayMs } from "../../i18n/zoned-time.ts";
import type { FollowUpRule } from "../surveys/follow-up-rule.ts";
import { accept, type CaseChange, noteLengthMax, refuse, tidyText } from "./case-change.ts";
import { dueTimes, type FollowUpCase, type RecoveryAnswer } from "./follow-up-case.ts";

/**
 * The customer's word on a closed case. Only "yes" is a recovery; "no" opens the case again with due times from now,
 * and a first contact is owed once more.
 * @param answer.handling 1 to 10, or null where that question was left out
 */
export function answerRecoveryQuestion(
  followUp: FollowUpCase,
  answer: { solved: string; handling: number | null; words: string },
  rule: FollowUpRule,
  now: Date,
  timeZone: string,
): CaseChange {
  if (!awaitsRecoveryAnswer(followUp)) return refuse(null, "not-asked");
  const { solved, handling } = answer;
  if (!isRecoveryAnswer(solved)) return refuse("solved", "solved-missing");
  if (handling !== null && !(Number.isInteger(handling) && handling >= 1 && handling <= 10))
    return refuse("handling", "handling-invalid");
  const words = tidyText(answer.words);
  if (words.length > noteLengthMax) return refuse("words", "text-too-long");
  const answered = { recoveryAnswer: solved, recoveryHandling: handling, recoveryAnsweredAt: now } as const;
  const said = { solved, ...(handling === null ? {} : { handling }) };
  if (solved !== "no") return accept("customer", words, answered, said);
  const reopened = {
    ...answered,
    ...dueTimes(followUp.severity, rule, now, timeZone),
    status: "open",
    reopenedAt: now,
    firstContactedAt: null,
    promisedFor: null,
  } as const;
  return accept("reopened", words, reopened, said);
}

export type RecoveryAskDecision =
  | { readonly ask: "now" }
  | { readonly ask: "later"; readonly dueAt: Date }
  | { readonly ask: "never"; readonly reason: "reopened" | "asked-already" };

/**
 * Is it time to ask? Once per closing, so many days after it. A job left over from an earlier closing, or from a rule
 * that has since been given more days, is too early and comes again.
 */
export function decideRecoveryAsk(followUp: FollowUpCase, afterDays: number, now: Date): RecoveryAskDecision {
  if (followUp.status !== "closed" || followUp.closedAt === null) return { ask: "never", reason: "reopened" };
  if (followUp.recoveryAskedAt !== null) return { ask: "never", reason: "asked-already" };
  const dueAt = recoveryDueAt(followUp.closedAt, afterDays);
  return now < dueAt ? { ask: "later", dueAt } : { ask: "now" };
}

export function recoveryDueAt(closedAt: Date, afterDays: number): Date {
  return new Date(closedAt.getTime() + afterDays * dayMs);
}

export function awaitsRecoveryAnswer(followUp: FollowUpCase): boolean {
  return (
    followUp.status === "closed" && followUp.recoveryAskedAt !== null && followUp.recoveryAnsweredAt === null
  );
}

/** How many of the customers who were followed up say that it is solved. */
export interface RecoveryFigures {
  readonly opened: number;
  readonly yes: number;
  readonly partly: number;
  readonly no: number;
  /** not asked yet, or asked and silent: printed beside, never left out of the denominator */
  readonly unanswered: number;
  /** yes / opened, 0 to 1; null without cases */
  readonly share: number | null;
}

/** Only the customer's yes counts, against all cases ever opened. */
export function recoveryFigures(counts: {
  opened: number;
  yes: number;
  partly: number;
  no: number;
}): RecoveryFigures {
  const { opened, yes, partly, no } = counts;
  return { ...counts, unanswered: opened - yes - partly - no, share: opened === 0 ? null : yes / opened };
}

function isRecoveryAnswer(value: string): value is RecoveryAnswer {
  return value === "yes" || value === "partly" || value === "no";
}
