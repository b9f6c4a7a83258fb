import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Answer, type Answers, missingCodes } from "../../src/features/surveys/answers.ts";
import {
  indicatorReadings,
  indicatorValues,
  isScorable,
  slotColumn,
  slotValues,
} from "../../src/features/surveys/indicator-values.ts";
import { allQuestions, isShown, type Question } from "../../src/features/surveys/survey-definition.ts";
import { definitionFromTemplate } from "../../src/features/surveys/templates/templates.ts";
import { indicatorsOf } from "../../src/scoring/model/path-model.ts";

const definition = definitionFromTemplate("ecsi", false);
const indicators = indicatorsOf(definition.pathModel);

/** Nines everywhere, no complaint; what matters is overridden. */
function answers(given: Record<string, Answer> = {}): Answers {
  const filled: Record<string, Answer> = {};
  for (const question of allQuestions(definition)) {
    if (question.kind === "rating") filled[question.code] = { value: 9 };
  }
  return { ...filled, complained: { choice: "no" }, "price-up": { choice: "up-10" }, ...given };
}

function readingOf(name: string, given: Record<string, Answer>) {
  const position = indicators.findIndex((indicator) => indicator.name === name);
  return indicatorReadings(definition, answers(given))[position];
}

describe("price tolerance", () => {
  test("counts upwards from 6 where the customer would come again", () => {
    expect(readingOf("price", { repurchase: { value: 6 }, "price-up": { choice: "up-0" } })).toEqual({
      value: 6,
    });
    expect(readingOf("price", { repurchase: { value: 10 }, "price-up": { choice: "up-25" } })).toEqual({
      value: 11,
    });
  });

  test("counts downwards from 5 where not, whatever was said upwards before", () => {
    const given = { repurchase: { value: 5 }, "price-down": { choice: "down-25" } };
    expect(readingOf("price", given)).toEqual({ value: 1 });
  });

  test("is imputable when repurchase was skipped: either branch would have asked", () => {
    expect(readingOf("price", { repurchase: { missing: "skipped" } })).toEqual({ missing: "skipped" });
  });

  test("keeps its own don't-know", () => {
    expect(readingOf("price", { "price-up": { missing: "dont-know" } })).toEqual({ missing: "dont-know" });
  });
});

test("a complaint is read as 1, as asked; the model turns it round", () => {
  expect(readingOf("complained", { complained: { choice: "yes" } })).toEqual({ value: 1 });
  expect(indicators.find(({ name }) => name === "complained")).toMatchObject({ reversed: true });
});

test("don't-know and skipped keep a row in the model, not-reached and not-asked do not", () => {
  const scorable = (missing: (typeof missingCodes)[number]) =>
    isScorable(indicatorReadings(definition, answers({ qual2: { missing } })));
  expect(missingCodes.filter(scorable)).toEqual(["dont-know", "refused", "skipped"]);
});

test("the slots hold the same numbers as the indicators, in the columns the version maps them to", () => {
  const slots = slotValues(definition, answers({ exp1: { value: 3 }, qual2: { missing: "dont-know" } }));
  expect(slots.indicator01).toBe(3);
  expect(slots.indicator05).toBeNull();
  expect(Object.keys(slots)).toHaveLength(indicators.length);
});

test("there are forty slots and no more", () => {
  expect([slotColumn(1), slotColumn(10), slotColumn(40)]).toEqual([
    "indicator01",
    "indicator10",
    "indicator40",
  ]);
  expect(() => slotColumn(41)).toThrow(RangeError);
  expect(() => slotColumn(1.5)).toThrow(RangeError);
});

const anyAnswer = (question: Question): fc.Arbitrary<Answer> => {
  const missing = fc.constantFrom(...missingCodes).map((code): Answer => ({ missing: code }));
  if (question.kind === "rating")
    return fc.oneof(
      fc.integer({ min: question.min, max: question.max }).map((value) => ({ value })),
      missing,
    );
  if (question.kind === "choice")
    return fc.oneof(
      fc.constantFrom(...question.options).map(({ code }) => ({ choice: code })),
      missing,
    );
  if (question.kind === "text") return fc.string().map((text) => ({ text }));
  return fc.boolean().map((consent) => ({ consent, version: question.version }));
};

const anyAnswers = fc.record(
  Object.fromEntries(allQuestions(definition).map((question) => [question.code, anyAnswer(question)])),
);

test("every number lies on its indicator's scale, whatever was answered", () => {
  fc.assert(
    fc.property(anyAnswers, (given) => {
      indicatorValues(definition, given).forEach((value, position) => {
        if (value === null) return;
        const { min, max } = indicators[position] ?? { min: 0, max: 0 };
        expect(value).toBeGreaterThanOrEqual(min);
        expect(value).toBeLessThanOrEqual(max);
      });
    }),
  );
});

test("what is hidden never counts: answers to questions that are not shown change nothing", () => {
  fc.assert(
    fc.property(anyAnswers, (given) => {
      const shown = allQuestions(definition).filter((question) => isShown(question, given));
      const onlyShown = Object.fromEntries(shown.map(({ code }) => [code, given[code] as Answer]));
      expect(indicatorReadings(definition, onlyShown)).toEqual(indicatorReadings(definition, given));
    }),
  );
});
