import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { conformingInput } from "../../src/scoring/conformance/conforming-input.ts";
import { makeConsistent } from "../../src/scoring/conformance/make-consistent.ts";
import { type PackageName, packages } from "../../src/scoring/conformance/packages.ts";
import { estimatePls } from "../../src/scoring/estimation/estimate-pls.ts";
import { type ModelShape, shapeOf } from "../../src/scoring/estimation/model-shape.ts";
import { createPlsState, type PlsState } from "../../src/scoring/estimation/pls-state.ts";
import { standardizeState } from "../../src/scoring/estimation/raw-metric.ts";
import { indicatorsOf, type PathModel } from "../../src/scoring/model/path-model.ts";
import { computeCorrelations } from "../../src/scoring/moments/correlations.ts";
import { byIndicator } from "../../src/scoring/run/by-name.ts";
import type { ScoreInput } from "../../src/scoring/score-types.ts";
import { readAssessments } from "./support/assessment-fixture.ts";
import { expectClose } from "./support/close.ts";
import { momentsOf } from "./support/estimated-fixture.ts";
import { pathModelOf, referenceColumns, referenceFolder } from "./support/reference-data.ts";
import { readFixture } from "./support/reference-fixture.ts";
import { scored } from "./support/scored.ts";
import { aSmallModel, simulatedAnswers } from "./support/simulated-answers.ts";

interface Published {
  seminr: { paths: { est: number; se: number }[]; loadings: ByIndicator; weights: ByIndicator };
  plspm: {
    loadings: ByIndicator;
    toSatisfaction: Record<string, number>;
    modeB: { rSquared: Record<string, number> };
  };
}
type ByIndicator = Record<string, Record<string, number>>;

const published = JSON.parse(readFileSync("tests/scoring/fixtures/conformance.json", "utf8")) as Published;

describe("a package's own results, with its own stopping rule, to the last digits:", () => {
  test("seminr 2.3.4 on mobi", () => {
    const { state, weights, loadings } = estimatedAs("seminr", "mobi");
    const estimates = published.seminr.paths.map(({ est }) => est);
    expectClose(Array.from(state.coefficients), estimates, 1e-13);
    expectClose(weights, published.seminr.weights, 1e-13);
    expectClose(loadings, published.seminr.loadings, 1e-13);
  });

  test("plspm on satisfaction, in the raw metric", () => {
    const { state, loadings, pathModel } = estimatedAs("plspm", "satisfaction", "A", "covariances");
    expectClose(loadings, published.plspm.loadings, 1e-13);
    const into = pathModel.paths.flatMap(({ from, to }, e) =>
      to === "Satisfaction" ? [[from, state.coefficients[e]]] : [],
    );
    expectClose(Object.fromEntries(into), published.plspm.toSatisfaction, 1e-13);
  });

  test("plspm on satisfaction with mode B, in the raw metric", () => {
    const { state, pathModel } = estimatedAs("plspm", "satisfaction", "B", "covariances");
    const rSquared = Object.entries(published.plspm.modeB.rSquared);
    for (const [name, value] of rSquared) {
      const construct = pathModel.constructs.findIndex((each) => each.name === name);
      expectClose(state.rSquared[construct], value, 1e-13);
    }
  });
});

describe.each(["mobi", "mobi_acsi", "satisfaction"])("%s as cSEM, iterated to the end", (dataset) => {
  test("has the paths, R2 and loadings of consistent PLS to 1e-9", () => {
    const expected = readAssessments(dataset).find(({ name }) => name === "path.spec");
    const { state, shape, pathModel } = estimatedAs("csem", dataset, "A", "correlations", 1e-15);
    makeConsistent(shape, state);
    expectClose(Array.from(state.coefficients), expected?.plsc.coefficients);
    expectClose(loadingsOf(pathModel, shape, state), expected?.plsc.loadings);
    for (const [name, value] of Object.entries(expected?.plsc.rSquared ?? {})) {
      expectClose(state.rSquared[pathModel.constructs.findIndex((each) => each.name === name)], value);
    }
  });
});

