/**
 * Deadlines in working days: Monday to Friday in an IANA zone. There is no calendar of public holidays, so a promise
 * made before one is a promise for the holiday; the pages say so.
 */

/** A promise "by Tuesday" ends when Tuesday's work does, so that nobody is called at midnight. */
export const workingDayEndHour = 18;

const dayMs = 86_400_000;

/**
 * The end of the n-th working day after the day of `from`, which itself never counts. Answers of a weekend are counted
 * from Monday on: Friday + 1, Saturday + 1 and Sunday + 1 all end on Monday evening.
 * @param days a whole number from 1
 * @throws {RangeError} if days is no whole number from 1
 * @example addWorkingDays(new Date("2026-11-20T09:00Z"), 2, "Europe/Berlin"); // => Tuesday 2026-11-24, 18:00 there
 */
export function addWorkingDays(from: Date, days: number, timeZone: string): Date {
  if (!Number.isInteger(days) || days < 1) {
    throw new RangeError("addWorkingDays requires a whole number of days from 1");
  }
  let day = localDay(from, timeZone);
  for (let counted = 0; counted < days; ) {
    day = nextDay(day);
    if (isWorkingDay(day)) counted += 1;
  }
  return endOfWorkingDay(day, timeZone);
}

/** The evening, in the zone, by which something promised for that day is due. @param day "2026-11-24" */
export function endOfWorkingDay(day: string, timeZone: string): Date {
  return zonedTime(day, workingDayEndHour, timeZone);
}

/** What day it is in the zone, e.g. "2026-11-24". */
export function localDay(at: Date, timeZone: string): string {
  const parts = wallClock(at, timeZone);
  return new Date(Date.UTC(parts.year, parts.month - 1, parts.day)).toISOString().slice(0, 10);
}

/** Is this a day of the calendar, written 2026-11-24? */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** The day after, e.g. "2026-02-28" to "2026-03-01". */
export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10);
}

/** The moment at which clocks in the zone show that hour of that day. */
export function zonedTime(day: string, hour: number, timeZone: string): Date {
  const asIfUtc = Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000;
  const near = asIfUtc - offsetMs(new Date(asIfUtc), timeZone);
  // The offset at the first guess is another one when the clocks change between the two.
  return new Date(asIfUtc - offsetMs(new Date(near), timeZone));
}

function isWorkingDay(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday >= 1 && weekday <= 5;
}

function offsetMs(at: Date, timeZone: string): number {
  const { year, month, day, hour, minute, second } = wallClock(at, timeZone);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at.getTime() / 1000) * 1000;
}

function wallClock(at: Date, timeZone: string) {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const number = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const parts = format.formatToParts(at);
  return {
    year: number("year"),
    month: number("month"),
    day: number("day"),
    hour: number("hour"),
    minute: number("minute"),
    second: number("second"),
  };
}
