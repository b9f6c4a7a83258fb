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
 * The instant at which a clock on the wall of a time zone shows a date and time. A time that daylight saving skips
 * counts as the same distance after the jump; one that happens twice counts as the first.
 * @param timeZone IANA name, e.g. "Europe/Berlin"
 * @example closingTime({ date: "2026-07-01", time: "18:00" }, "Asia/Shanghai"); // 2026-07-01T10:00:00Z
 */
export function closingTime(wall: WallTime, timeZone: string): ClosingTime {
  if (!isTimeZone(timeZone)) return { ok: false, reason: "bad-zone" };
  if (!isDate(wall.date)) return { ok: false, reason: "bad-date" };
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(wall.time)) return { ok: false, reason: "bad-time" };
  const asUtc = Date.parse(`${wall.date}T${wall.time}:00Z`);
  // The offset before and after any jump near the time; equal on ordinary days.
  const before = asUtc - offsetMs(asUtc - DAY_MS, timeZone);
  const after = asUtc - offsetMs(asUtc + DAY_MS, timeZone);
  const hits = [before, after].filter((at) => at + offsetMs(at, timeZone) === asUtc);
  return { ok: true, at: new Date(hits.length > 0 ? Math.min(...hits) : before) };
}

/** What the form shows again for an instant: the wall clock of the zone. */
export function wallTime(at: Date, timeZone: string): WallTime {
  const local = new Date(at.getTime() + offsetMs(at.getTime(), timeZone)).toISOString();
  return { date: local.slice(0, 10), time: local.slice(11, 16) };
}

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

const DAY_MS = 86_400_000;

function isDate(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
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