describe("score() as another package", () => {
  test("plspm: centroid, and the index under standardized weights", () => {
    const as = scoredAs("plspm", anInput());
    const alike = scored({ ...anInput(), scheme: "centroid", indexWeights: "standardized" });
    expect(as.definition.name).toBe("standardized-weights");
    expectClose(as.index, alike.index, 0.01);
    expect(as.iterations).toBeLessThan(alike.iterations);
  });

  test("seminr: missing answers count as the mean, and the iteration ends a little early", () => {
    const input = anInput();
    input.columns[0]?.fill(Number.NaN, 3, 9);
    const as = scoredAs("seminr", input);
    const alike = scored({ ...input, missing: "mean" });
    expectClose(as.index, alike.index, 1e-5);
    expect(as.index).not.toEqual(alike.index);
  });

  test("cSEM: the index is ours, while paths, R2 and importances are consistent PLS", () => {
    const as = scoredAs("csem", anInput());
    const own = scored({ ...anInput(), assess: true });
    expectClose(as.index, own.index, 1e-3);
    const plsc = own.assessment?.plsc;
    expectClose(
      as.paths.map(({ coefficient }) => coefficient),
      plsc?.paths.map(({ coefficient }) => coefficient),
      1e-4,
    );
    expectClose(as.rSquared, plsc?.rSquared, 1e-4);
    expectClose(as.loadings, plsc?.loadings, 1e-4);
    const effect = as.totalEffects.find(({ from, to }) => from === "value" && to === "satisfaction");
    expectClose(effect?.standardized, as.paths.at(-1)?.coefficient);
  });

  test("cSEM: replicates that no population could have are dropped, an inadmissible estimate is said", () => {
    const { pathModel } = anInput();
    const bootstrap = { replicateCount: 200, seed: 1 };
    const few = { pathModel, columns: simulatedAnswers(pathModel, 14), rowCount: 14, bootstrap };
    const as = scoredAs("csem", { ...few, weighting: "pls" });
    expect(as.bootstrap?.failureCount).toBeGreaterThan(20);
    expect(as.findings.map(({ code }) => code)).toContain("plsc-inadmissible");
  });

  test("signs: ours points with most loadings, seminr leaves them as they fall", () => {
    const block = (name: string, count: number) => ({
      name,
      mode: "A" as const,
      indicators: Array.from({ length: count }, (_, i) => ({ name: `${name}${i}`, min: 1, max: 10 })),
    });
    const shape = shapeOf({
      constructs: [block("a", 1), block("b", 3)],
      paths: [{ from: "a", to: "b" }],
      target: "b",
    });
    const [own, as] = [createPlsState(shape), createPlsState(shape)];
    // a goes with b0 strongly, and against b1 and b2
    const rows = [1, 0.9, -0.3, -0.3, 0.9, 1, -0.3, -0.3, -0.3, -0.3, 1, 0.3, -0.3, -0.3, 0.3, 1];
    estimatePls(Float64Array.from(rows), shape, own);
    estimatePls(Float64Array.from(rows), shape, as, { ...packages.seminr.algorithm, scheme: "path" });
    expect(as.coefficients[0]).toBeGreaterThan(0.8);
    expectClose(own.coefficients[0], -(as.coefficients[0] as number), 1e-6);
  });

  test("a scheme and a treatment that are named stay", () => {
    const conforming = conformingInput({ ...anInput(), scheme: "factorial", missing: "listwise" }, "plspm");
    expect(conforming).toMatchObject({ accepted: true, input: { scheme: "factorial", missing: "listwise" } });
  });

  test("what a package does not have is refused", () => {
    const input = anInput();
    const samplingWeights = new Float64Array(input.rowCount).fill(2);
    expect(conformingInput({ ...input, samplingWeights }, "seminr")).toEqual({
      accepted: false,
      reason: "sampling-weights",
    });
    input.columns[2]?.fill(Number.NaN, 5, 6);
    expect(conformingInput(input, "csem")).toEqual({ accepted: false, reason: "missing-answers" });
    expect(conformingInput(input, "plspm")).toEqual({ accepted: false, reason: "missing-answers" });
    expect(conformingInput(input, "seminr").accepted).toBe(true);
    const [quality, ...rest] = input.pathModel.constructs;
    const dimensions = (quality?.indicators ?? []).map((each) => ({
      name: each.name,
      mode: "A" as const,
      indicators: [each],
    }));
    const constructs = [{ ...quality, dimensions }, ...rest] as PathModel["constructs"];
    const higher = { ...input, pathModel: { ...input.pathModel, constructs } };
    expect(conformingInput(higher, "seminr")).toEqual({ accepted: false, reason: "higher-order" });
  });
});

