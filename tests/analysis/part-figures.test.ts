import { expect, test } from "vitest";
import {
  type CellFigures,
  compareParts,
  figureOfCells,
  indicatorFigures,
} from "../../src/features/analysis/part-figures.ts";
import { attributeParts } from "../../src/features/analysis/parts.ts";
import type { ScoreResults } from "../../src/features/analysis/score-run.ts";
import type { PathModel } from "../../src/scoring/model/path-model.ts";
import { addAnswerRow, createAnswerSums } from "../../src/scoring/moments/answer-sums.ts";

const pathModel: PathModel = {
  constructs: [
    {
      name: "Satisfaction",
      mode: "A",
      indicators: [
        { name: "a", min: 1, max: 11 },
        { name: "b", min: 1, max: 11 },
      ],
    },
  ],
  paths: [],
  target: "Satisfaction",
};

function results(details: Partial<ScoreResults> = {}): ScoreResults {
  const whole = {
    weighting: "pls",
    unstandardizedWeights: { Satisfaction: { a: 0.75, b: 0.25 } },
    findings: [],
  };
  return { usesSamplingWeights: false, whole, ...details } as unknown as ScoreResults;
}

const scoring = { pathModel, construct: "Satisfaction", results: results() };

function cellOf(
  value: string,
  rows: readonly (readonly [number, number])[],
  details: Partial<CellFigures> = {},
): CellFigures {
  const moments = createAnswerSums(2);
  for (const row of rows) addAnswerRow(moments, row);
  const own = {
    unitId: "u",
    value,
    source: "asked",
    samplingWeight: 1,
    answerCount: rows.length,
    moments,
  } as const;
  return { ...own, ...details };
}

/** So many people around a mean, one point up and one down in turn. */
const around = (mean: number, count: number): [number, number][] =>
  Array.from({ length: count }, (_, person) => [mean + (person % 2 ? 1 : -1), mean]);

test("a part's index is under the whole's weights, with an interval of its own and that of the others beside it", () => {
  const cells = [cellOf("low", around(5, 10)), cellOf("high", around(8, 10)), cellOf("high", around(8, 30))];
  const { whole, parts } = compareParts(scoring, attributeParts(cells), cells);
  // (5 - 1) / 10 and (8 - 1) / 10; the whole is their mean by the number of people
  expect(whole).toMatchObject({ shown: true, n: 50, index: 64, fewAnswers: false, weights: "estimated" });
  expect(parts.map(({ key, figure }) => [key, figure])).toMatchObject([
    ["high", { shown: true, n: 40, index: 70, fewAnswers: true }],
    ["low", { shown: true, n: 10, index: 40, fewAnswers: true }],
  ]);
  const [high, low] = parts;
  expect(high?.toRest).toMatchObject({ difference: { difference: 30 }, direction: "up" });
  expect(low?.toRest).toMatchObject({ difference: { difference: -30 }, direction: "down" });
  // Scores of 10 people: 7.5 up or down, so s = 7.5 sqrt(10 / 9) and s / sqrt(10) = 2.5; t(0.975; 9) = 2.262157
  const interval = low?.figure.shown ? low.figure.interval : null;
  expect(interval?.[0]).toBeCloseTo(40 - 2.262157 * 2.5, 4);
});

test("many parts: a difference that one comparison alone would show is not called one", () => {
  const few = [
    cellOf("p", around(7.25, 20)),
    ...["q", "r", "s", "t"].map((value) => cellOf(value, around(6.75, 20))),
  ];
  const alone = compareParts(scoring, attributeParts(few), few).parts.find(({ key }) => key === "p")?.toRest;
  expect(alone?.difference.p).toBeLessThan(0.05);
  expect(alone?.adjustedP).toBeGreaterThan(0.05);
  expect(alone?.direction).toBe("none-detectable");
});

test("under 5 answers, held back, or without anybody else nothing is compared", () => {
  const cells = [cellOf("a", around(5, 3)), cellOf("b", around(7, 6)), cellOf("c", around(8, 20))];
  const { parts, comparisonCount } = compareParts(scoring, attributeParts(cells), cells);
  expect(parts.map(({ figure }) => (figure.shown ? "shown" : figure.reason))).toEqual([
    "too-few",
    "held-back",
    "shown",
  ]);
  expect(comparisonCount).toBe(1);
  const alone = [cellOf("c", around(8, 20))];
  expect(compareParts(scoring, attributeParts(alone), alone).parts[0]?.toRest).toBeNull();
});

test("the share that is noise is that of parts without parts of their own, from 5 on, the unknown not among them", () => {
  const cells = ["a", "b", "c", "d", ""].map((value, position) =>
    cellOf(value, around(5 + position / 2, 10)),
  );
  expect(compareParts(scoring, attributeParts(cells), cells).noise).toBeNull();
  const more = [...cells, cellOf("e", around(8, 10))];
  expect(compareParts(scoring, attributeParts(more), more).noise).toMatchObject({ partCount: 5 });
});

test("a question hardly anybody in the part answered gives it no index", () => {
  const rows: [number, number][] = around(5, 10).map(([a, b], person) => [a, person < 4 ? b : Number.NaN]);
  const figure = figureOfCells(scoring, [cellOf("x", rows)]);
  expect(figure).toEqual({ shown: false, n: 10, reason: "too-few" });
});

test("a negative weight is not published, nor is anything without results", () => {
  const cells = [cellOf("x", around(5, 10))];
  const findings = [{ code: "negative-weight", message: "", names: ["Satisfaction"] }];
  const negative = results({ whole: { ...results().whole, findings } as ScoreResults["whole"] });
  expect(figureOfCells({ ...scoring, results: negative }, cells)).toMatchObject({
    reason: "negative-weight",
  });
  expect(figureOfCells({ ...scoring, results: results({ whole: null }) }, cells)).toMatchObject({
    reason: "not-computed",
  });
});

test("questions have their own index, their own n and their share in the weights", () => {
  const rows: [number, number][] = around(6, 12).map(([a, b], person) => [a, person < 2 ? Number.NaN : b]);
  expect(indicatorFigures(scoring, [cellOf("x", rows)])).toMatchObject([
    { name: "a", share: 0.75, figure: { shown: true, n: 12, index: 50 } },
    { name: "b", share: 0.25, figure: { shown: true, n: 10, index: 50 } },
  ]);
});
