import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assess } from "../../src/scoring/assessment/assess.ts";
import { constructIndex } from "../../src/scoring/index/construct-index.ts";
import { scaleEndsOf } from "../../src/scoring/index/scale-ends.ts";
import { computeUnstandardizedWeights } from "../../src/scoring/index/unstandardized-weights.ts";
import { indicatorsOf, type Mode, type PathModel } from "../../src/scoring/model/path-model.ts";
import { answerMatrixOf } from "../../src/scoring/moments/answer-matrix.ts";
import { computeCorrelations } from "../../src/scoring/moments/correlations.ts";
import { addMoments, type Moments } from "../../src/scoring/moments/moments.ts";
import { createMomentsEstimator } from "../../src/scoring/moments/moments-estimator.ts";
import { byConstruct } from "../../src/scoring/run/by-name.ts";
import type { ScoreInput, ScoreOutput } from "../../src/scoring/score-types.ts";
import { expectClose } from "./support/close.ts";
import { estimatedModel } from "./support/estimated-fixture.ts";
import { reordered, scored } from "./support/scored.ts";
import { aSmallModel, simulatedAnswers } from "./support/simulated-answers.ts";

const rowCount = 80;
const rows = Array.from({ length: rowCount }, (_, row) => row);
const folds = Uint32Array.from(rows, (row) => row % 4);

/** Any data, scheme, metric and modes. */
const settings = fc.record({
  seed: fc.integer({ min: 1, max: 1000 }),
  scheme: fc.constantFrom("path" as const, "centroid" as const, "factorial" as const),
  modes: fc.tuple(...[0, 1, 2].map(() => fc.constantFrom<Mode>("A", "B"))),
});
type Settings = typeof settings extends fc.Arbitrary<infer T> ? T : never;
const runs = { numRuns: 25 };

