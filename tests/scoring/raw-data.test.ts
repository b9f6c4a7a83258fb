import { describe, expect, test } from "vitest";
import { indicatorsOf } from "../../src/scoring/model/path-model.ts";
import { answerMatrixOf } from "../../src/scoring/moments/answer-matrix.ts";
import { bootstrap } from "../../src/scoring/resampling/bootstrap.ts";
import { spreadOf } from "../../src/scoring/resampling/spread.ts";
import { createPlsEngine } from "../../src/scoring/run/pls-engine.ts";
import { plsStatisticsOf } from "../../src/scoring/run/pls-statistics.ts";
import { score } from "../../src/scoring/score.ts";
import type { ScoreInput, ScoreOutput } from "../../src/scoring/score-types.ts";
import { expectClose } from "./support/close.ts";
import {
  type OracleMeta,
  pathModelOf,
  referenceColumns,
  referenceFolder,
  referenceJson,
} from "./support/reference-data.ts";

interface PublishedResult {
  paths: { from: string; to: string; coef: number }[];
  weights: Record<string, Record<string, number>>;
  r2: Record<string, number>;
  index: Record<string, number>;
}

describe.skipIf(!referenceFolder)("mobi.csv, row by row", () => {
  test("the satisfaction index is 72.4541179309 and every path agrees to 1e-9", () => {
    const oracle = referenceJson<{ runs: Record<string, { paths: { coef: number }[]; r2: object }> }>(
      "mobi.oracle.json",
    );
    const run = oracle.runs["path.spec"];
    const output = scored({});
    expect(output.index.Satisfaction?.toFixed(10)).toBe("72.4541179309");
    expectClose(
      output.paths.map(({ coefficient }) => coefficient),
      run?.paths.map(({ coef }) => coef),
    );
    expectClose(output.rSquared, run?.r2);
  });

  test.each([
    ["em", "em_ml"],
    ["mean", "mean_replacement"],
    ["pairwise", "pairwise"],
  ] as const)(
    "a tenth of the answers missing, by %s, agrees with the reference to 1e-9",
    (missing, published) => {
      const { results } = referenceJson<{ results: Record<string, PublishedResult> }>("mobi.missing10.json");
      const expected = results[published] as PublishedResult;
      const output = scored({ columns: maskedColumns(), missing });
      expectAgreement(output, expected);
      expect(output.findings.map(({ code }) => code)).toEqual(["missing-answers"]);
    },
  );

  test("listwise treatment of a mask that leaves no complete row says so", () => {
    const outcome = score({ ...mobi(), columns: maskedColumns(), missing: "listwise" });
    expect(outcome).toMatchObject({ scored: false, n: 0 });
    expect(outcome.scored ? [] : outcome.findings.map(({ code }) => code)).toEqual([
      "empty-rows",
      "too-few-rows",
    ]);
  });

  test("sampling weights agree with weighted PLS, whatever their unit", () => {
    const expected = referenceJson<PublishedResult>("mobi.wpls.json");
    const samplingWeights = Float64Array.from({ length: 250 }, (_, row) => 1 + (row % 3));
    expectAgreement(scored({ samplingWeights }), expected);
    expectAgreement(scored({ samplingWeights: samplingWeights.map((weight) => weight / 1000) }), expected);
  });

  test("2,000 resamples of a published generator agree draw for draw", () => {
    const published = referenceJson<PublishedBootstrap>("mobi.fixed_bootstrap.json");
    const { names, values } = publishedBootstrap();
    const at = (replicate: number) =>
      Object.fromEntries(names.map((name, s) => [name, values[s]?.[replicate]]));
    expectClose(at(0), published.first_resample_estimates);
    expectClose(at(1999), published.last_resample_estimates);
    for (const { param, se, percentile } of published.results) {
      const spread = spreadOf(values[names.indexOf(param)] as Float64Array);
      expect(spread.failureCount).toBe(0);
      expectClose(
        { ...spread, failureCount: 0 },
        { interval: percentile, standardError: se, failureCount: 0 },
      );
    }
  });

  test("BCa intervals of the same resamples agree to 1e-9", () => {
    const published = referenceJson<PublishedBootstrap>("mobi.fixed_bootstrap.json");
    const bootstrap = { replicateCount: 2000, seed: 0 };
    const output = scored({ bootstrap, resample: publishedGenerator(), interval: "bca" });
    const intervals = Object.fromEntries([
      ...output.paths.map(({ from, to, interval }) => [`${from}->${to}`, interval]),
      ...Object.entries(output.rSquaredInterval ?? {}).map(([name, interval]) => [`R2.${name}`, interval]),
      ...Object.entries(output.indexInterval ?? {}).map(([name, interval]) => [`index.${name}`, interval]),
    ]);
    for (const { param, bca } of published.results) {
      // The mean of one question: 24 resamples equal the estimate, and rounding put 5 of them below it there. A step
      // of its 250 answers is 0.0444 points.
      expectClose(intervals[param], bca, param === "index.Complaints" ? 0.1 : 1e-9, param);
    }
    expect(output.findings).toEqual([]);
  });

  test("standard errors of paths, weights, loadings and total effects are those of seminr's and cSEM's bootstraps", () => {
    const { standardErrors } = scored({ bootstrap: { replicateCount: 3000, seed: 7 } });
    const seminr = referenceJson<{ boot: SeminrBootstrap }>("mobi.seminr.path.boot5000.json").boot;
    const cSEM = referenceJson<{ boot: { loadings: NamedError[]; weights: NamedError[] } }>(
      "mobi.cSEM.path.boot5000.json",
    ).boot;
    const pathErrors = standardErrors?.paths ?? [];
    seminr.paths.forEach(({ from, to, se }) => {
      const own = pathErrors.find((path) => path.from === from && path.to === to);
      expectClose(own?.coefficient, se, 0.004, `${from} -> ${to}`);
    });
    seminr.total_effects.forEach(({ from, to, se }) => {
      const own = standardErrors?.totalEffects.find((effect) => effect.from === from && effect.to === to);
      expectClose(own?.standardized, se, 0.004, `total ${from} -> ${to}`);
    });
    for (const [ours, theirs, others] of [
      [standardErrors?.outerWeights, seminr.weights, cSEM.weights],
      [standardErrors?.loadings, seminr.loadings, cSEM.loadings],
    ] as const) {
      for (const { lv, item, se } of theirs.flat()) expectClose(ours?.[lv]?.[item], se, 0.004, item);
      for (const { name, se } of others) {
        const [construct = "", item = ""] = name.split(/ =~ | <~ /);
        expectClose(ours?.[construct]?.[item], se ?? 0, 0.004, name);
      }
    }
  });

  test("the interval of 5,000 seeded resamples lies where the method expects it", () => {
    const output = scored({ bootstrap: { replicateCount: 5000, seed: 2026 } });
    const [low, high] = output.indexInterval?.Satisfaction ?? [0, 0];
    expect(Math.abs(low - 70.72)).toBeLessThan(0.15);
    expect(Math.abs(high - 74.29)).toBeLessThan(0.15);
    expect(output.bootstrap).toEqual({ replicateCount: 5000, failureCount: 0, seed: 2026 });
  });
});

