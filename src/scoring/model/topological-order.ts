import type { PathModel } from "./path-model.ts";

export type TopologicalOrder =
  | { acyclic: true; order: string[] }
  /** the constructs along the cycle, the first one again at the end */
  | { acyclic: false; cycle: string[] };

/**
 * The constructs with causes before effects, or a cycle among them.
 * Paths that name unknown constructs are left aside; `checkPathModel` reports them.
 * Source: depth-first topological sorting, Tarjan (1976).
 */
export function topologicalOrder(pathModel: Pick<PathModel, "constructs" | "paths">): TopologicalOrder {
  const names = pathModel.constructs.map((construct) => construct.name);
  const causesOf = new Map<string, string[]>(names.map((name) => [name, []]));
  for (const { from, to } of pathModel.paths) {
    if (causesOf.has(from)) causesOf.get(to)?.push(from);
  }
  const order: string[] = [];
  const placed = new Set<string>();
  const open: string[] = [];
  const visit = (name: string): string[] | null => {
    if (placed.has(name)) return null;
    if (open.includes(name)) return [...open.slice(open.indexOf(name)), name].reverse();
    open.push(name);
    for (const cause of causesOf.get(name) ?? []) {
      const cycle = visit(cause);
      if (cycle) return cycle;
    }
    open.pop();
    placed.add(name);
    order.push(name);
    return null;
  };
  for (const name of names) {
    const cycle = visit(name);
    if (cycle) return { acyclic: false, cycle };
  }
  return { acyclic: true, order };
}
