import type { StagedEstimator } from "../estimation/estimate-staged.ts";
import type { Dimension, PathModel } from "../model/path-model.ts";
import type { ByConstruct, DimensionEstimate } from "../score-types.ts";
import type { PlsEngine } from "./pls-engine.ts";
import type { PlsStatistics } from "./pls-statistics.ts";

/** What the engine's latest estimate says of the dimensions of higher-order constructs, under their names. */
export function dimensionsOf(
  { constructs }: PathModel,
  engine: PlsEngine,
  { dimensionAt }: PlsStatistics,
  estimates: Float64Array,
): ByConstruct<DimensionEstimate[]> {
  const { stages } = engine;
  if (!stages) return {};
  const all = constructs.flatMap(({ dimensions }) => dimensions ?? []);
  const results = all.map((dimension, d) =>
    dimensionOf(dimension, stages, d, engine, estimates[dimensionAt + d] as number),
  );
  const ofConstruct = (c: number) => results.filter((_, d) => stages.dimensions[d]?.construct === c);
  return Object.fromEntries(
    constructs.flatMap(({ name, dimensions }, c) => (dimensions ? [[name, ofConstruct(c)]] : [])),
  );
}

function dimensionOf(
  { name, indicators }: Dimension,
  { first, second, dimensions }: StagedEstimator,
  d: number,
  { shape, scale, unstandardized }: PlsEngine,
  index: number,
): DimensionEstimate {
  const { construct, inFirst, inSecond } = dimensions[d] as StagedEstimator["dimensions"][number];
  const start = first.shape.blockStart[inFirst] as number;
  const end = first.shape.blockStart[inFirst + 1] as number;
  const rangeOf = (from: number, to: number) => {
    let range = 0;
    for (let i = from; i < to; i++) {
      range += (unstandardized[i] as number) * ((scale.max[i] as number) - (scale.min[i] as number));
    }
    return range;
  };
  const whole = rangeOf(shape.blockStart[construct] as number, shape.blockStart[construct + 1] as number);
  const named = (value: (indicator: number) => number) =>
    Object.fromEntries(indicators.map((indicator, i) => [indicator.name, value(start + i)]));
  return {
    name,
    index,
    indexInterval: null,
    share: rangeOf(start, end) / whole,
    outerWeight: second.state.weights[inSecond] as number,
    loading: second.state.crossLoadings[inSecond * second.shape.constructCount + construct] as number,
    outerWeights: named((i) => first.state.weights[i] as number),
    loadings: named((i) => first.state.crossLoadings[i * first.shape.constructCount + inFirst] as number),
  };
}