interface PublishedBootstrap {
  first_resample_estimates: Record<string, number>;
  last_resample_estimates: Record<string, number>;
  results: { param: string; se: number; percentile: [number, number]; bca: [number, number] }[];
}

interface NamedError {
  name: string;
  /** absent where nothing varies: the weight of an only indicator */
  se?: number;
}

interface SeminrBootstrap {
  paths: { from: string; to: string; se: number }[];
  total_effects: { from: string; to: string; se: number }[];
  weights: { lv: string; item: string; se: number }[][];
  loadings: { lv: string; item: string; se: number }[][];
}

function publishedBootstrap() {
  const { pathModel, columns, rowCount } = mobi();
  const answers = answerMatrixOf(columns, rowCount, pathModel, "em");
  const engine = createPlsEngine(answers, pathModel, "em", "path");
  const statistics = plsStatisticsOf(engine);
  const values = bootstrap(
    (masses, into) => {
      const { estimated } = engine.estimate(masses, false);
      statistics.write(into);
      return estimated;
    },
    statistics.count,
    {
      replicateCount: 2000,
      rowCount,
      resample: publishedGenerator(),
      samplingWeights: new Float64Array(250).fill(1),
    },
  );
  const endogenous = statistics.endogenous.map((construct) => pathModel.constructs[construct]?.name);
  return {
    names: [
      ...pathModel.paths.map(({ from, to }) => `${from}->${to}`),
      ...endogenous.map((name) => `R2.${name}`),
      ...pathModel.constructs.map(({ name }) => `index.${name}`),
    ],
    values: [
      ...values.slice(statistics.coefficientAt, statistics.importanceAt),
      ...values.slice(statistics.indexAt, statistics.coefficientAt),
    ],
  };
}

/** x <- (1103515245 x + 12345) mod 2^31 in exact integers, from seed 12345, resample after resample. */
function publishedGenerator() {
  let x = 12345;
  return (_replicate: number, rowCount: number) =>
    Uint32Array.from({ length: rowCount }, () => {
      x = (Math.imul(1103515245, x) + 12345) & 0x7fffffff;
      return Math.floor((rowCount * x) / 2 ** 31);
    });
}

function expectAgreement(output: ScoreOutput, expected: PublishedResult): void {
  expectClose(
    output.paths.map(({ coefficient }) => coefficient),
    expected.paths.map(({ coef }) => coef),
  );
  expectClose(output.outerWeights, expected.weights);
  expectClose(output.rSquared, expected.r2);
  expectClose(output.index, expected.index);
}

function scored(settings: Partial<ScoreInput>): ScoreOutput {
  const outcome = score({ ...mobi(), ...settings });
  if (!outcome.scored) throw new Error(outcome.findings.map(({ message }) => message).join());
  return outcome.output;
}

function mobi(): ScoreInput {
  const { meta } = referenceJson<{ meta: OracleMeta }>("mobi.oracle.json");
  const pathModel = pathModelOf(meta);
  const data = referenceColumns("mobi.csv");
  const columns = indicatorsOf(pathModel).map(({ name }) => data[name] as Float64Array);
  return { columns, rowCount: 250, pathModel, weighting: "pls" };
}

/** Cell (i, j), counted from 1, is missing where (7i + 13j) mod 10 = 0. */
function maskedColumns(): Float64Array[] {
  return mobi().columns.map((column, j) =>
    column.map((answer, i) => ((7 * (i + 1) + 13 * (j + 1)) % 10 === 0 ? Number.NaN : answer)),
  );
}
