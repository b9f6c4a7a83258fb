import { describe, expect, test } from "vitest";
import { averageVarianceExtracted } from "../../src/scoring/assessment/average-variance-extracted.ts";
import { compositeReliability } from "../../src/scoring/assessment/composite-reliability.ts";
import { cronbachAlpha } from "../../src/scoring/assessment/cronbach-alpha.ts";
import { fSquared } from "../../src/scoring/assessment/f-squared.ts";
import { fornellLarcker } from "../../src/scoring/assessment/fornell-larcker.ts";
import { htmt } from "../../src/scoring/assessment/htmt.ts";
import {
  addPredictionError,
  createPredictionError,
  meanAbsolute,
  qSquaredPredict,
  rootMeanSquare,
} from "../../src/scoring/assessment/prediction-error.ts";
import { rSquaredAdjusted } from "../../src/scoring/assessment/r-squared-adjusted.ts";
import { rhoA } from "../../src/scoring/assessment/rho-a.ts";
import { varianceInflation } from "../../src/scoring/assessment/variance-inflation.ts";
import { estimatePlsc } from "../../src/scoring/estimation/estimate-plsc.ts";
import { createLeastSquaresScratch } from "../../src/scoring/estimation/least-squares.ts";
import { shapeOf } from "../../src/scoring/estimation/model-shape.ts";
import { createPlsState } from "../../src/scoring/estimation/pls-state.ts";
import { expectClose } from "./support/close.ts";
import { aModel, symmetric } from "./support/small-models.ts";

describe("reliability", () => {
  const shape = shapeOf(aModel([3, 1]));
  const correlations = symmetric(4, [0.5, 0.4, 0.6, 0.1, 0.2, 0.3]);

  test("alpha is k r / (1 + (k - 1) r) with the mean correlation within the block", () => {
    expectClose(cronbachAlpha(correlations, shape, 0), (3 * 0.5) / (1 + 2 * 0.5));
  });

  test("alpha of a single indicator is 1", () => {
    expect(cronbachAlpha(correlations, shape, 1)).toBe(1);
  });

  test("rho_A of equal weights is alpha where all correlations are equal", () => {
    const alike = symmetric(4, [0.5, 0.5, 0.5, 0, 0, 0]);
    // w'Sw = 1 for three equal weights: 3 w² (1 + 2 · 0.5) = 1
    const weights = Float64Array.of(1, 1, 1, Math.sqrt(6)).map((weight) => weight / Math.sqrt(6));
    expectClose(rhoA(weights, shape, 0), cronbachAlpha(alike, shape, 0));
  });

  test("rho_A follows its formula for unequal weights", () => {
    const [a, b] = [0.3, 0.7];
    const two = shapeOf(aModel([2, 1]));
    const squares = a * a + b * b;
    const expected = (squares * squares * (1 - squares)) / (2 * a * a * b * b);
    expectClose(rhoA(Float64Array.of(a, b, 1), two, 0), expected);
  });

  test("rho_A is not defined where one of several indicators has all the weight, and 1 for a single one", () => {
    expect(rhoA(Float64Array.of(1, 0, 0, 0.5), shape, 0)).toBeNull();
    expect(rhoA(Float64Array.of(1, 0, 0, 0.5), shape, 1)).toBe(1);
  });

  test("rho_C and AVE come from the loadings", () => {
    expectClose(compositeReliability([0.8, 0.6]), 1.96 / (1.96 + 0.36 + 0.64));
    expectClose(averageVarianceExtracted([0.8, 0.6]), 0.5);
    expectClose([compositeReliability([1]), averageVarianceExtracted([1])], [1, 1]);
  });

  test("without loadings there is nothing to compute", () => {
    expect(() => compositeReliability([])).toThrow("compositeReliability requires at least one loading");
    expect(() => averageVarianceExtracted([])).toThrow(
      "averageVarianceExtracted requires at least one loading",
    );
  });
});

