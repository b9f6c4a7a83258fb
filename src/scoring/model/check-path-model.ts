import type { Construct, PathModel } from "./path-model.ts";
import { topologicalOrder } from "./topological-order.ts";

export type ModelProblemCode =
  | "no-constructs"
  | "duplicate-construct"
  | "empty-construct"
  | "dimensions-invalid"
  | "indicator-in-two-blocks"
  | "scale-invalid"
  | "unknown-construct"
  | "duplicate-path"
  | "cycle"
  | "unknown-target"
  | "no-path-to-target"
  | "unconnected-construct";

export interface ModelProblem {
  code: ModelProblemCode;
  message: string;
  names: string[];
}

/**
 * All that is wrong with a path model, naming what; nothing where it can be estimated.
 * @example checkPathModel(model); // => [{ code: "cycle", message: "the paths run in a circle: A -> B -> A", ... }]
 */
export function checkPathModel(pathModel: PathModel): ModelProblem[] {
  if (pathModel.constructs.length === 0) return [problem("no-constructs", "the model has no constructs", [])];
  const measurement = [
    ...checkConstructs(pathModel),
    ...pathModel.constructs.flatMap(checkDimensions),
    ...checkIndicators(pathModel),
  ];
  const structure = checkPaths(pathModel);
  const sound = measurement.length + structure.length === 0;
  return sound ? checkTarget(pathModel) : [...measurement, ...structure];
}

function checkConstructs({ constructs }: PathModel): ModelProblem[] {
  const named = constructs.flatMap((construct) => [construct, ...(construct.dimensions ?? [])]);
  const doubles = repeated(named.map(({ name }) => name));
  const empty = named.filter(({ indicators }) => indicators.length === 0);
  return [
    ...doubles.map((name) =>
      problem("duplicate-construct", `the construct ${name} is defined twice`, [name]),
    ),
    ...empty.map(({ name }) => problem("empty-construct", `the construct ${name} has no indicators`, [name])),
  ];
}

/** One dimension would be the construct itself, and a construct has no indicators beside its dimensions'. */
function checkDimensions({ name, indicators, dimensions }: Construct): ModelProblem[] {
  if (!dimensions) return [];
  if (dimensions.length < 2) {
    return [problem("dimensions-invalid", `the construct ${name} needs at least two dimensions`, [name])];
  }
  const ownNames = indicators.map((indicator) => indicator.name);
  const theirs = dimensions.flatMap((dimension) => dimension.indicators.map((indicator) => indicator.name));
  if (ownNames.length === theirs.length && ownNames.every((own, i) => own === theirs[i])) return [];
  const message = `the indicators of ${name} are not those of its dimensions, in their order`;
  return [problem("dimensions-invalid", message, [name])];
}

function checkIndicators({ constructs }: PathModel): ModelProblem[] {
  const problems: ModelProblem[] = [];
  for (const name of repeated(
    constructs.flatMap(({ indicators }) => indicators.map((indicator) => indicator.name)),
  )) {
    const blocks = constructs.flatMap((construct) =>
      construct.indicators.filter((indicator) => indicator.name === name).map(() => construct.name),
    );
    const message = `the indicator ${name} stands in two blocks: ${blocks.join(" and ")}`;
    problems.push(problem("indicator-in-two-blocks", message, [name, ...blocks]));
  }
  for (const { name, min, max } of constructs.flatMap(({ indicators }) => indicators)) {
    if (Number.isFinite(min) && Number.isFinite(max) && min < max) continue;
    problems.push(problem("scale-invalid", `the scale of ${name} runs from ${min} to ${max}`, [name]));
  }
  return problems;
}

function checkPaths(pathModel: PathModel): ModelProblem[] {
  const known = new Set(pathModel.constructs.map(({ name }) => name));
  const unknown = [...new Set(pathModel.paths.flatMap(({ from, to }) => [from, to]))].filter(
    (n) => !known.has(n),
  );
  const problems = unknown.map((name) =>
    problem("unknown-construct", `a path names ${name}, which is no construct of the model`, [name]),
  );
  const again = pathModel.paths.filter(
    ({ from, to }, at) => pathModel.paths.findIndex((path) => path.from === from && path.to === to) < at,
  );
  for (const { from, to } of again) {
    problems.push(problem("duplicate-path", `the path ${from} -> ${to} is given twice`, [from, to]));
  }
  const ordered = topologicalOrder(pathModel);
  if (!ordered.acyclic) {
    problems.push(
      problem("cycle", `the paths run in a circle: ${ordered.cycle.join(" -> ")}`, ordered.cycle),
    );
  }
  return problems;
}

/**
 * The target needs a cause, and every construct has to hang together with it by paths in any direction. That a
 * construct does not act on the target is no fault: loyalty and complaints come after it.
 */
function checkTarget({ constructs, paths, target }: PathModel): ModelProblem[] {
  if (!constructs.some(({ name }) => name === target)) {
    return [problem("unknown-target", `the target ${target} is no construct of the model`, [target])];
  }
  if (!paths.some(({ to }) => to === target)) {
    return [problem("no-path-to-target", `no path leads to the target ${target}`, [target])];
  }
  const connected = new Set([target]);
  for (let before = 0; before < connected.size; ) {
    before = connected.size;
    for (const { from, to } of paths) {
      if (connected.has(from) || connected.has(to)) connected.add(from).add(to);
    }
  }
  return constructs
    .filter(({ name }) => !connected.has(name))
    .map(({ name }) =>
      problem("unconnected-construct", `no paths connect the construct ${name} with ${target}`, [name]),
    );
}

function problem(code: ModelProblemCode, message: string, names: string[]): ModelProblem {
  return { code, message, names };
}

function repeated(names: string[]): string[] {
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}
