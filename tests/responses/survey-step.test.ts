import fc from "fast-check";
import { expect, test } from "vitest";
import { completeAnswers, nextPage } from "../../src/features/responses/page-flow.ts";
import { readAnswers } from "../../src/features/responses/read-answers.ts";
import { decideStep } from "../../src/features/responses/survey-step.ts";
import type { Answers } from "../../src/features/surveys/answers.ts";
import { allQuestions } from "../../src/features/surveys/survey-definition.ts";
import { aDefinition, fields } from "./definitions.ts";

const definition = aDefinition();

/** Sends a page as the server would take it. */
function send(
  page: number,
  intent: "back" | "next" | "save",
  values: Record<string, string>,
  before: Answers = {},
) {
  const surveyPage = definition.pages[page - 1];
  if (!surveyPage) throw new Error(`no page ${page}`);
  const read = readAnswers(surveyPage, before, fields(values));
  return decideStep(definition, page, intent, read, { ...before, ...read.answers });
}

test("a good page leads to the next, a bad one back to itself with its errors", () => {
  expect(send(1, "next", { "answer-sat1": "8" })).toEqual({ kind: "page", page: 2 });
  expect(send(1, "next", {})).toMatchObject({ kind: "correct", page: 1, errors: [{ code: "sat1" }] });
});

test("back never scolds, and stops at the first page", () => {
  expect(send(2, "back", { "answer-complained": "nonsense" })).toEqual({ kind: "page", page: 1 });
  expect(send(1, "back", {})).toEqual({ kind: "page", page: 1 });
});

test("saving in the background goes nowhere, whatever is wrong", () => {
  expect(send(1, "save", {})).toEqual({ kind: "saved" });
});

test("a question that has just become needed is asked on the same page before going on", () => {
  expect(send(2, "next", { "answer-complained": "yes" })).toEqual({
    kind: "ask-more",
    page: 2,
    codes: ["handling"],
  });
  expect(send(2, "next", { "answer-complained": "no" })).toEqual({ kind: "page", page: 3 });
});

test("the last page finishes with an entry for every question", () => {
  const before: Answers = { sat1: { value: 9 }, sat2: { missing: "skipped" }, complained: { choice: "no" } };
  expect(send(3, "next", { "answer-comment": "fine" }, before)).toEqual({
    kind: "finish",
    answers: {
      sat1: { value: 9 },
      sat2: { missing: "skipped" },
      sat3: { missing: "not-reached" },
      complained: { choice: "no" },
      handling: { missing: "hidden-by-logic" },
      "why-low": { missing: "hidden-by-logic" },
      comment: { text: "fine" },
      contact: { consent: false, version: "c1" },
    },
  });
});

test("the last page sent first leads to the page that lacks a required answer", () => {
  expect(send(3, "next", {})).toEqual({
    kind: "correct",
    page: 1,
    errors: [{ code: "sat1", reason: "required", parameters: {} }],
  });
});

test("an answer given before its question was hidden does not count", () => {
  const given: Answers = { complained: { choice: "no" }, handling: { value: 2 } };
  expect(completeAnswers(definition, given).handling).toEqual({ missing: "hidden-by-logic" });
});

test("a question that was hidden when its page was sent, and is shown now, was not reached", () => {
  const given: Answers = { complained: { choice: "yes" }, handling: { missing: "hidden-by-logic" } };
  expect(completeAnswers(definition, given).handling).toEqual({ missing: "not-reached" });
});

test("a page on which nothing is shown is passed over in both directions", () => {
  const [first, , third] = definition.pages;
  if (!first || !third) throw new Error("three pages");
  const onlyBranch = { ...third, questions: third.questions.slice(0, 1) };
  const short = { ...definition, pages: [first, onlyBranch, first] };
  expect(nextPage(short, 1, "next", { sat1: { value: 9 } })).toBe(3);
  expect(nextPage(short, 3, "back", { sat1: { value: 9 } })).toBe(1);
  expect(nextPage(short, 1, "next", { sat1: { value: 2 } })).toBe(2);
});

test("complete answers always name every question once, in order", () => {
  const codes = allQuestions(definition).map(({ code }) => code);
  const answer = fc.oneof(
    fc.integer({ min: 1, max: 10 }).map((value) => ({ value })),
    fc.constantFrom("yes", "no").map((choice) => ({ choice })),
    fc.constantFrom("skipped", "dont-know", "hidden-by-logic").map((missing) => ({ missing }) as const),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...codes), answer), (given) => {
      expect(Object.keys(completeAnswers(definition, given as Answers))).toEqual(codes);
    }),
  );
});
