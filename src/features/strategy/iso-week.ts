import { dayMs } from "../../i18n/zoned-time.ts";

/**
 * The week of a day by ISO 8601: Monday to Sunday, the first one being that of January 4th.
 * @param day "2026-11-24"
 * @example isoWeek("2026-11-24"); // => "2026-W48"
 */
export function isoWeek(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  const weekday = (new Date(at).getUTCDay() + 6) % 7;
  // A week belongs to the year of its Thursday.
  const thursday = at + (3 - weekday) * dayMs;
  const year = new Date(thursday).getUTCFullYear();
  const week = 1 + Math.floor((thursday - Date.UTC(year, 0, 1)) / (7 * dayMs));
  return `${year}-W${String(week).padStart(2, "0")}`;
}