describe("telling constructs apart", () => {
  const shape = shapeOf(aModel([2, 3, 1]));
  // c0: indicators 0, 1 (0.8); c1: 2, 3, 4 (0.6, 0.5, 0.4); c2: 5
  const correlations = symmetric(
    6,
    [0.8, 0.3, -0.2, 0.1, 0.4, 0.6, 0.2, 0.3, 0.5, 0.4, 0.3, 0.4, 0.1, 0.1, 0.1],
  );

  test("HTMT is the mean size between over the root of the mean sizes within", () => {
    const between = (0.3 + 0.2 + 0.1 + 0.4 + 0.2 + 0.3) / 6;
    expectClose(htmt(correlations, shape, 0, 1), between / Math.sqrt(0.8 * 0.5));
    expectClose(htmt(correlations, shape, 1, 0), between / Math.sqrt(0.8 * 0.5));
  });

  test("HTMT2 takes geometric means", () => {
    const between = (0.3 * 0.2 * 0.1 * 0.4 * 0.2 * 0.3) ** (1 / 6);
    const within = Math.sqrt(0.8 * (0.6 * 0.5 * 0.4) ** (1 / 3));
    expectClose(htmt(correlations, shape, 0, 1, "geometric"), between / within);
  });

  test("a single indicator agrees with itself", () => {
    expectClose(htmt(correlations, shape, 0, 2), (0.3 + 0.4) / 2 / Math.sqrt(0.8));
  });

  test("indicators that do not correlate within give no HTMT; those that do not between give 0", () => {
    const none = symmetric(6, new Array<number>(15).fill(0));
    expect(htmt(none, shape, 0, 1)).toBeNull();
    expect(htmt(none, shape, 2, 0, "geometric")).toBeNull();
    const within = symmetric(6, [0.5, 0, 0, 0, 0, 0.5, 0, 0, 0.5, 0.5, 0, 0, 0, 0, 0]);
    expect(htmt(within, shape, 0, 1)).toBe(0);
    expect(htmt(within, shape, 0, 1, "geometric")).toBe(0);
  });

  test("the Fornell-Larcker table has roots of AVE on its diagonal and leaves the correlations as they were", () => {
    const own = Float64Array.of(1, 0.5, 0.5, 1);
    expectClose(Array.from(fornellLarcker(own, [0.64, 0.49])), [0.8, 0.5, 0.5, 0.7]);
    expect(Array.from(own)).toEqual([1, 0.5, 0.5, 1]);
  });
});

describe("predictors", () => {
  const scratch = createLeastSquaresScratch(4);
  const correlations = symmetric(4, [0.7, 0.2, 0.1, 0.5, 0.4, 0.3]);

  test("two that correlate have the VIF 1 / (1 - r²), a single one has 1", () => {
    expectClose(varianceInflation(correlations, 4, Int32Array.of(0, 1), scratch), [1 / 0.51, 1 / 0.51]);
    expectClose(varianceInflation(correlations, 4, Int32Array.of(3, 1), scratch), [1 / 0.84, 1 / 0.84]);
    expect(varianceInflation(correlations, 4, Int32Array.of(2), scratch)).toEqual([1]);
  });

  test("copies of each other have no VIF, nor has what stands beside them", () => {
    const copies = symmetric(3, [1, 0.4, 0.4]);
    expect(varianceInflation(copies, 3, Int32Array.of(0, 1), scratch)).toEqual([null, null]);
    expect(varianceInflation(copies, 3, Int32Array.of(0, 1, 2), scratch)).toEqual([null, null, null]);
  });

  test("f² is what R² loses without one of them, over what stays unexplained", () => {
    // outcome 3 on 0 and 1: R² = (a² + b² - 2 a b r) / (1 - r²)
    const explained = (0.5 ** 2 + 0.4 ** 2 - 2 * 0.5 * 0.4 * 0.7) / (1 - 0.49);
    expectClose(fSquared(correlations, 4, Int32Array.of(0, 1), 3, scratch), [
      (explained - 0.16) / (1 - explained),
      (explained - 0.25) / (1 - explained),
    ]);
    expectClose(fSquared(correlations, 4, Int32Array.of(0), 3, scratch), [0.25 / 0.75]);
  });

  test("f² is not defined where nothing stays unexplained or predictors are copies", () => {
    const full = symmetric(2, [1]);
    expect(fSquared(full, 2, Int32Array.of(0), 1, scratch)).toEqual([null]);
    const copies = symmetric(3, [1, 0.4, 0.4]);
    expect(fSquared(copies, 3, Int32Array.of(0, 1), 2, scratch)).toEqual([null, null]);
  });

  test("R² is adjusted by the degrees of freedom, as long as there are any", () => {
    expectClose(rSquaredAdjusted(0.5, 11, 2), 1 - (0.5 * 10) / 8);
    expectClose(rSquaredAdjusted(0.5, 4, 2), 1 - (0.5 * 3) / 1);
    expect(rSquaredAdjusted(0.5, 3, 2)).toBeNull();
  });
});

test("prediction errors are counted by mass", () => {
  const [error, mean] = [createPredictionError(), createPredictionError()];
  addPredictionError(error, -1, 2);
  addPredictionError(error, 3, 1);
  addPredictionError(mean, 4, 3);
  expectClose([rootMeanSquare(error), meanAbsolute(error)], [Math.sqrt(11 / 3), 5 / 3]);
  expectClose(qSquaredPredict(error, mean), 1 - 11 / 48);
  expect(qSquaredPredict(error, createPredictionError())).toBeNull();
});

