import type { Language } from "../../i18n/languages.ts";
import type { FollowUpCase } from "./follow-up-case.ts";

/** The shelves of the inbox. `open` and `mine` are being worked on; `watching` are falls without a mail. */
export const inboxFilters = ["open", "mine", "closed", "watching"] as const;

export type InboxFilter = (typeof inboxFilters)[number];

/** The filter an address asks for; anything else is the open cases. */
export function readInboxFilter(text: string | null): InboxFilter {
  return inboxFilters.find((filter) => filter === text) ?? "open";
}

/** A case as the inbox shows it. */
export interface CaseListing {
  readonly followUp: FollowUpCase;
  /** what is due next; null once closed */
  readonly dueAt: Date | null;
  readonly customerName: string | null;
  readonly customerEmail: string;
  readonly unitName: string | null;
  readonly ownerName: string | null;
  /** the wave's */
  readonly timeZone: string;
  /** the customer's open comment */
  readonly words: string | null;
  /** what they are written in */
  readonly wordsLanguage: Language | null;
}

export function isOverdue({ dueAt }: Pick<CaseListing, "dueAt">, now: Date): boolean {
  return dueAt !== null && dueAt < now;
}
