import type { PathModel } from "../model/path-model.ts";
import { topologicalOrder } from "../model/topological-order.ts";

/** How the inner proxies of PLS are made (Lohmöller 1989). */
export type Scheme = "path" | "centroid" | "factorial";

/** A path model by numbers, so that estimation works on typed arrays. Indicators stand block by block. */
export interface ModelShape {
  indicatorCount: number;
  constructCount: number;
  /** first indicator of each construct; one entry more than constructs */
  blockStart: Int32Array;
  /** the construct of each indicator */
  blockOf: Int32Array;
  /** true for constructs in mode B */
  modeB: boolean[];
  predecessors: Int32Array[];
  successors: Int32Array[];
  /** causes before effects */
  order: Int32Array;
  pathFrom: Int32Array;
  pathTo: Int32Array;
}

/**
 * The shape of a checked path model.
 * @throws {RangeError} if the model has a cycle or names an unknown construct
 */
export function shapeOf(pathModel: PathModel): ModelShape {
  const { constructs, paths } = pathModel;
  const numberOf = new Map(constructs.map((construct, k) => [construct.name, k]));
  const pathFrom = Int32Array.from(paths, (path) => constructNumber(numberOf, path.from));
  const pathTo = Int32Array.from(paths, (path) => constructNumber(numberOf, path.to));
  const ordered = topologicalOrder(pathModel);
  if (!ordered.acyclic)
    throw new RangeError(`shapeOf requires a model without cycle: ${ordered.cycle.join(" -> ")}`);
  const sizes = constructs.map((construct) => construct.indicators.length);
  return {
    indicatorCount: sizes.reduce((sum, size) => sum + size, 0),
    constructCount: constructs.length,
    blockStart: Int32Array.from([
      0,
      ...sizes.map((_, k) => sizes.slice(0, k + 1).reduce((a, b) => a + b, 0)),
    ]),
    blockOf: Int32Array.from(sizes.flatMap((size, k) => new Array<number>(size).fill(k))),
    modeB: constructs.map((construct) => construct.mode === "B"),
    predecessors: constructs.map((_, k) => pathFrom.filter((_from, e) => pathTo[e] === k)),
    successors: constructs.map((_, k) => pathTo.filter((_to, e) => pathFrom[e] === k)),
    order: Int32Array.from(ordered.order, (name) => constructNumber(numberOf, name)),
    pathFrom,
    pathTo,
  };
}

function constructNumber(numberOf: Map<string, number>, name: string): number {
  const number = numberOf.get(name);
  if (number === undefined) throw new RangeError(`shapeOf requires known constructs; "${name}" is none`);
  return number;
}
