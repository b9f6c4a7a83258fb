import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compare } from "../../src/scoring/compare.ts";
import type { CompareInput, CompareOutput } from "../../src/scoring/compare-types.ts";
import { compositeMoments } from "../../src/scoring/comparison/composite-moments.ts";
import { compositionalCorrelation } from "../../src/scoring/comparison/compositional-correlation.ts";
import { createPooledEstimator } from "../../src/scoring/comparison/pooled-estimator.ts";
import { estimatePls } from "../../src/scoring/estimation/estimate-pls.ts";
import { shapeOf } from "../../src/scoring/estimation/model-shape.ts";
import { createPlsState } from "../../src/scoring/estimation/pls-state.ts";
import { indicatorsOf } from "../../src/scoring/model/path-model.ts";
import { computeCorrelations } from "../../src/scoring/moments/correlations.ts";
import type { Moments } from "../../src/scoring/moments/moments.ts";
import { expectClose } from "./support/close.ts";
import { fullMoments, readGenderFixture } from "./support/gender-fixture.ts";
import { pathModelOf, referenceColumns, referenceFile, referenceFolder } from "./support/reference-data.ts";

const { meta, female, male, published } = readGenderFixture();
const pathModel = pathModelOf(meta);
const shape = shapeOf(pathModel);
const names = pathModel.constructs.map(({ name }) => name);

describe("women and men of a bank's customers, from their moments", () => {
  const [womens, mens] = [fullMoments(female), fullMoments(male)];
  const [ofWomen, ofMen] = [estimated(womens), estimated(mens)];
  const pooled = createPooledEstimator(pathModel, "path");
  pooled.estimate({ moments: womens, unit: 1 }, { moments: mens, unit: 1 });
  const byName = (value: (construct: number) => number) =>
    Object.fromEntries(names.map((name, c) => [name, value(c)]));

  test("c of MICOM agrees to 1e-9, on standardized answers and, as cSEM has it, on raw ones", () => {
    const correlationsBy = (matrix: Float64Array) =>
      byName((c) => compositionalCorrelation(shape, c, ofWomen.weights, ofMen.weights, matrix));
    expectClose(correlationsBy(pooled.correlations), published.c_standardised_pooled);
    expectClose(correlationsBy(pooled.moments.covariances), published.c_raw_pooled);
  });

  test("means and variances under pooled weights differ as published, to 1e-9", () => {
    const composite = (c: number, group: Moments) =>
      compositeMoments(shape, c, pooled.outerWeights, pooled.moments, group);
    expectClose(
      byName((c) => composite(c, womens).mean - composite(c, mens).mean),
      published.mean_diff_female_minus_male,
    );
    expectClose(
      byName((c) => Math.log(composite(c, womens).variance / composite(c, mens).variance)),
      published.logvar_diff,
    );
  });

  test("composites are standardized over both groups", () => {
    names.forEach((_, c) => {
      const both = compositeMoments(shape, c, pooled.outerWeights, pooled.moments, pooled.moments);
      expectClose(both, { mean: 0, variance: 1 });
    });
  });

  test("paths of either and their differences agree with seminr to 1e-9", () => {
    expectClose(
      pathModel.paths.map(({ from, to }, e) => ({
        source: from,
        target: to,
        group1_beta: ofWomen.coefficients[e],
        group2_beta: ofMen.coefficients[e],
        diff: (ofWomen.coefficients[e] as number) - (ofMen.coefficients[e] as number),
      })),
      published.paths.map(({ pls_mga_p: _, ...path }) => path),
    );
  });
});

