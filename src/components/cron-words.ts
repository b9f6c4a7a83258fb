import type { Language } from "../i18n/languages.ts";
import { t } from "../i18n/t.ts";

/**
 * A cron expression of our timetable in words; one that is neither every minute, hourly nor daily as it is.
 * @example cronWords("en", "41 2 * * *"); // => "Daily at 02:41"
 */
export function cronWords(language: Language, cron: string): string {
  if (cron === "* * * * *") return t(language, "operations.everyMinute");
  const [, minute = "", hour = ""] = /^(\d+) (\d+|\*) \* \* \*$/.exec(cron) ?? [];
  if (minute === "") return cron;
  const padded = (text: string) => text.padStart(2, "0");
  if (hour === "*") return t(language, "operations.hourly", { minute: padded(minute) });
  return t(language, "operations.daily", { time: `${padded(hour)}:${padded(minute)}` });
}
