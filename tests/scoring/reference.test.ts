import { describe, expect, test } from "vitest";
import { constructIndex } from "../../src/scoring/index/construct-index.ts";
import { equalWeightsOf } from "../../src/scoring/index/equal-weights.ts";
import { importanceInPoints } from "../../src/scoring/index/importance.ts";
import { scaleEndsOf } from "../../src/scoring/index/scale-ends.ts";
import { scoreDeviation } from "../../src/scoring/index/score-deviation.ts";
import { computeUnstandardizedWeights } from "../../src/scoring/index/unstandardized-weights.ts";
import { byConstruct, byIndicator } from "../../src/scoring/run/by-name.ts";
import { negativeWeightFindings } from "../../src/scoring/run/engine-findings.ts";
import { expectClose } from "./support/close.ts";
import { estimatedRun, momentsOf } from "./support/estimated-fixture.ts";
import { type ReferenceFixture, type ReferenceRun, readFixture } from "./support/reference-fixture.ts";

describe.each(["mobi", "mobi_acsi", "satisfaction", "corp_rep"])("%s, from its moments", (dataset) => {
  const fixture = readFixture(dataset);

  test.each(fixture.runs)("$name agrees with the reference to 1e-9", (run) => {
    const results = estimateFrom(fixture, run);
    expectClose(results.weights, run.weights);
    expectClose(results.unstandardizedWeights, run.unstandardizedWeights);
    expectClose(results.loadings, run.loadings);
    expectClose(results.coefficients, run.coefficients);
    expectClose(results.rSquared, run.rSquared);
    expectClose(results.index, run.index);
    expectClose(results.equalIndex, run.equalIndex);
    for (const { from, to, effect } of run.totalEffects) expectClose(results.totalEffect(from, to), effect);
    for (const { from, to, effect } of run.importances) expectClose(results.importance(from, to), effect);
  });
});

test("corp_rep has negative weights, which are named beside the value", () => {
  const fixture = readFixture("corp_rep");
  const run = fixture.runs[0] as ReferenceRun;
  const { findings } = estimateFrom(fixture, run);
  const negative = Object.keys(run.weights).filter((name) =>
    Object.values(run.weights[name] ?? {}).some((w) => w < 0),
  );
  expect(negative).toContain("QUAL");
  expect(findings.map(({ code, names }) => [code, names])).toEqual(
    negative.map((name) => ["negative-weight", [name]]),
  );
});

function estimateFrom(fixture: ReferenceFixture, run: ReferenceRun) {
  const moments = momentsOf(fixture);
  const { pathModel, shape, state } = estimatedRun(fixture, run);
  const scale = scaleEndsOf(pathModel);
  const k = shape.constructCount;
  const unstandardized = new Float64Array(shape.indicatorCount);
  computeUnstandardizedWeights(shape, state.weights, moments.covariances, unstandardized);
  const equal = equalWeightsOf(pathModel);
  const numberOf = (name: string) => pathModel.constructs.findIndex((construct) => construct.name === name);
  const totalEffect = (from: string, to: string) =>
    state.totalEffects[numberOf(from) * k + numberOf(to)] as number;
  const deviation = (name: string) =>
    scoreDeviation(shape, numberOf(name), unstandardized, moments.covariances, scale);
  return {
    weights: byIndicator(pathModel, shape, (i) => state.weights[i] as number),
    unstandardizedWeights: byIndicator(pathModel, shape, (i) => unstandardized[i] as number),
    loadings: byIndicator(
      pathModel,
      shape,
      (i) => state.crossLoadings[i * k + (shape.blockOf[i] as number)] as number,
    ),
    coefficients: Array.from(state.coefficients),
    rSquared: Object.fromEntries(
      Object.entries(byConstruct(pathModel, (c) => state.rSquared[c] as number)).filter(
        ([, r]) => !Number.isNaN(r),
      ),
    ),
    index: byConstruct(pathModel, (c) => constructIndex(shape, c, unstandardized, moments.means, scale)),
    equalIndex: byConstruct(pathModel, (c) => constructIndex(shape, c, equal, moments.means, scale)),
    totalEffect,
    importance: (from: string, to: string) =>
      importanceInPoints(totalEffect(from, to), { target: deviation(to), driver: deviation(from) }),
    findings: negativeWeightFindings(pathModel, shape, state.weights),
  };
}
