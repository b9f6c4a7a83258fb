import type { ModelShape } from "../estimation/model-shape.ts";
import type { Finding } from "../finding.ts";
import { indicatorsOf, type PathModel } from "../model/path-model.ts";
import { failureShareMax, type Spread } from "../resampling/spread.ts";
import type { Interval, ScoreInput, ScoreOutput } from "../score-types.ts";
import { byConstruct, byIndicator } from "./by-name.ts";
import type { PlsLayout } from "./pls-statistics.ts";

/**
 * Puts interval and standard error of the indices into an output, and what to know about them.
 * @param spreads one per construct
 */
export function addIndexSpreads(output: ScoreOutput, input: ScoreInput, spreads: Spread[]): void {
  const { pathModel } = input;
  reportResampling(
    output,
    input,
    spreads,
    pathModel.constructs.map(({ name }) => name),
  );
  if (spreads.some(({ interval }) => interval === null)) return;
  const index = byConstruct(pathModel, (c) => errorOf(spreads[c]));
  output.indexInterval = byConstruct(pathModel, (c) => intervalOf(spreads[c]));
  output.indexStandardError = index;
  output.standardErrors = {
    index,
    paths: [],
    rSquared: {},
    outerWeights: {},
    loadings: {},
    totalEffects: [],
  };
}

/**
 * Puts intervals and standard errors of everything that is estimated into an output.
 * @param spreads one per statistic of the layout
 */
export function addPlsSpreads(
  output: ScoreOutput,
  input: ScoreInput,
  shape: ModelShape,
  layout: PlsLayout,
  spreads: Spread[],
): void {
  const { pathModel } = input;
  reportResampling(output, input, spreads, labelsOf(pathModel, layout));
  if (spreads.some(({ interval }) => interval === null)) return;
  const interval = (position: number) => intervalOf(spreads[position]);
  const error = (position: number) => errorOf(spreads[position]);
  const constructs = Object.keys(output.rSquared);
  const endogenous = <T>(value: (position: number) => T) =>
    Object.fromEntries(constructs.map((name, e) => [name, value(layout.rSquaredAt + e)]));
  const indicators = <T>(at: number, value: (position: number) => T) =>
    byIndicator(pathModel, shape, (i) => value(at + i));
  const index = byConstruct(pathModel, (c) => error(layout.indexAt + c));
  output.indexInterval = byConstruct(pathModel, (c) => interval(layout.indexAt + c));
  output.indexStandardError = index;
  output.rSquaredInterval = endogenous(interval);
  output.outerWeightInterval = indicators(layout.outerWeightAt, interval);
  output.loadingInterval = indicators(layout.loadingAt, interval);
  output.paths.forEach((path, e) => {
    path.interval = interval(layout.coefficientAt + e);
  });
  output.totalEffects.forEach((effect, e) => {
    effect.interval = interval(layout.importanceAt + e);
    effect.standardizedInterval = interval(layout.totalEffectAt + e);
  });
  const dimensions = pathModel.constructs.flatMap(({ name }) => output.dimensions[name] ?? []);
  dimensions.forEach((dimension, d) => {
    dimension.indexInterval = interval(layout.dimensionAt + d);
  });
  output.standardErrors = {
    index,
    paths: output.paths.map(({ from, to }, e) => ({
      from,
      to,
      coefficient: error(layout.coefficientAt + e),
    })),
    rSquared: endogenous(error),
    outerWeights: indicators(layout.outerWeightAt, error),
    loadings: indicators(layout.loadingAt, error),
    totalEffects: output.totalEffects.map(({ from, to }, e) => ({
      from,
      to,
      standardized: error(layout.totalEffectAt + e),
      indexPoints: error(layout.importanceAt + e),
    })),
  };
}

/** Says how many replicates there were and how many failed, and which intervals are not those asked for. */
function reportResampling(
  output: ScoreOutput,
  { bootstrap, jackknife, resample }: ScoreInput,
  spreads: Spread[],
  labels: string[],
): void {
  const failureCount = Math.max(...spreads.map((spread) => spread.failureCount));
  if (bootstrap) {
    const { replicateCount, seed } = bootstrap;
    output.bootstrap = { replicateCount, failureCount, seed: resample ? null : seed };
    output.findings.push(...failureFindings(replicateCount, failureCount, "replicates"));
  } else if (jackknife) {
    const { groupCount, seed } = jackknife;
    output.jackknife = { groupCount, failureCount, seed };
    output.findings.push(...failureFindings(groupCount, failureCount, "groups left out"));
  }
  const names = labels.filter((_, s) => spreads[s]?.fallsBack);
  if (names.length === 0) return;
  const message = `no BCa interval is defined for ${names.join(", ")}: percentile intervals are given`;
  output.findings.push({ code: "bca-undefined", message, names });
}

function failureFindings(count: number, failureCount: number, what: string): Finding[] {
  if (failureCount === 0) return [];
  const refused = failureCount > failureShareMax * count;
  const consequence = refused ? "more than 1 %, so no interval is given" : "they are left out";
  const message = `${failureCount} of ${count} ${what} could not be estimated: ${consequence}`;
  return [{ code: "bootstrap-failures", message }];
}

/** What each statistic is called in a finding. */
function labelsOf(pathModel: PathModel, layout: PlsLayout): string[] {
  const { constructs, paths } = pathModel;
  const nameOf = (construct: number) => constructs[construct]?.name ?? "";
  const effects = layout.effects.map(({ from, to }) => `${nameOf(from)} -> ${nameOf(to)}`);
  const indicators = indicatorsOf(pathModel).map(({ name }) => name);
  return [
    ...constructs.map(({ name }) => name),
    ...paths.map(({ from, to }) => `path ${from} -> ${to}`),
    ...layout.endogenous.map((construct) => `R2 of ${nameOf(construct)}`),
    ...effects.map((effect) => `importance ${effect}`),
    ...effects.map((effect) => `total effect ${effect}`),
    ...indicators.map((name) => `weight of ${name}`),
    ...indicators.map((name) => `loading of ${name}`),
    ...constructs.flatMap(({ dimensions }) => (dimensions ?? []).map(({ name }) => name)),
  ];
}

function intervalOf(spread: Spread | undefined): Interval {
  if (!spread?.interval) throw new RangeError("an interval is required here");
  return spread.interval;
}

function errorOf(spread: Spread | undefined): number {
  if (!spread || spread.standardError === null) throw new RangeError("a standard error is required here");
  return spread.standardError;
}
