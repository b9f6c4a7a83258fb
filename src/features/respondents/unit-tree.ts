/** A unit as it is at one moment. */
export interface UnitNode {
  readonly id: string;
  /** what an import's `unit` column says */
  readonly code: string;
  readonly name: string;
  /** null for the company itself */
  readonly parentUnitId: string | null;
}

export interface UnitInTree extends UnitNode {
  /** 0 for the one the tree begins with */
  readonly depth: number;
}

/**
 * A unit and everything below it, parents before children, siblings in the order given.
 * Empty where the unit is unknown.
 */
export function subtree(units: readonly UnitNode[], rootUnitId: string): UnitInTree[] {
  const root = units.find((unit) => unit.id === rootUnitId);
  if (!root) return [];
  const childrenOf = Map.groupBy(units, (unit) => unit.parentUnitId);
  const found: UnitInTree[] = [];
  const visit = (unit: UnitNode, depth: number): void => {
    found.push({ ...unit, depth });
    for (const child of childrenOf.get(unit.id) ?? []) visit(child, depth + 1);
  };
  visit(root, 0);
  return found;
}

/** A unit and everything above it, nearest first. A hierarchy that bites its tail ends where it would repeat. */
export function unitChain(parentOf: ReadonlyMap<string, string | null>, unitId: string): string[] {
  const chain: string[] = [];
  for (let at: string | null = unitId; at !== null && !chain.includes(at); at = parentOf.get(at) ?? null)
    chain.push(at);
  return chain;
}

/** Whether a unit may be put under another: not under itself or anything below it. */
export function canMove(units: readonly UnitNode[], unitId: string, parentUnitId: string): boolean {
  return !subtree(units, unitId).some((unit) => unit.id === parentUnitId);
}

/** Codes and names are compared without regard to case, width or spaces around them. */
export function unitKey(text: string): string {
  return text.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();
}

/** The unit that an import's cell means: by code, or by name where only one unit is called so. */
export function unitFinder(units: readonly UnitNode[]): (cell: string) => UnitNode | undefined {
  const byCode = new Map(units.map((unit) => [unitKey(unit.code), unit]));
  const byName = Map.groupBy(units, (unit) => unitKey(unit.name));
  return (cell) => {
    const named = byName.get(unitKey(cell));
    return byCode.get(unitKey(cell)) ?? (named?.length === 1 ? named[0] : undefined);
  };
}
