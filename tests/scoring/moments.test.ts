import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { indicatorsOf } from "../../src/scoring/model/path-model.ts";
import { answerMatrixOf } from "../../src/scoring/moments/answer-matrix.ts";
import { computeCorrelations } from "../../src/scoring/moments/correlations.ts";
import type { MissingTreatment } from "../../src/scoring/moments/missing.ts";
import { addMoments, type Moments, subtractMoments } from "../../src/scoring/moments/moments.ts";
import { createMomentsEstimator } from "../../src/scoring/moments/moments-estimator.ts";
import { createRowMoments } from "../../src/scoring/moments/moments-of-rows.ts";
import { seededResample } from "../../src/scoring/resampling/seeded-resample.ts";
import { expectClose } from "./support/close.ts";
import { aSmallModel, simulatedAnswers } from "./support/simulated-answers.ts";

const pathModel = aSmallModel();
const indicatorCount = indicatorsOf(pathModel).length;
const aRow = fc.array(fc.integer({ min: 1, max: 10 }), {
  minLength: indicatorCount,
  maxLength: indicatorCount,
});
const someRows = fc.array(aRow, { minLength: 3, maxLength: 40 });

describe("moments of complete rows", () => {
  test("are the mean and the covariance with divisor n - 1", () => {
    const { means, covariances, n } = momentsOf([
      [1, 5, 5, 5, 5, 5, 5],
      [2, 6, 5, 5, 5, 5, 5],
      [6, 10, 5, 5, 5, 5, 5],
    ]);
    expect(n).toBe(3);
    expect(Array.from(means.slice(0, 2))).toEqual([3, 7]);
    expectClose([covariances[0], covariances[1], covariances[indicatorCount]], [7, 7, 7]);
  });

  test("of a split add up to the moments of the whole", () => {
    fc.assert(
      fc.property(someRows, someRows, (first, second) => {
        expectMoments(addMoments(momentsOf(first), momentsOf(second)), momentsOf([...first, ...second]));
      }),
    );
  });

  test("of one part taken from the whole leave those of the rest, weighted rows included", () => {
    fc.assert(
      fc.property(someRows, someRows, fc.constantFrom(0.5, 1, 3), (first, second, weight) => {
        const [partWeights, restWeights] = [first.map(() => weight), second.map((_, row) => 1 + (row % 2))];
        const whole = momentsOf([...first, ...second], [...partWeights, ...restWeights]);
        const rest = subtractMoments(whole, momentsOf(first, partWeights));
        expectMoments(rest, momentsOf(second, restWeights));
      }),
    );
  });

  test("need the same indicators, and rows that are left, to be subtracted", () => {
    const two = momentsOf([
      [1, 2, 3, 4, 5, 6, 7],
      [2, 2, 3, 4, 5, 6, 7],
    ]);
    const other = { n: 1, means: new Float64Array(2), covariances: new Float64Array(4) };
    expect(() => subtractMoments(two, other)).toThrow("the same indicators");
    expect(() => subtractMoments(two, two)).toThrow("more than one row to be left");
  });

  test("are the same by the estimator and straight from the rows", () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const weights = rows.map((_, row) => 1 + (row % 3));
        const columns = columnsOf(rows);
        const answers = answerMatrixOf(columns, rows.length, pathModel, "em");
        const even = Uint32Array.from(rows.keys()).filter((row) => row % 2 === 0);
        const direct = createRowMoments(answers, Float64Array.from(weights))(even);
        expectMoments(
          direct,
          momentsOf(
            rows.filter((_, row) => row % 2 === 0),
            weights.filter((_, row) => row % 2 === 0),
          ),
        );
      }),
    );
  });

  test("do not depend on the order of the rows", () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        expectMoments(momentsOf([...rows].reverse()), momentsOf(rows));
      }),
    );
  });

  test("with a row of weight 2 are those with the row doubled", () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const weights = rows.map((_, row) => (row === 0 ? 2 : 1));
        expectMoments(momentsOf(rows, weights), momentsOf([rows[0] as number[], ...rows]));
      }),
    );
  });

  test("name the first indicator without variance when correlations are asked for", () => {
    const moments = momentsOf([
      [1, 3.3, 5, 5, 5, 5, 5],
      [2, 3.3, 5, 5, 5, 5, 5],
      [6, 3.3, 5, 5, 5, 5, 5],
    ]);
    expect(computeCorrelations(moments, new Float64Array(indicatorCount ** 2))).toBe(1);
  });
});

