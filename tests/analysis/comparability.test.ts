import { expect, test } from "vitest";
import { type ComparedWave, canCompare } from "../../src/features/analysis/comparability.ts";
import type { WaveChange } from "../../src/features/analysis/trend.ts";
import { definitionFromTemplate } from "../../src/features/surveys/templates/templates.ts";

const definition = definitionFromTemplate("acsi", false);
const since = { waveId: "w1", name: "Spring", period: "2026-Q1" };
const comparable = { comparable: true, since, comparedBy: "same-weights" } as WaveChange;

function aWave(details: Partial<ComparedWave> = {}): ComparedWave {
  const figure = { shown: true, fewAnswers: false } as ComparedWave["figure"];
  return { definition, sampling: "census", preliminary: false, figure, responseShare: 0.3, ...details };
}

test("waves that were asked alike may be compared", () => {
  expect(canCompare(aWave(), aWave(), comparable)).toEqual({ sign: "yes", reasons: [] });
});

test.each([
  ["agree", { sign: "yes", reasons: [], weightsAgree: true }],
  ["differ", { sign: "with-care", reasons: ["weights-differ"] }],
  ["undecided", { sign: "with-care", reasons: ["weights-undecided"] }],
  [null, { sign: "yes", reasons: [] }],
])("what MICOM finds of the weights (%s) is in the sign", (weights, expected) => {
  const change = { ...comparable, joint: { weights } } as WaveChange;
  expect(canCompare(aWave(), aWave(), change)).toEqual(expected);
});

test.each(["questions-changed", "weights-changed", "no-interval"] as const)("%s forbids it", (reason) => {
  const change: WaveChange = { comparable: false, since, reason };
  expect(canCompare(aWave(), aWave(), change)).toEqual({ sign: "no", reasons: [reason] });
});

test("a figure that is not shown is not compared", () => {
  expect(canCompare(aWave(), aWave(), null)).toEqual({ sign: "no", reasons: ["too-few"] });
});

test("everything that weakens a comparison is said", () => {
  const figure = { shown: true, fewAnswers: true } as ComparedWave["figure"];
  const later = aWave({ figure, preliminary: true, sampling: "per-unit", responseShare: 0.19 });
  const change = { ...comparable, comparedBy: "equal-weights" } as WaveChange;
  expect(canCompare(aWave(), later, change)).toEqual({
    sign: "with-care",
    reasons: ["equal-weights", "few-answers", "preliminary", "drawing-differs", "response-rate-fell"],
  });
});

test("a response rate may move by less than 10 points; unknown ones are not held against a wave", () => {
  const sign = (before: number | null, after: number | null) =>
    canCompare(aWave({ responseShare: before }), aWave({ responseShare: after }), comparable).reasons;
  expect(sign(0.3, 0.21)).toEqual([]);
  expect(sign(0.3, 0.41)).toEqual(["response-rate-rose"]);
  expect(sign(null, 0.41)).toEqual([]);
});

test("another wording of a question of the model weakens it; one outside of the model does not", () => {
  const reworded = (code: string) =>
    aWave({
      definition: {
        ...definition,
        pages: definition.pages.map((page) => ({
          ...page,
          questions: page.questions.map((question) =>
            question.code === code ? { ...question, text: { ...question.text, en: "Anew?" } } : question,
          ),
        })),
      },
    });
  expect(canCompare(aWave(), reworded("sat1"), comparable).reasons).toEqual(["wording-changed"]);
  expect(canCompare(aWave(), reworded("comment"), comparable).sign).toBe("yes");
});
