import fc from "fast-check";
import { expect, test } from "vitest";
import { indexOfSums } from "../../src/scoring/index/index-of-sums.ts";
import type { PathModel } from "../../src/scoring/model/path-model.ts";
import {
  type AnswerSums,
  addAnswerRow,
  combineAnswerSums,
  createAnswerSums,
} from "../../src/scoring/moments/answer-sums.ts";

const indicators = ["a", "b", "c"].map((name) => ({ name, min: 1, max: 10 }));
const pathModel: PathModel = {
  constructs: [{ name: "Satisfaction", mode: "A", indicators }],
  paths: [],
  target: "Satisfaction",
};
const weights = { a: 0.5, b: 0.3, c: 0.2 };
const none = Number.NaN;
const rows = [
  [7, 8, 9],
  [3, none, 4],
  [9, 9, none],
  [5, 6, 5],
  [10, 7, 8],
  [none, 2, 3],
  [6, 6, 7],
];

function sumsOf(some: readonly (readonly number[])[]): AnswerSums {
  const sums = createAnswerSums(3);
  for (const row of some) addAnswerRow(sums, row);
  return sums;
}

const part = (some: readonly (readonly number[])[], samplingWeight = 1) => ({
  rowCount: some.length,
  samplingWeight,
  sums: sumsOf(some),
});

// The figures were computed from the rows themselves with numpy 2 (python 3), residual by residual.
test("with missing answers, each question's mean is over those who answered it", () => {
  const whole = indexOfSums(pathModel, "Satisfaction", weights, [part(rows)]);
  expect(whole?.n).toBe(7);
  expect(whole?.index).toBeCloseTo(60.37037037037037, 12);
  expect(whole?.standardError).toBeCloseTo(9.066722477571037, 12);
});

test("parts drawn with unequal chances count by their sampling weights", () => {
  const twice = [rows[0], rows[1], rows[4]].map((row) => row ?? []);
  const once = [rows[2], rows[3], rows[5], rows[6]].map((row) => row ?? []);
  const whole = indexOfSums(pathModel, "Satisfaction", weights, [part(twice, 2), part(once)]);
  expect(whole?.index).toBeCloseTo(62.08333333333333, 12);
  expect(whole?.standardError).toBeCloseTo(9.924647255852733, 12);
});

test("with nothing missing it is the mean of the rows' own scores, with their s / root n", () => {
  const complete = rows.filter((row) => !row.some(Number.isNaN));
  const whole = indexOfSums(pathModel, "Satisfaction", weights, [part(complete)]);
  expect(whole?.index).toBeCloseTo(66.38888888888889, 12);
  expect(whole?.standardError).toBeCloseTo(8.429994947496398, 12);
});

test("a reversed question counts from its other end", () => {
  const [first, ...others] = indicators;
  const turned: PathModel = {
    ...pathModel,
    constructs: [
      {
        name: "Satisfaction",
        mode: "A",
        indicators: [{ ...first, name: "a", min: 1, max: 10, reversed: true }, ...others],
      },
    ],
  };
  const mirrored = rows.map(([a = none, ...rest]) => [11 - a, ...rest]);
  const expected = indexOfSums(pathModel, "Satisfaction", weights, [part(rows)]);
  const actual = indexOfSums(turned, "Satisfaction", weights, [part(mirrored)]);
  expect(actual?.index).toBeCloseTo(expected?.index ?? 0, 12);
  expect(actual?.standardError).toBeCloseTo(expected?.standardError ?? 0, 12);
});

test("a question nobody answered gives no index, one row no standard error", () => {
  expect(indexOfSums(pathModel, "Satisfaction", weights, [part([[7, none, 3]])])).toBeNull();
  expect(indexOfSums(pathModel, "Satisfaction", weights, [part([[7, 8, 9]])])?.standardError).toBeNull();
});

test("sums of parts are the sums of the whole, and can be taken away again", () => {
  const answer = fc.oneof(fc.integer({ min: 1, max: 10 }), fc.constant(none));
  const someRows = fc.array(fc.tuple(answer, answer, answer), { maxLength: 8 });
  fc.assert(
    fc.property(someRows, someRows, (one, other) => {
      const both = combineAnswerSums(sumsOf(one), sumsOf(other));
      expect(both).toEqual(sumsOf([...one, ...other]));
      expect(combineAnswerSums(both, sumsOf(other), -1)).toEqual(sumsOf(one));
    }),
  );
});