test("a reversed indicator is turned round", () => {
  const [quality, ...others] = pathModel.constructs;
  const turned = {
    ...quality,
    name: "quality",
    mode: "A" as const,
    indicators: [{ name: "quality1", min: 0, max: 10, reversed: true }],
  };
  const model = { ...pathModel, constructs: [turned, ...others] };
  const columns = [Float64Array.of(0, 10, 3), ...Array.from({ length: 5 }, () => Float64Array.of(1, 2, 3))];
  const answers = answerMatrixOf(columns, 3, model, "em");
  expect([0, 1, 2].map((row) => (answers.values[row * 6] as number) + (answers.shifts[0] as number))).toEqual(
    [10, 0, 7],
  );
});

describe("missing answers", () => {
  const columns = simulatedAnswers(pathModel, 200);
  const holed = columns.map((column, i) =>
    column.map((answer, row) => ((row * 7 + i * 3) % 11 === 0 ? Number.NaN : answer)),
  );

  test("without any, all treatments agree", () => {
    const whole = momentsOfColumns(columns, "em");
    for (const treatment of ["mean", "pairwise", "listwise"] as const) {
      expectMoments(momentsOfColumns(columns, treatment), whole);
    }
  });

  test("EM of two indicators, one with gaps, is the regression estimate known in closed form", () => {
    // Anderson (1957): the mean of y is its mean where seen, plus the slope times the shift of x.
    const x = columns[0] as Float64Array;
    const y = (columns[1] as Float64Array).map((answer, row) => (row < 80 ? Number.NaN : answer));
    const model = {
      ...pathModel,
      constructs: [
        {
          name: "quality",
          mode: "A" as const,
          indicators: [
            { name: "x", min: 1, max: 10 },
            { name: "y", min: 1, max: 10 },
          ],
        },
      ],
    };
    const answers = answerMatrixOf([x, y], 200, model, "em");
    const estimator = createMomentsEstimator(answers, "em");
    estimator.estimate(new Float64Array(200).fill(1), true);
    const seen = momentsOfTwo(x.slice(80), y.slice(80));
    const all = momentsOfTwo(x, x);
    const slope = seen.covariance / seen.varianceX;
    expectClose(estimator.moments.means[1], seen.meanY + slope * (all.meanX - seen.meanX), 1e-8);
    expectClose(estimator.moments.covariances[1], slope * all.varianceX, 1e-8);
  });

  test("a replicate's quick EM lies within a hundredth of a standard error of the precise one", () => {
    const answers = answerMatrixOf(holed, 200, pathModel, "em");
    const quick = createMomentsEstimator(answers, "em");
    quick.estimate(new Float64Array(200).fill(1), true);
    for (let replicate = 0; replicate < 20; replicate++) {
      const masses = massesOf(replicate);
      const precise = createMomentsEstimator(answers, "em");
      precise.estimate(masses, true);
      quick.estimate(masses, false);
      for (let i = 0; i < indicatorCount; i++) {
        const variance = precise.moments.covariances[i * indicatorCount + i] as number;
        const standardError = Math.sqrt(variance / precise.moments.n);
        expectClose(quick.moments.means[i], precise.moments.means[i], standardError / 100);
        expectClose(
          quick.moments.covariances[i * indicatorCount + i],
          variance,
          (variance * Math.sqrt(2 / precise.moments.n)) / 100,
        );
      }
    }
  });

  test("a replicate by EM does not depend on the replicates before it", () => {
    const masses = [0, 1, 2].map(massesOf);
    const inOrder = (order: number[]) => {
      const estimator = createMomentsEstimator(answerMatrixOf(holed, 200, pathModel, "em"), "em");
      estimator.estimate(new Float64Array(200).fill(1), true);
      return order.map((replicate) => {
        estimator.estimate(masses[replicate] as Float64Array, false);
        return Array.from(estimator.moments.covariances);
      });
    };
    const [first, second, third] = inOrder([0, 1, 2]);
    expect(inOrder([2, 0, 1])).toEqual([third, first, second]);
  });

  test("an indicator that nobody answers, or everybody alike, is named", () => {
    const none = holed.map((column, i) => (i === 4 ? column.map(() => Number.NaN) : column));
    const alike = holed.map((column, i) =>
      i === 4 ? column.map((answer) => (Number.isNaN(answer) ? answer : 7)) : column,
    );
    expect(outcomeOf(none)).toEqual({ estimated: false, reason: "no-answers", indicator: 4 });
    expect(outcomeOf(alike)).toEqual({ estimated: false, reason: "constant-indicator", indicator: 4 });
  });

  test("pairwise, an indicator never answered along with another is named", () => {
    const apart = columns.map((column, i) =>
      i < 2 ? column.map((answer, row) => (row % 2 === i ? Number.NaN : answer)) : column,
    );
    const answers = answerMatrixOf(apart, 200, pathModel, "pairwise");
    expect(createMomentsEstimator(answers, "pairwise").estimate(new Float64Array(200).fill(1), true)).toEqual(
      { estimated: false, reason: "no-common-answers", indicator: 1 },
    );
  });

  test("rows without any answer are left out, listwise also those with gaps", () => {
    const emptied = holed.map((column) => column.map((answer, row) => (row < 10 ? Number.NaN : answer)));
    expect(answerMatrixOf(emptied, 200, pathModel, "em").rowCount).toBe(190);
    const complete = answerMatrixOf(emptied, 200, pathModel, "listwise");
    expect(complete.missingCount).toBe(0);
    expect(complete.values.every((value) => !Number.isNaN(value))).toBe(true);
  });
});

