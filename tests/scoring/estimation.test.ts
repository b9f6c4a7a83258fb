import { describe, expect, test } from "vitest";
import { factorCholesky, invertCholesky, solveCholesky } from "../../src/scoring/algebra/cholesky.ts";
import { estimatePls, plsDefaults } from "../../src/scoring/estimation/estimate-pls.ts";
import { shapeOf } from "../../src/scoring/estimation/model-shape.ts";
import { orientWeights } from "../../src/scoring/estimation/orient-weights.ts";
import { createPlsState } from "../../src/scoring/estimation/pls-state.ts";
import { computeTotalEffects } from "../../src/scoring/estimation/total-effects.ts";
import type { PathModel } from "../../src/scoring/model/path-model.ts";
import { expectClose } from "./support/close.ts";
import { aSmallModel } from "./support/simulated-answers.ts";

describe("a symmetric positive definite matrix", () => {
  const matrix = [4, 2, 0.6, 2, 5, 1, 0.6, 1, 3];

  test("is factored, solved and inverted", () => {
    const factor = Float64Array.from(matrix);
    expect(factorCholesky(factor, 3)).toBe(true);
    // the matrix times (1, 2, 3)
    const x = Float64Array.of(4 + 4 + 1.8, 2 + 10 + 3, 0.6 + 2 + 9);
    solveCholesky(factor, 3, x);
    expectClose(Array.from(x), [1, 2, 3], 1e-12);
    const inverse = new Float64Array(9);
    invertCholesky(factor, 3, inverse);
    const product = matrix.map((_, at) => {
      const row = Math.floor(at / 3);
      return [0, 1, 2].reduce(
        (sum, k) => sum + (matrix[row * 3 + k] ?? 0) * (inverse[k * 3 + (at % 3)] ?? 0),
        0,
      );
    });
    expectClose(product, [1, 0, 0, 0, 1, 0, 0, 0, 1], 1e-12);
  });

  test("is told from one with a variable that is a combination of others", () => {
    expect(factorCholesky(Float64Array.of(1, 1, 1, 1), 2)).toBe(false);
    expect(factorCholesky(Float64Array.of(1, 0.999, 0.999, 1), 2)).toBe(true);
  });
});

describe("the shape of a model", () => {
  test("numbers indicators block by block and constructs by their place", () => {
    const shape = shapeOf(aSmallModel());
    expect(Array.from(shape.blockStart)).toEqual([0, 2, 4, 7]);
    expect(Array.from(shape.blockOf)).toEqual([0, 0, 1, 1, 2, 2, 2]);
    expect(shape.predecessors.map((numbers) => Array.from(numbers))).toEqual([[], [0], [0, 1]]);
    expect(shape.successors.map((numbers) => Array.from(numbers))).toEqual([[1, 2], [2], []]);
  });

  test("is refused to a model with a cycle or an unknown construct", () => {
    const { constructs, paths, target } = aSmallModel();
    const withPath = (from: string, to: string) => ({ constructs, target, paths: [...paths, { from, to }] });
    expect(() => shapeOf(withPath("satisfaction", "quality"))).toThrow("quality -> satisfaction -> quality");
    expect(() => shapeOf(withPath("price", "quality"))).toThrow('"price"');
  });
});

test("total effects follow every way, whatever the order in which constructs are listed", () => {
  const { constructs, paths, target } = aSmallModel();
  const model = { constructs: [...constructs].reverse(), paths, target };
  const effects = new Float64Array(9);
  computeTotalEffects(shapeOf(model), Float64Array.of(0.5, 0.4, 0.3), effects);
  // satisfaction 0, value 1, quality 2
  expectClose(Array.from(effects), [0, 0, 0, 0.3, 0, 0, 0.4 + 0.5 * 0.3, 0.5, 0], 1e-12);
});

