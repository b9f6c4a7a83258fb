import { expect, test } from "vitest";
import {
  type CellAnswers,
  countedQuestion,
  distributionOf,
} from "../../src/features/analysis/answer-distribution.ts";
import { definitionFromTemplate } from "../../src/features/surveys/templates/templates.ts";

const definition = definitionFromTemplate("ecsi", false);
const cell = (counts: CellAnswers["counts"]): CellAnswers => ({
  ...{ unitId: "u", value: "", source: "asked", answerCount: 0, counts },
});

function question(code: string) {
  const found = countedQuestion(definition, code);
  if (!found) throw new Error(`${code} cannot be counted`);
  return found;
}

test("cells are added up; answers nobody gave stand with nought, missing ones apart", () => {
  const cells = [
    cell({ given: { "8": 3, "10": 1 }, missing: { skipped: 1 } }),
    cell({ given: { "8": 1, "2": 3 }, missing: { skipped: 1, "dont-know": 2 } }),
    cell(null),
  ];
  const spread = distributionOf(question("sat1"), cells, false);
  expect(spread).toMatchObject({
    ...{ shown: true, n: 8, mean: (8 * 4 + 10 + 2 * 3) / 8 },
    missing: [
      { code: "skipped", count: 2 },
      { code: "dont-know", count: 2 },
    ],
  });
  const bars = spread.shown ? spread.bars : [];
  expect(bars).toHaveLength(10);
  expect(bars[7]).toEqual({ answer: "8", count: 4, share: 0.5 });
  expect(bars[0]).toEqual({ answer: "1", count: 0, share: 0 });
});

test("a choice has its options in their order and no mean", () => {
  const spread = distributionOf(
    question("complained"),
    [cell({ given: { no: 4, yes: 2 }, missing: {} })],
    false,
  );
  expect(spread).toMatchObject({
    mean: null,
    bars: [
      { answer: "yes", count: 2 },
      { answer: "no", count: 4 },
    ],
  });
});

test("under 5 answers to the question, or in a part that is held back, nothing is shown", () => {
  const four = [cell({ given: { "8": 4 }, missing: { skipped: 90 } })];
  expect(distributionOf(question("sat1"), four, false)).toEqual({ shown: false, n: 4 });
  const many = [cell({ given: { "8": 40 }, missing: {} })];
  expect(distributionOf(question("sat1"), many, true)).toEqual({ shown: false, n: 40 });
});

test("texts and unknown codes cannot be counted", () => {
  expect(countedQuestion(definition, "comment")).toBeNull();
  expect(countedQuestion(definition, "nonsense")).toBeNull();
});