describe("consistent PLS", () => {
  // Two common factors of two indicators each, all loadings 0.8 and 0.7, factors correlated 0.5: PLSc finds them again.
  const model = aModel([2, 2]);
  const shape = shapeOf(model);

  function stateOf(weights: number[], composite: number) {
    const state = createPlsState(shape);
    state.weights.set(weights);
    state.compositeCorrelations.set([1, composite, composite, 1]);
    return state;
  }

  test("finds the correlation and loadings of the factors behind the composites", () => {
    // within: 0.64 and 0.49; equal weights 1 / sqrt(2 + 2 r); alpha 2 r / (1 + r); composites correlate 0.5 q q
    const weight = (r: number) => 1 / Math.sqrt(2 + 2 * r);
    const alpha = (r: number) => (2 * r) / (1 + r);
    const state = stateOf(
      [weight(0.64), weight(0.64), weight(0.49), weight(0.49)],
      0.5 * Math.sqrt(alpha(0.64) * alpha(0.49)),
    );
    const { estimate, faults } = estimatePlsc(shape, state, [alpha(0.64), alpha(0.49)]);
    expect(faults).toEqual([]);
    expectClose(Array.from(estimate?.correlations ?? []), [1, 0.5, 0.5, 1]);
    expectClose(Array.from(estimate?.loadings ?? []), [0.8, 0.8, 0.7, 0.7]);
    expectClose(Array.from(estimate?.coefficients ?? []), [0.5]);
    expectClose(estimate?.rSquared[1], 0.25);
    // the PLS results stand as they were
    expect(Array.from(state.coefficients)).toEqual([0]);
  });

  test("names correlations, R2 and loadings that cannot be", () => {
    const { estimate, faults } = estimatePlsc(shape, stateOf([0.9, 0.2, 0.6, 0.6], 0.9), [0.81, 0.81]);
    // 0.9 / 0.81 > 1, and 0.9 · 0.9 / (0.81 + 0.04) = 0.953 stays below 1
    expect(faults).toEqual([{ reason: "not-positive-definite" }, { reason: "r-squared", construct: 1 }]);
    expectClose(estimate?.correlations[1], 0.9 / 0.81);
    const high = estimatePlsc(shape, stateOf([0.9, 0.05, 0.6, 0.6], 0.2), [1, 0.7]);
    expect(high.faults).toEqual([{ reason: "loading", indicator: 0 }]);
    expectClose(high.estimate?.loadings[0], 0.9 / (0.81 + 0.0025));
  });

  test("names a negative loading below -1 too", () => {
    const { faults } = estimatePlsc(shape, stateOf([0.05, -0.9, 0.6, 0.6], 0.2), [1, 0.7]);
    expect(faults).toEqual([{ reason: "loading", indicator: 1 }]);
  });

  test("names a reliability outside 0 to 1; above 1 it computes, at 0 or below there is nothing to compute", () => {
    const state = stateOf([0.6, 0.6, 0.6, 0.6], 0.3);
    const above = estimatePlsc(shape, state, [0.8, 1.2]);
    expect(above.faults).toEqual([{ reason: "reliability", construct: 1 }]);
    expectClose(above.estimate?.correlations[1], 0.3 / Math.sqrt(0.96));
    for (const value of [0, -0.1, null]) {
      expect(estimatePlsc(shape, state, [value, 0.8])).toEqual({
        estimate: null,
        faults: [{ reason: "reliability", construct: 0 }],
      });
    }
    expect(estimatePlsc(shape, state, [1, 1]).faults).toEqual([]);
  });

  test("leaves mode B constructs and single indicators as they are", () => {
    const mixed = shapeOf(aModel([2, 1], ["B", "A"]));
    const state = createPlsState(mixed);
    state.weights.set([0.5, 0.6, 1]);
    state.crossLoadings.set([0.7, 0.3, 0.8, 0.4, 0.45, 1]);
    state.compositeCorrelations.set([1, 0.45, 0.45, 1]);
    const { estimate, faults } = estimatePlsc(mixed, state, [2.7, 0.5]);
    expect(faults).toEqual([]);
    expectClose(Array.from(estimate?.correlations ?? []), [1, 0.45, 0.45, 1]);
    expectClose(Array.from(estimate?.loadings ?? []), [0.7, 0.8, 1]);
  });

  test.each([0, 1, 2])(
    "gives nothing where the predecessors of construct %d have correlations that cannot be",
    (to) => {
      const causes = [0, 1, 2].filter((c) => c !== to);
      const three = aModel(
        [2, 2, 2],
        [],
        causes.map((from) => [`c${from}`, `c${to}`]),
      );
      const state = createPlsState(shapeOf(three));
      state.weights.fill(0.6);
      const [a = 0, b = 0] = causes;
      state.compositeCorrelations.set([1, 0.5, 0.5, 0.5, 1, 0.5, 0.5, 0.5, 1]);
      state.compositeCorrelations[a * 3 + b] = 0.9;
      state.compositeCorrelations[b * 3 + a] = 0.9;
      const { estimate, faults } = estimatePlsc(shapeOf(three), state, [0.8, 0.8, 0.8]);
      expect(estimate).toBeNull();
      expect(faults).toEqual([{ reason: "not-positive-definite" }]);
    },
  );
});
