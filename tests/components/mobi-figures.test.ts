import { describe, expect, test } from "vitest";
import { mobi, mobiAs } from "../../src/components/method/mobi-figures.ts";
import { makeConsistent } from "../../src/scoring/conformance/make-consistent.ts";
import { packages } from "../../src/scoring/conformance/packages.ts";
import { estimatePls } from "../../src/scoring/estimation/estimate-pls.ts";
import { shapeOf } from "../../src/scoring/estimation/model-shape.ts";
import { createPlsState } from "../../src/scoring/estimation/pls-state.ts";
import { constructIndex } from "../../src/scoring/index/construct-index.ts";
import { scaleEndsOf } from "../../src/scoring/index/scale-ends.ts";
import { computeStandardizedWeights } from "../../src/scoring/index/standardized-weights.ts";
import { computeUnstandardizedWeights } from "../../src/scoring/index/unstandardized-weights.ts";
import { computeCorrelations } from "../../src/scoring/moments/correlations.ts";
import { readAssessments, readRawMetricRuns } from "../scoring/support/assessment-fixture.ts";
import { momentsOf } from "../scoring/support/estimated-fixture.ts";
import { pathModelOf, referenceFolder, referenceJson } from "../scoring/support/reference-data.ts";
import { readFixture } from "../scoring/support/reference-fixture.ts";

// What the method page says is what the references say, to the digits shown.
const fixture = readFixture("mobi");
const [path, centroid] = ["path.spec", "centroid.spec"].map((name) =>
  fixture.runs.find((run) => run.name === name),
);
const assessed = readAssessments("mobi").find(({ name }) => name === "path.spec");

describe("the method page's figures of mobi", () => {
  test("questions of Satisfaction", () => {
    const names = Object.values(fixture.meta.blocks).flat();
    mobi.questions.forEach(({ mean, spread, weight }, q) => {
      const name = `CUSA${q + 1}`;
      expect(mean).toBeCloseTo(fixture.means[names.indexOf(name)] ?? 0, 4);
      expect(spread).toBeCloseTo(fixture.deviations[names.indexOf(name)] ?? 0, 4);
      expect(weight).toBeCloseTo(path?.unstandardizedWeights.Satisfaction?.[name] ?? 0, 6);
    });
  });

  test("the index by each definition", () => {
    const raw = readRawMetricRuns().find(({ scheme }) => scheme === "path");
    expect(mobi.index.unstandardized).toBeCloseTo(path?.index.Satisfaction ?? 0, 4);
    expect(mobi.index.equal).toBeCloseTo(path?.equalIndex.Satisfaction ?? 0, 4);
    expect(mobi.index.standardized).toBeCloseTo(assessed?.standardizedIndex.Satisfaction ?? 0, 4);
    expect(mobi.index.raw).toBeCloseTo(raw?.index.Satisfaction ?? 0, 4);
  });

  test("the centroid scheme", () => {
    expect(mobi.centroid.index).toBeCloseTo(centroid?.index.Satisfaction ?? 0, 4);
    const differences = (path?.coefficients ?? []).map((own, e) =>
      Math.abs(own - (centroid?.coefficients[e] ?? 0)),
    );
    expect(mobi.centroid.pathDifference).toBeCloseTo(Math.max(...differences), 4);
  });

  test("paths and R2, of weighted sums and of common factors", () => {
    expect(mobi.path.composites).toBeCloseTo(path?.coefficients[0] ?? 0, 4);
    expect(mobi.path.factors).toBeCloseTo(assessed?.plsc.coefficients[0] ?? 0, 4);
    expect(mobi.rSquared).toBeCloseTo(path?.rSquared.Satisfaction ?? 0, 4);
  });

  test.each(Object.values(packages))("as $title", ({ name }) => {
    const { index, path: coefficient, rSquared } = asPackage(name);
    expect(mobiAs[name].index).toBeCloseTo(index, 4);
    expect(mobiAs[name].path).toBeCloseTo(coefficient, 4);
    expect(mobiAs[name].rSquared).toBeCloseTo(rSquared, 4);
  });

  test("stopping as early as plspm", () => {
    const toTheEnd = asPackage("plspm", 1e-20).index;
    expect(Math.abs(asPackage("plspm").index - toTheEnd)).toBeLessThan(mobi.stoppingEarly);
  });
});

describe.skipIf(!referenceFolder)("its figures that rest on the reference files", () => {
  test("interval and missing answers", () => {
    const drawn = referenceJson<{ results: { param: string; percentile: number[] }[] }>(
      "mobi.fixed_bootstrap.json",
    );
    const interval = drawn.results.find(({ param }) => param === "index.Satisfaction")?.percentile;
    expect(interval?.map((end) => end.toFixed(2))).toEqual(mobi.interval.map(String));
    const { results } = referenceJson<{ results: Record<string, { index: Record<string, number> }> }>(
      "mobi.missing10.json",
    );
    const indexBy = (treatment: string) => results[treatment]?.index.Satisfaction ?? 0;
    expect(mobi.withGaps.em).toBeCloseTo(indexBy("em_ml"), 4);
    expect(mobi.withGaps.pairwise).toBeCloseTo(indexBy("pairwise"), 4);
    expect(mobi.withGaps.mean).toBeCloseTo(indexBy("mean_replacement"), 4);
  });
});

/** Satisfaction's index and R2 and the first path, with a package's settings. */
function asPackage(name: keyof typeof packages, weightChangeMax = packages[name].algorithm.weightChangeMax) {
  const { algorithm, scheme, indexWeights } = packages[name];
  const pathModel = pathModelOf(fixture.meta);
  const shape = shapeOf(pathModel);
  const state = createPlsState(shape);
  const moments = momentsOf(fixture);
  const correlations = new Float64Array(moments.covariances.length);
  computeCorrelations(moments, correlations);
  estimatePls(correlations, shape, state, { ...algorithm, weightChangeMax, scheme });
  const weights = new Float64Array(shape.indicatorCount);
  if (indexWeights === "standardized") computeStandardizedWeights(shape, state.weights, weights);
  else computeUnstandardizedWeights(shape, state.weights, moments.covariances, weights);
  if (algorithm.consistent) makeConsistent(shape, state);
  const target = pathModel.constructs.findIndex((construct) => construct.name === "Satisfaction");
  return {
    index: constructIndex(shape, target, weights, moments.means, scaleEndsOf(pathModel)),
    path: state.coefficients[0] ?? 0,
    rSquared: state.rSquared[target] ?? 0,
  };
}
