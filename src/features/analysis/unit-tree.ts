import { unitChain } from "../respondents/unit-tree.ts";
import type { MatrixRow } from "./response-matrix.ts";

/** A unit as it was called and where it belonged when the wave was sent. */
export interface UnitThen {
  readonly unitId: string;
  readonly parentUnitId: string | null;
  readonly name: string;
}

/** A unit with the numbers of the matrix rows of its whole subtree. */
export interface UnitRows extends UnitThen {
  readonly depth: number;
  readonly rows: Uint32Array;
}

/**
 * Every unit that has answers in its subtree, each parent before its children, siblings by name and then by id.
 * A unit whose parent is not known stands at the top.
 */
export function unitRows(
  units: readonly UnitThen[],
  matrixRows: readonly Pick<MatrixRow, "unitId">[],
): UnitRows[] {
  const parents = new Map(units.map(({ unitId, parentUnitId }) => [unitId, parentUnitId]));
  const parentOf = ({ parentUnitId }: UnitThen) =>
    parentUnitId !== null && parents.has(parentUnitId) ? parentUnitId : null;
  const rowsOf = new Map<string, number[]>(units.map(({ unitId }) => [unitId, []]));
  for (const [row, { unitId }] of matrixRows.entries()) {
    for (const ancestor of unitChain(parents, unitId)) rowsOf.get(ancestor)?.push(row);
  }
  const childrenOf = Map.groupBy(units, parentOf);
  const ordered: UnitRows[] = [];
  const visit = (parentUnitId: string | null, depth: number): void => {
    for (const unit of (childrenOf.get(parentUnitId) ?? []).toSorted(byName)) {
      const rows = rowsOf.get(unit.unitId) ?? [];
      if (rows.length === 0) continue;
      ordered.push({ ...unit, parentUnitId, depth, rows: Uint32Array.from(rows) });
      visit(unit.unitId, depth + 1);
    }
  };
  visit(null, 0);
  return ordered;
}

function byName(a: UnitThen, b: UnitThen): number {
  const [nameA, nameB] = [sortable(a.name), sortable(b.name)];
  if (nameA !== nameB) return nameA < nameB ? -1 : 1;
  return a.unitId < b.unitId ? -1 : 1;
}

/** "Branch 2" before "Branch 10", by code points: no collation that may differ from machine to machine. */
function sortable(name: string): string {
  return name.replace(/\d+/g, (digits) => digits.padStart(12, "0"));
}