describe("an estimate and its assessment, whatever scheme and modes, do not depend on", () => {
  test("the order of the rows", () => {
    const order = fc.shuffledSubarray(rows, { minLength: rowCount });
    fc.assert(
      fc.property(settings, order, (chosen, rowOrder) => {
        const input = inputOf(chosen);
        expectSame(
          scored({
            ...input,
            columns: reordered(input.columns, rowOrder),
            folds: Uint32Array.from(rowOrder, (row) => folds[row] as number),
          }),
          scored(input),
        );
      }),
      runs,
    );
  });

  test("the order of indicators in their construct, and of constructs in the model", () => {
    const shuffled = fc.shuffledSubarray([0, 1, 2], { minLength: 3 });
    fc.assert(
      fc.property(settings, shuffled, shuffled, (chosen, constructOrder, indicatorOrder) => {
        const input = inputOf(chosen);
        const { constructs, paths, target } = input.pathModel;
        const turned: PathModel = {
          constructs: constructOrder.flatMap((c) => {
            const construct = constructs[c];
            if (!construct) return [];
            return { ...construct, indicators: indicatorOrder.flatMap((i) => construct.indicators[i] ?? []) };
          }),
          paths: [...paths].reverse(),
          target,
        };
        const names = indicatorsOf(input.pathModel).map(({ name }) => name);
        const columns = indicatorsOf(turned).map(
          ({ name }) => input.columns[names.indexOf(name)] as Float64Array,
        );
        expectSame(scored({ ...input, pathModel: turned, columns }), scored(input));
      }),
      runs,
    );
  });

  test("the unit of an indicator, as long as its scale goes along", () => {
    const unit = fc.record({
      at: fc.integer({ min: 0, max: 6 }),
      factor: fc.double({ min: 0.01, max: 100, noNaN: true }),
      shift: fc.integer({ min: -50, max: 50 }),
    });
    fc.assert(
      fc.property(settings, unit, (chosen, { at, factor, shift }) => {
        const input = inputOf(chosen);
        const changed = indicatorsOf(input.pathModel)[at]?.name;
        const pathModel: PathModel = {
          ...input.pathModel,
          constructs: input.pathModel.constructs.map((construct) => ({
            ...construct,
            indicators: construct.indicators.map((indicator) =>
              indicator.name === changed
                ? { ...indicator, min: factor + shift, max: 10 * factor + shift }
                : indicator,
            ),
          })),
        };
        const columns = input.columns.map((column, i) =>
          i === at ? column.map((answer) => factor * answer + shift) : column,
        );
        const [again, before] = [scored({ ...input, pathModel, columns }), scored(input)];
        // errors of prediction are in points of the indicator's own scale
        delete again.assessment;
        delete before.assessment;
        expectSame(again, before);
      }),
      runs,
    );
  });

  test("whether a row stands twice or has the weight 2", () => {
    const copies = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: rowCount, maxLength: rowCount });
    fc.assert(
      fc.property(settings, copies, (chosen, counts) => {
        const input = inputOf(chosen);
        const order = rows.flatMap((row) => new Array<number>(counts[row] as number).fill(row));
        const weighted = scored({ ...input, samplingWeights: Float64Array.from(counts) });
        const doubled = scored({
          ...input,
          columns: reordered(input.columns, order),
          rowCount: order.length,
          folds: Uint32Array.from(order, (row) => folds[row] as number),
        });
        // Weights say how much a row counts, not how many people answered: n - 1 stays that of the rows.
        const perRow = (n: number) => Math.sqrt((n - 1) / n);
        for (const [output, n] of [[weighted, rowCount] as const, [doubled, order.length] as const]) {
          if (output.assessment) output.assessment.rSquaredAdjusted = {};
          for (const name of Object.keys(output.individualScoreSd)) {
            output.individualScoreSd[name] = (output.individualScoreSd[name] as number) * perRow(n);
          }
        }
        expectSame(weighted, doubled);
      }),
      runs,
    );
  });

  test("whether its moments were taken at once or in two parts", () => {
    fc.assert(
      fc.property(settings, fc.integer({ min: 8, max: rowCount - 8 }), (chosen, cut) => {
        const input = inputOf(chosen);
        const whole = fromMoments(input, momentsOf(input, 0, rowCount));
        const parts = addMoments(momentsOf(input, 0, cut), momentsOf(input, cut, rowCount));
        expectClose(fromMoments(input, parts), whole);
      }),
      runs,
    );
  });
});

describe("an estimate is what the method says", () => {
  test("total effects are (I - B)⁻¹ - I", () => {
    fc.assert(
      fc.property(settings, (chosen) => {
        const { totalEffects, paths, pathModel } = { ...scored(inputOf(chosen)), ...inputOf(chosen) };
        const names = pathModel.constructs.map(({ name }) => name);
        const b = (from: string, to: string) =>
          paths.find((path) => path.from === from && path.to === to)?.coefficient ?? 0;
        const t = (from: string, to: string) =>
          totalEffects.find((effect) => effect.from === from && effect.to === to)?.standardized ?? 0;
        // T = B + T B, with rows from and columns to
        for (const from of names) {
          for (const to of names) {
            const onTheWay = names.reduce((sum, middle) => sum + t(from, middle) * b(middle, to), 0);
            expectClose(t(from, to), b(from, to) + onTheWay);
          }
        }
      }),
      runs,
    );
  });

  test("composites have variance 1, and loadings are their correlations with the indicators", () => {
    fc.assert(
      fc.property(settings, (chosen) => {
        const input = inputOf(chosen);
        const { outerWeights, loadings } = scored(input);
        const data = input.columns.map(standardized);
        const names = indicatorsOf(input.pathModel).map(({ name }) => name);
        for (const { name, indicators } of input.pathModel.constructs) {
          const own = indicators.map((indicator) => ({
            weight: outerWeights[name]?.[indicator.name] as number,
            values: data[names.indexOf(indicator.name)] as Float64Array,
          }));
          const composite = rows.map((row) =>
            own.reduce((sum, { weight, values }) => sum + weight * (values[row] as number), 0),
          );
          const product = (values: ArrayLike<number>) =>
            composite.reduce((sum, value, row) => sum + value * (values[row] as number), 0) / (rowCount - 1);
          expectClose(product(composite), 1);
          expectClose(
            own.map(({ values }) => product(values)),
            indicators.map((indicator) => loadings[name]?.[indicator.name]),
          );
        }
      }),
      runs,
    );
  });

  test("R2 is between 0 and 1, alpha at most 1, and no number is NaN", () => {
    fc.assert(
      fc.property(settings, (chosen) => {
        const output = scored(inputOf(chosen));
        for (const value of Object.values(output.rSquared)) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
        for (const { alpha } of Object.values(output.assessment?.reliability ?? {})) {
          expect(alpha).toBeLessThanOrEqual(1);
        }
        const text = JSON.stringify(output, (_, value) => (Number.isNaN(value) ? "not a number" : value));
        expect(text).not.toContain("not a number");
      }),
      runs,
    );
  });
});

