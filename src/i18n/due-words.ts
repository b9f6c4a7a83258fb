import type { Language } from "./languages.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/**
 * How far a moment is away, in the largest unit that still says something: minutes, hours up to two days, then days.
 * @example relativeTime("en", new Date("2026-11-24T12:00Z"), new Date("2026-11-24T09:00Z")); // => "in 3 hours"
 */
export function relativeTime(language: Language, at: Date, now: Date): string {
  const words = new Intl.RelativeTimeFormat(language, { numeric: "always" });
  const awayMs = at.getTime() - now.getTime();
  const distanceMs = Math.abs(awayMs);
  if (distanceMs < hourMs) return words.format(Math.trunc(awayMs / minuteMs), "minute");
  if (distanceMs < 2 * dayMs) return words.format(Math.trunc(awayMs / hourMs), "hour");
  return words.format(Math.trunc(awayMs / dayMs), "day");
}

/**
 * A due time with its weekday, and with its year only where that is another one: "Tue, Nov 24, 6:00 PM". It stays
 * on one line.
 * @param now what "this year" is
 */
export function formatDue(language: Language, at: Date, timeZone: string, now: Date): string {
  const yearOf = (moment: Date) =>
    new Intl.DateTimeFormat("en", { year: "numeric", timeZone }).format(moment);
  const words = new Intl.DateTimeFormat(language, {
    ...{ weekday: "short", day: "numeric", month: "short", hour: "numeric", minute: "2-digit" },
    ...(yearOf(at) === yearOf(now) ? {} : { year: "numeric" }),
    timeZone,
  }).format(at);
  return words.replace(/\s/g, "\u00a0");
}

/** An hour of the day as people write it: "6:00 PM". */
export function formatHour(language: Language, hour: number): string {
  return formatTime(language, new Date(Date.UTC(2000, 0, 1, hour)), "UTC");
}

/** A day by which something was promised: "Tuesday, November 24, 2026". */
export function formatLongDate(language: Language, at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "full", timeZone }).format(at);
}

/** The time of day that clocks in the zone show: "6:00 PM". */
export function formatTime(language: Language, at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat(language, { timeStyle: "short", timeZone }).format(at);
}

/** A time zone in words: "China Standard Time". Where it has no name of its own, what it is called by computers. */
export function zoneName(language: Language, at: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: "longGeneric" });
  const name = format.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
  return name.startsWith("GMT") ? timeZone.replace("Etc/", "") : name;
}
