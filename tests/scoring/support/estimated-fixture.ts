import { expect } from "vitest";
import type { EstimatedModel } from "../../../src/scoring/assessment/estimated-model.ts";
import { estimatePls, plsDefaults } from "../../../src/scoring/estimation/estimate-pls.ts";
import { type Scheme, shapeOf } from "../../../src/scoring/estimation/model-shape.ts";
import { createPlsState } from "../../../src/scoring/estimation/pls-state.ts";
import type { PathModel } from "../../../src/scoring/model/path-model.ts";
import { computeCorrelations } from "../../../src/scoring/moments/correlations.ts";
import type { Moments } from "../../../src/scoring/moments/moments.ts";
import { pathModelOf } from "./reference-data.ts";
import type { ReferenceFixture, ReferenceRun } from "./reference-fixture.ts";

/** One run of a fixture, estimated from the fixture's moments. */
export function estimatedRun(fixture: ReferenceFixture, run: ReferenceRun): EstimatedModel {
  const moments = momentsOf(fixture);
  const correlations = new Float64Array(moments.covariances.length);
  expect(computeCorrelations(moments, correlations)).toBe(-1);
  return estimatedModel(pathModelOf(fixture.meta, run.modes), correlations, moments.n, run.scheme);
}

/** A model estimated from given correlations; they have to allow it. */
export function estimatedModel(
  pathModel: PathModel,
  correlations: Float64Array,
  n: number,
  scheme: Scheme = "path",
): EstimatedModel {
  const shape = shapeOf(pathModel);
  const state = createPlsState(shape);
  const outcome = estimatePls(correlations, shape, state, { ...plsDefaults, scheme });
  expect(outcome).toMatchObject({ estimated: true, converged: true });
  return { pathModel, shape, state, correlations, n };
}

/** The moments of a fixture's indicators. */
export function momentsOf({ meta, means, deviations, correlations }: ReferenceFixture): Moments {
  const p = means.length;
  const covariances = new Float64Array(p * p);
  let at = 0;
  for (let i = 0; i < p; i++) {
    covariances[i * p + i] = (deviations[i] as number) ** 2;
    for (let j = 0; j < i; j++) {
      const covariance =
        (correlations[at++] as number) * (deviations[i] as number) * (deviations[j] as number);
      covariances[i * p + j] = covariance;
      covariances[j * p + i] = covariance;
    }
  }
  return { n: meta.n, means: Float64Array.from(means), covariances };
}
