import type { UnitInTree } from "../../features/respondents/unit-tree.ts";

/** Units to choose from, set in as deep as they stand. */
export function unitOptions(units: readonly UnitInTree[]): { value: string; label: string }[] {
  // An option cannot be styled; wide spaces survive where ordinary ones collapse.
  return units.map(({ id, name, depth }) => ({ value: id, label: `${"\u2003".repeat(depth)}${name}` }));
}
