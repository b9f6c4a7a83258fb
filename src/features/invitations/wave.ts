import type { Language } from "../../i18n/languages.ts";

export type WaveStatus = "draft" | "sending" | "open" | "closed";

/** All who may be invited, or a random sample of so many in each unit. */
export type Sampling =
  | { readonly kind: "census" }
  | { readonly kind: "per-unit"; readonly countPerUnit: number };

/** What staff decide about a wave; everything can be changed until it is sent. */
export interface WavePlan {
  readonly name: string;
  /** what trends run over, e.g. "2026-Q4" */
  readonly period: string;
  readonly sampling: Sampling;
  /** who was asked by this programme within so many days is left out; 0 leaves out nobody */
  readonly quarantineDays: number;
  readonly brand: string;
  readonly product: string;
  readonly subjectLine: Readonly<Record<Language, string>>;
  readonly greeting: Readonly<Record<Language, string>>;
  /** the mail carries the survey's first question as links, if it is a rating */
  readonly ratingInMail: boolean;
  readonly timeZone: string;
  readonly closesAt: Date;
}

/** One fielding of one survey version. */
export interface Wave extends WavePlan {
  readonly id: string;
  readonly programmeId: string;
  readonly surveyVersionId: string;
  readonly status: WaveStatus;
  readonly samplingSeed: number;
  readonly sentAt: Date | null;
  readonly closedAt: Date | null;
  readonly createdAt: Date;
  /** the unit of whoever made the wave, whose subtree is asked; null: made by the program itself, everybody */
  readonly scopeUnitId: string | null;
}

export type SendDecision =
  | { readonly send: true }
  | { readonly send: false; readonly reason: "already-sent" | "closing-date-passed" | "nobody-to-invite" };

/** Whether a wave may go out now to so many people. */
export function decideSend(
  wave: Pick<Wave, "status" | "closesAt">,
  drawnCount: number,
  now: Date,
): SendDecision {
  if (wave.status !== "draft") return { send: false, reason: "already-sent" };
  if (wave.closesAt <= now) return { send: false, reason: "closing-date-passed" };
  if (drawnCount === 0) return { send: false, reason: "nobody-to-invite" };
  return { send: true };
}

export type CloseDecision =
  | { readonly close: true }
  | { readonly close: false; readonly reason: "not-sent" | "still-sending" | "already-closed" | "not-due" };

/** Whether a wave may be closed: by a person at any time while it is open, by the timetable once it is due. */
export function decideClose(
  wave: Pick<Wave, "status" | "closesAt">,
  by: "person" | "timetable",
  now: Date,
): CloseDecision {
  if (wave.status === "draft") return { close: false, reason: "not-sent" };
  if (wave.status === "sending") return { close: false, reason: "still-sending" };
  if (wave.status === "closed") return { close: false, reason: "already-closed" };
  if (by === "timetable" && wave.closesAt > now) return { close: false, reason: "not-due" };
  return { close: true };
}

/** Answers count from the first mail until the wave is closed; mails go out while it is still `sending`. */
export function acceptsAnswers(wave: Pick<Wave, "status">): boolean {
  return wave.status === "sending" || wave.status === "open";
}

/**
 * The calendar quarter of a moment, as the time zone sees it.
 * @example periodOf(new Date("2026-11-05T12:00:00Z"), "UTC"); // => "2026-Q4"
 */
export function periodOf(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone, year: "numeric", month: "numeric" });
  const found = parts.formatToParts(at);
  const part = (type: string) => Number(found.find((one) => one.type === type)?.value);
  return `${part("year")}-Q${Math.ceil(part("month") / 3)}`;
}
