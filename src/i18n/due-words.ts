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

/** A due time with its weekday and its zone: "Tue, Nov 24, 2026, 18:00 GMT+8". */
export function formatDue(language: Language, at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat(language, {
    ...{ weekday: "short", day: "numeric", month: "short", year: "numeric" },
    ...{ hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    timeZoneName: "short",
    timeZone,
  }).format(at);
}

/** A day by which something was promised: "Tuesday, November 24, 2026". */
export function formatLongDate(language: Language, at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "full", timeZone }).format(at);
}
