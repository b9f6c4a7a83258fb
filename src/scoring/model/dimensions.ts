import type { Construct, PathModel, StructuralPath } from "./path-model.ts";

/** Whether a construct is of higher order: measured through dimensions, each with indicators of its own. */
export function isHigherOrder(construct: Construct): boolean {
  return construct.dimensions !== undefined;
}

/**
 * The first stage of a model with higher-order constructs: dimensions in the construct's place, each with all of its
 * paths. Indicators keep their order.
 */
export function firstStageModel(pathModel: PathModel): PathModel {
  const partsOf = new Map(
    pathModel.constructs.map((construct) => [construct.name, partsOfConstruct(construct)]),
  );
  const namesOf = (name: string) => (partsOf.get(name) ?? []).map((part) => part.name);
  const spread = ({ from, to }: StructuralPath) =>
    namesOf(from).flatMap((start) => namesOf(to).map((end) => ({ from: start, to: end })));
  return {
    constructs: Array.from(partsOf.values()).flat(),
    paths: pathModel.paths.flatMap(spread),
    target: namesOf(pathModel.target)[0] ?? pathModel.target,
  };
}

/** The second stage: a higher-order construct's indicators are the scores of its dimensions (0-100). */
export function secondStageModel(pathModel: PathModel): PathModel {
  const constructs = pathModel.constructs.map(({ name, mode, indicators, dimensions }) => ({
    name,
    mode,
    indicators: dimensions?.map((dimension) => ({ name: dimension.name, min: 0, max: 100 })) ?? indicators,
  }));
  return { ...pathModel, constructs };
}

function partsOfConstruct(construct: Construct): Construct[] {
  return (
    construct.dimensions?.map(({ name, mode, indicators }) => ({ name, mode, indicators })) ?? [construct]
  );
}
