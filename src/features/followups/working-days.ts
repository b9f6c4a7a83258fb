import { localDay, nextDay, zonedTime } from "../../i18n/zoned-time.ts";

/**
 * Deadlines in working days: Monday to Friday in an IANA zone. There is no calendar of public holidays, so a promise
 * made before one is a promise for the holiday; the pages say so.
 */

/** A promise "by Tuesday" ends when Tuesday's work does, so that nobody is called at midnight. */
export const workingDayEndHour = 18;

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
  return zonedTime(day, `${workingDayEndHour}:00`, timeZone);
}

function isWorkingDay(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday >= 1 && weekday <= 5;
}
