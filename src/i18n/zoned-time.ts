/** Calendar days and clock times as a time zone (IANA name, e.g. "Europe/Berlin") sees them. */

export const dayMs = 86_400_000;

/** True for the names of the IANA database; offsets such as "+01:00" are no zones. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Whether a text is a day of the calendar, written 2026-11-24. */
export function isCalendarDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** The day after, e.g. "2026-02-28" to "2026-03-01". */
export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10);
}

/** What day it is in the zone, e.g. "2026-11-24". */
export function localDay(at: Date, timeZone: string): string {
  return localText(at, timeZone).slice(0, 10);
}

/** What the clocks of the zone show, e.g. "18:00". */
export function localTime(at: Date, timeZone: string): string {
  return localText(at, timeZone).slice(11, 16);
}

/**
 * The moment at which clocks in the zone show a time of a day. A time that daylight saving skips counts as the same
 * distance after the jump; one that happens twice counts as the first.
 * @example zonedTime("2026-07-01", "18:00", "Asia/Shanghai"); // => 2026-07-01T10:00:00Z
 */
export function zonedTime(day: string, time: string, timeZone: string): Date {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  // The offset before and after any jump near the time; equal on ordinary days.
  const before = asUtc - offsetMs(asUtc - dayMs, timeZone);
  const after = asUtc - offsetMs(asUtc + dayMs, timeZone);
  const hits = [before, after].filter((at) => at + offsetMs(at, timeZone) === asUtc);
  return new Date(hits.length > 0 ? Math.min(...hits) : before);
}

function localText(at: Date, timeZone: string): string {
  return new Date(at.getTime() + offsetMs(at.getTime(), timeZone)).toISOString();
}

/** How far a zone's clocks are ahead of UTC at an instant. */
function offsetMs(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(new Date(at));
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value);
  const [year, month, day] = [part("year"), part("month"), part("day")];
  const local = Date.UTC(year, month - 1, day, part("hour"), part("minute"), part("second"));
  return local - Math.floor(at / 1000) * 1000;
}