describe.skipIf(!referenceFolder)("the bootstrap as seminr on mobi", () => {
  test("has seminr's standard errors of the paths within what chance leaves of 5,000 resamples", () => {
    const pathModel = pathModelOf(readFixture("mobi").meta);
    const data = referenceColumns("mobi.csv");
    const columns = indicatorsOf(pathModel).map(({ name }) => data[name] as Float64Array);
    const bootstrap = { replicateCount: 5000, seed: 1 };
    const { paths } = scoredAs("seminr", { pathModel, columns, rowCount: 250, weighting: "pls", bootstrap });
    paths.forEach(({ interval }, e) => {
      const width = ((interval?.[1] ?? 0) - (interval?.[0] ?? 0)) / (2 * 1.96);
      expect(width / (published.seminr.paths[e]?.se ?? 0)).toBeGreaterThan(0.93);
      expect(width / (published.seminr.paths[e]?.se ?? 0)).toBeLessThan(1.07);
    });
  });
});

function anInput(): ScoreInput {
  const pathModel = aSmallModel();
  return { pathModel, columns: simulatedAnswers(pathModel, 300), rowCount: 300, weighting: "pls" };
}

function scoredAs(name: PackageName, input: ScoreInput) {
  const conforming = conformingInput(input, name);
  if (!conforming.accepted) throw new Error(conforming.reason);
  return scored(conforming.input);
}

/** A data set's model estimated from its moments with a package's settings. */
function estimatedAs(
  name: PackageName,
  dataset: string,
  mode: "A" | "B" = "A",
  metric: "correlations" | "covariances" = "correlations",
  weightChangeMax = packages[name].algorithm.weightChangeMax,
) {
  const fixture = readFixture(dataset);
  const modes = Object.fromEntries(Object.keys(fixture.meta.blocks).map((construct) => [construct, mode]));
  const pathModel = pathModelOf(fixture.meta, modes);
  const shape = shapeOf(pathModel);
  const state = createPlsState(shape);
  const { covariances, ...moments } = momentsOf(fixture);
  const correlations = new Float64Array(covariances.length);
  computeCorrelations({ covariances, ...moments }, correlations);
  const { algorithm, scheme } = packages[name];
  const from = metric === "correlations" ? correlations : covariances;
  const outcome = estimatePls(from, shape, state, { ...algorithm, weightChangeMax, scheme });
  expect(outcome).toMatchObject({ estimated: true, converged: true });
  if (metric === "covariances") standardizeState(shape, state, covariances);
  const weights = byIndicator(pathModel, shape, (i) => state.weights[i] as number);
  return { pathModel, shape, state, weights, loadings: loadingsOf(pathModel, shape, state) };
}

function loadingsOf(pathModel: PathModel, shape: ModelShape, state: PlsState): ByIndicator {
  const k = shape.constructCount;
  return byIndicator(
    pathModel,
    shape,
    (i) => state.crossLoadings[i * k + (shape.blockOf[i] as number)] as number,
  );
}
