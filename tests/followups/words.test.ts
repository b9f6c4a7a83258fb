import { describe, expect, test } from "vitest";
import { answersInWords } from "../../src/features/followups/answer-words.ts";
import { dueInWords, reasonInWords } from "../../src/features/followups/case-words.ts";
import { historyInWords } from "../../src/features/followups/history-words.ts";
import { definitionFromTemplate } from "../../src/features/surveys/templates/templates.ts";
import { formatDue, relativeTime } from "../../src/i18n/due-words.ts";
import { aCase, monday } from "./builders.ts";

describe("due times in words", () => {
  const at = new Date("2026-11-25T10:00:00Z");

  test.each([
    ["2026-11-25T09:30:00Z", "in 30 minutes"],
    ["2026-11-25T02:00:00Z", "in 8 hours"],
    ["2026-11-23T12:00:00Z", "in 46 hours"],
    ["2026-11-20T10:00:00Z", "in 5 days"],
    ["2026-11-25T13:00:00Z", "3 hours ago"],
  ])("seen from %s: %s", (now, words) => {
    expect(relativeTime("en", at, new Date(now))).toBe(words);
  });

  test("the zone decides the day, and the year is said only where it is another one", () => {
    const late = new Date("2026-11-25T20:00:00Z");
    expect(formatDue("en", late, "Asia/Shanghai", monday)).toMatch(/^Thu,.Nov.26,.4:00.AM$/);
    expect(formatDue("en", late, "Asia/Shanghai", new Date("2027-02-01T00:00:00Z"))).toContain("2026");
  });

  test("a case says what it waits for and whether that is overdue", () => {
    const listing = { followUp: aCase(), dueAt: new Date("2026-11-25T17:00:00Z"), timeZone: "UTC" };
    expect(dueInWords("en", listing, monday)).toMatchObject({ away: "in 2 days", isOverdue: false });
    const late = dueInWords("en", listing, new Date("2026-11-25T18:00:00Z"));
    expect(late).toMatchObject({ away: "1 hour ago", isOverdue: true });
    expect(late.text).toMatch(/^First contact due Wed,.Nov.25/);
  });
});

test("a mean is printed with one digit and how many answers it is from", () => {
  const reason = {
    code: "satisfaction-mean-low",
    value: 8 / 3,
    threshold: 4,
    answered: 2,
    asked: 3,
  } as const;
  expect(reasonInWords("en", reason)).toBe(
    "Mean of satisfaction 2.7, from 2 of 3 answers (a case at 4 or less)",
  );
});

test("every question is there in the reader's language, and those that made it a case are marked", () => {
  const definition = definitionFromTemplate("ecsi", false);
  const given = {
    sat1: { value: 3 },
    complained: { choice: "no" },
    resolved: { missing: "hidden-by-logic" as const },
    comment: { text: "Closed at noon." },
    contact: { consent: true, version: "1" },
  };
  const reasons = [{ code: "overall-low", value: 3, threshold: 4 }] as const;
  const piping = { brand: "Lanhu", product: "account" };
  const answers = answersInWords(definition, given, reasons, "en", piping);
  expect(answers).toHaveLength(definition.pages.flatMap(({ questions }) => questions).length);
  expect(answers.filter(({ isReason }) => isReason).map(({ code }) => code)).toEqual(["sat1"]);
  const said = Object.fromEntries(answers.map(({ code, answer }) => [code, answer]));
  expect(said).toMatchObject({
    sat1: "3 of 10",
    complained: "No",
    resolved: "Not asked, did not apply",
    comment: "Closed at noon.",
    contact: "Agreed",
    sat2: "Not reached",
  });
  const chinese = answersInWords(definition, given, reasons, "zh-CN", piping);
  expect(chinese.find(({ code }) => code === "sat1")).toMatchObject({ answer: "3 分（满分 10 分）" });
});

test("a history begins with how the case came to be and names the customer's part", () => {
  const asked = { kind: "customer", text: "", detail: { asked: "contact" } } as const;
  const pressed = { ...asked, staffName: null, at: monday };
  const offered = { createdAt: new Date("2026-11-20T09:00:00Z"), openedAt: monday, status: "open" } as const;
  expect(historyInWords("en", offered, [pressed]).map(({ title, who }) => [title, who])).toEqual([
    ["A mail offered contact.", null],
    ["Pressed “please contact me” and agreed that answers and name are passed on.", "Customer"],
  ]);
});