test("an answer outside its scale and columns that do not fit are the caller's mistake", () => {
  const columns = simulatedAnswers(pathModel, 10);
  const wrong = columns.map((column, i) => (i === 2 ? column.with(4, 11) : column));
  expect(() => answerMatrixOf(wrong, 10, pathModel, "em")).toThrow("row 4 of value1 is 11, outside 1 to 10");
  expect(() => answerMatrixOf(columns.slice(1), 10, pathModel, "em")).toThrow("requires 7 columns, got 6");
  expect(() => answerMatrixOf(columns, 11, pathModel, "em")).toThrow("requires 11 answers in quality1");
});

function momentsOf(rows: number[][], weights?: number[]): Moments {
  return momentsOfColumns(columnsOf(rows), "em", weights);
}

function columnsOf(rows: number[][]): Float64Array[] {
  return Array.from({ length: indicatorCount }, (_, i) => Float64Array.from(rows, (row) => row[i] as number));
}

function momentsOfColumns(columns: Float64Array[], missing: MissingTreatment, weights?: number[]): Moments {
  const rowCount = columns[0]?.length ?? 0;
  const estimator = createMomentsEstimator(answerMatrixOf(columns, rowCount, pathModel, missing), missing);
  estimator.estimate(Float64Array.from(weights ?? new Array<number>(rowCount).fill(1)), true);
  return estimator.moments;
}

/** How often each of 200 rows is drawn in a replicate. */
function massesOf(replicate: number): Float64Array {
  const masses = new Float64Array(200);
  for (const row of seededResample(1)(replicate, 200)) masses[row] = (masses[row] as number) + 1;
  return masses;
}

function outcomeOf(columns: Float64Array[]) {
  const estimator = createMomentsEstimator(answerMatrixOf(columns, 200, pathModel, "em"), "em");
  return estimator.estimate(new Float64Array(200).fill(1), true);
}

function expectMoments(actual: Moments, expected: Moments): void {
  expect(actual.n).toBe(expected.n);
  expectClose(Array.from(actual.means), Array.from(expected.means));
  expectClose(Array.from(actual.covariances), Array.from(expected.covariances));
}

function momentsOfTwo(x: Float64Array, y: Float64Array) {
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const product = (a: Float64Array, b: Float64Array) =>
    a.reduce((sum, value, row) => sum + (value - mean(a)) * ((b[row] as number) - mean(b)), 0) /
    (a.length - 1);
  return { meanX: mean(x), meanY: mean(y), varianceX: product(x, x), covariance: product(x, y) };
}