function inputOf({ seed, scheme, modes }: Settings): ScoreInput {
  const small = aSmallModel();
  const constructs = small.constructs.map((construct, c) => ({ ...construct, mode: modes[c] ?? "A" }));
  const pathModel: PathModel = { ...small, constructs };
  return {
    columns: simulatedAnswers(pathModel, rowCount, seed),
    rowCount,
    pathModel,
    weighting: "pls",
    scheme,
    assess: true,
    folds,
  };
}

/** Numbers by name agree, in whatever order things were listed. */
function expectSame(actual: ScoreOutput, expected: ScoreOutput): void {
  expectClose(figuresOf(actual), figuresOf(expected), 1e-8);
}

function figuresOf({ index, outerWeights, loadings, rSquared, individualScoreSd, ...rest }: ScoreOutput) {
  const { findings: _, plsc, ...assessment } = rest.assessment ?? { findings: [], plsc: null };
  return {
    index,
    outerWeights,
    loadings,
    rSquared,
    individualScoreSd,
    paths: Object.fromEntries(rest.paths.map(({ from, to, coefficient }) => [`${from} ${to}`, coefficient])),
    totalEffects: Object.fromEntries(
      rest.totalEffects.map(({ from, to, standardized, indexPoints }) => [
        `${from} ${to}`,
        { standardized, indexPoints },
      ]),
    ),
    assessment,
    plsc: plsc && { loadings: plsc.loadings, rSquared: plsc.rSquared, correlations: plsc.correlations },
  };
}

function momentsOf({ columns, pathModel }: ScoreInput, from: number, to: number): Moments {
  const part = columns.map((column) => column.slice(from, to));
  const estimator = createMomentsEstimator(answerMatrixOf(part, to - from, pathModel, "em"), "em");
  expect(estimator.estimate(new Float64Array(to - from).fill(1), true)).toMatchObject({ estimated: true });
  return estimator.moments;
}

function fromMoments({ pathModel, scheme }: ScoreInput, { n, means, covariances }: Moments) {
  const correlations = new Float64Array(covariances.length);
  computeCorrelations({ n, means, covariances }, correlations);
  const model = estimatedModel(pathModel, correlations, n, scheme);
  const weights = new Float64Array(means.length);
  computeUnstandardizedWeights(model.shape, model.state.weights, covariances, weights);
  const scale = scaleEndsOf(pathModel);
  return {
    index: byConstruct(pathModel, (c) => constructIndex(model.shape, c, weights, means, scale)),
    reliability: assess(model).reliability,
  };
}

function standardized(column: Float64Array): Float64Array {
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
  const variance = column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (column.length - 1);
  return column.map((value) => (value - mean) / Math.sqrt(variance));
}