describe("PLS", () => {
  const pair = (a: number, b: number, modes: ("A" | "B")[] = ["A", "A"]): PathModel => ({
    constructs: [a, b].map((count, c) => ({
      name: `c${c}`,
      mode: modes[c] ?? "A",
      indicators: Array.from({ length: count }, (_, i) => ({ name: `c${c}i${i}`, min: 1, max: 10 })),
    })),
    paths: [{ from: "c0", to: "c1" }],
    target: "c1",
  });
  const estimate = (model: PathModel, correlations: number[], options = plsDefaults) => {
    const shape = shapeOf(model);
    const state = createPlsState(shape);
    return { state, outcome: estimatePls(Float64Array.from(correlations), shape, state, options) };
  };

  test("of two single indicators is their correlation", () => {
    const { state, outcome } = estimate(pair(1, 1), [1, 0.6, 0.6, 1]);
    expect(outcome).toMatchObject({ estimated: true, converged: true, iterations: 1 });
    expectClose(
      [Array.from(state.weights), Array.from(state.coefficients), state.rSquared[1]],
      [[1, 1], [0.6], 0.36],
    );
  });

  test("of a mode B block on one indicator is the regression: multiple correlation as path", () => {
    const { state } = estimate(pair(2, 1, ["B", "A"]), [1, 0.3, 0.5, 0.3, 1, 0.4, 0.5, 0.4, 1]);
    // R2 = (r1^2 + r2^2 - 2 r1 r2 r12) / (1 - r12^2)
    expectClose(state.rSquared[1], (0.25 + 0.16 - 2 * 0.5 * 0.4 * 0.3) / (1 - 0.09));
  });

  test("turns a construct the way the majority of its loadings point", () => {
    // The first of three indicators pulls the other two against the outcome, unless the majority decides.
    const correlations = [1, -0.2, -0.2, 0.8, -0.2, 1, 0.2, -0.3, -0.2, 0.2, 1, -0.3, 0.8, -0.3, -0.3, 1];
    const { state } = estimate(pair(3, 1), correlations);
    expect(Array.from(state.weights.slice(0, 3)).map(Math.sign)).toEqual([-1, 1, 1]);
    expect(state.coefficients[0]).toBeLessThan(0);
    const left = estimate(pair(3, 1), correlations, { ...plsDefaults, oriented: false });
    expectClose(Array.from(left.state.weights), [...state.weights.slice(0, 3).map((weight) => -weight), 1]);
    expectClose(left.state.coefficients[0], -(state.coefficients[0] as number));
  });

  test.each([
    [0.2, -0.6, -1],
    [0.6, -0.2, 1],
    [0.4, -0.4, 1],
  ])("with loadings %d and %d turns by their sum: %d", (first, second, sign) => {
    const shape = shapeOf(pair(2, 1));
    const state = createPlsState(shape);
    state.weights.set([0.7, 0.5, 1]);
    state.crossLoadings.set([first, 0.3, second, 0.1, 0.4, 1]);
    state.compositeCorrelations.set([1, 0.4, 0.4, 1]);
    orientWeights(shape, state);
    expectClose(Array.from(state.weights), [sign * 0.7, sign * 0.5, 1]);
    expectClose(Array.from(state.crossLoadings), [sign * first, 0.3, sign * second, 0.1, sign * 0.4, 1]);
    expectClose(Array.from(state.compositeCorrelations), [1, sign * 0.4, sign * 0.4, 1]);
  });

  test("turns a later construct alone, with all that correlates with it", () => {
    const shape = shapeOf(pair(1, 2));
    const state = createPlsState(shape);
    state.weights.set([1, -0.7, -0.5]);
    state.crossLoadings.set([1, -0.4, 0.3, -0.9, 0.2, -0.8]);
    state.compositeCorrelations.set([1, -0.4, -0.4, 1]);
    orientWeights(shape, state);
    expectClose(Array.from(state.weights), [1, 0.7, 0.5]);
    expectClose(Array.from(state.crossLoadings), [1, 0.4, 0.3, 0.9, 0.2, 0.8]);
    expectClose(Array.from(state.compositeCorrelations), [1, 0.4, 0.4, 1]);
  });

  test("that does not settle in the iterations allowed says so and keeps its numbers", () => {
    const correlations = [1, 0.3, 0.5, 0.3, 1, 0.4, 0.5, 0.4, 1];
    const { state, outcome } = estimate(pair(2, 1), correlations, { ...plsDefaults, iterationCountMax: 1 });
    expect(outcome).toMatchObject({ estimated: true, converged: false, iterations: 1 });
    expect(state.coefficients[0]).toBeGreaterThan(0.5);
  });

  test("names the construct without any correlation with its neighbours", () => {
    const { outcome } = estimate(pair(1, 1), [1, 0, 0, 1]);
    expect(outcome).toEqual({ estimated: false, reason: "uncorrelated-construct", construct: 0 });
  });

  test("names the construct whose indicators cancel each other out", () => {
    const { outcome } = estimate(pair(2, 1), [1, -1, 0.5, -1, 1, -0.5, 0.5, -0.5, 1]);
    expect(outcome).toEqual({ estimated: false, reason: "uncorrelated-construct", construct: 0 });
  });

  test.each(["path", "centroid"] as const)(
    "by the %s scheme names the first construct where its predecessors are copies",
    (scheme) => {
      const names = ["effect", "cause", "copy"];
      const model: PathModel = {
        constructs: names.map((name) => ({ name, mode: "A", indicators: [{ name, min: 1, max: 10 }] })),
        paths: ["cause", "copy"].map((from) => ({ from, to: "effect" })),
        target: "effect",
      };
      const options = { ...plsDefaults, scheme };
      const { outcome } = estimate(model, [1, 0.5, 0.5, 0.5, 1, 1, 0.5, 1, 1], options);
      expect(outcome).toEqual({ estimated: false, reason: "collinear-predecessors", construct: 0 });
    },
  );

  test("names the mode B block whose indicators are copies", () => {
    const { outcome } = estimate(pair(1, 2, ["A", "B"]), [1, 0.5, 0.5, 0.5, 1, 1, 0.5, 1, 1]);
    expect(outcome).toEqual({ estimated: false, reason: "collinear-block", construct: 1 });
  });
});
