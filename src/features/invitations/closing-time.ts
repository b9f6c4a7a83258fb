import { isCalendarDay, isTimeZone, zonedTime } from "../../i18n/zoned-time.ts";

/** A wall-clock time as a form sends it. */
export interface WallTime {
  /** "2026-11-30" */
  readonly date: string;
  /** "18:00" */
  readonly time: string;
}

export type ClosingTime =
  | { readonly ok: true; readonly at: Date }
  | { readonly ok: false; readonly reason: "bad-date" | "bad-time" | "bad-zone" };

/**
 * The instant at which a wave closes, from what was entered.
 * @example closingTime({ date: "2026-07-01", time: "18:00" }, "Asia/Shanghai"); // 2026-07-01T10:00:00Z
 */
export function closingTime({ date, time }: WallTime, timeZone: string): ClosingTime {
  if (!isTimeZone(timeZone)) return { ok: false, reason: "bad-zone" };
  if (!isCalendarDay(date)) return { ok: false, reason: "bad-date" };
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return { ok: false, reason: "bad-time" };
  return { ok: true, at: zonedTime(date, time, timeZone) };
}
