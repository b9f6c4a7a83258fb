import { expect, test } from "vitest";
import { cronWords } from "../../src/components/cron-words.ts";
import { timetable } from "../../src/jobs/schedule.ts";

test.each([
  ["* * * * *", "Every minute"],
  ["3 * * * *", "Every hour at 03 minutes past"],
  ["41 2 * * *", "Daily at 02:41"],
  ["0 0 1 * *", "0 0 1 * *"],
])("%s is %s", (cron, words) => expect(cronWords("en", cron)).toBe(words));

test("the whole timetable can be said in words", () => {
  for (const { cron } of timetable) expect(cronWords("zh-CN", cron)).not.toBe(cron);
});