describe.skipIf(!referenceFolder)("women and men, row by row", () => {
  const permutedOnce = once(() => compared({ permutation: { replicateCount: 1000, seed: 1 } }));
  const bootstrappedOnce = once(() => compared({ bootstrap: { replicateCount: 1000, seed: 1 } }));

  test("MICOM agrees with the published values to 1e-9, and with cSEM's p-values roughly", () => {
    const { micom } = permutedOnce();
    const by = (value: (result: (typeof micom)[number]) => number | undefined) =>
      Object.fromEntries(micom.map((result) => [result.construct, value(result)]));
    expectClose(
      by(({ compositional }) => compositional?.correlation),
      published.c_standardised_pooled,
    );
    expectClose(
      by(({ mean }) => mean?.difference),
      published.mean_diff_female_minus_male,
    );
    expectClose(
      by(({ logVariance }) => logVariance?.difference),
      published.logvar_diff,
    );
    const { mean_p, logvar_p, c_p } = published.cSEM;
    // p of 1,000 permutations against that of 999 others: three standard errors are 0.067
    expectClose(Object.values(by(({ mean }) => mean?.p)), mean_p, 0.067);
    expectClose(Object.values(by(({ logVariance }) => logVariance?.p)), logvar_p, 0.067);
    // cSEM's c is another one: of raw answers
    expectClose(Object.values(by(({ compositional }) => compositional?.p)), c_p, 0.2);
  });

  test("the weights of Value differ, those of the others do not", () => {
    const permuted = permutedOnce();
    expect(permuted.verdict).toEqual({
      code: "weights-differ",
      message: "Weights differ for Value: compare with care",
      names: ["Value"],
    });
    expect(permuted.micom.map(({ invariance }) => invariance)).toEqual(
      names.map((name) => (name === "Value" ? "none" : "full")),
    );
  });

  test.each([
    ["permutations", permutedOnce, "permutation"],
    ["the bootstrap", bootstrappedOnce, "bootstrap"],
  ] as const)("path differences by %s agree with seminr, p-values roughly", (_, outputOf, from) => {
    const output = outputOf();
    expect(output.test).toBe(from);
    expectClose(
      output.paths.map(({ difference }) => difference),
      published.paths.map(({ diff }) => diff),
    );
    output.paths.forEach(({ p }, e) => {
      const oneSided = published.paths[e]?.pls_mga_p ?? Number.NaN;
      expect(Math.abs((p ?? Number.NaN) - 2 * Math.min(oneSided, 1 - oneSided))).toBeLessThan(0.12);
    });
  });

  test("the indices, path coefficients and rows are the groups' own", () => {
    const bootstrapped = bootstrappedOnce();
    const [women, men] = bootstrapped.groups;
    expect([women?.n, men?.n]).toEqual([148, 102]);
    expectClose(
      women?.paths.map(({ coefficient }) => coefficient),
      published.paths.map(({ group1_beta }) => group1_beta),
    );
    for (const { construct, difference } of bootstrapped.comparison) {
      expectClose(difference, (women?.index[construct] ?? 0) - (men?.index[construct] ?? 0), 1e-12);
    }
  });
});

function estimated(moments: Moments): { weights: Float64Array; coefficients: Float64Array } {
  const state = createPlsState(shape);
  const correlations = new Float64Array(shape.indicatorCount ** 2);
  computeCorrelations(moments, correlations);
  estimatePls(correlations, shape, state);
  return state;
}

/** Computed when first asked for, so that nothing is read where the data are absent. */
function once<T>(compute: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= compute();
    return value;
  };
}

function compared(settings: Partial<CompareInput>): CompareOutput {
  const data = referenceColumns(meta.csv);
  const columns = indicatorsOf(pathModel).map(({ name }) => data[name] as Float64Array);
  const lines = readFileSync(referenceFile(meta.csv), "utf8").trim().split(/\r?\n/).slice(1);
  const groups = ["female", "male"].map((name) => ({
    name,
    rows: Uint32Array.from(lines.flatMap((line, row) => (line.endsWith(`,"${name}"`) ? [row] : []))),
  }));
  const outcome = compare({ columns, rowCount: meta.n, pathModel, groups, ...settings });
  if (!outcome.compared) throw new Error(outcome.findings.map(({ message }) => message).join());
  return outcome.output;
}
