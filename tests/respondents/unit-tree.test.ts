import { expect, test } from "vitest";
import { canMove, subtree, type UnitNode, unitFinder } from "../../src/features/respondents/unit-tree.ts";

const unit = (id: string, parentUnitId: string | null, name = id): UnitNode => ({
  id,
  code: `code-${id}`,
  name,
  parentUnitId,
});
const units = [
  unit("company", null),
  unit("north", "company"),
  unit("south", "company"),
  unit("harbour", "north", "Harbour"),
  unit("market", "south", "Market"),
  unit("market-2", "north", "market"),
];

test("a unit's subtree is itself and everything below, parents first", () => {
  expect(subtree(units, "north").map(({ id, depth }) => `${depth} ${id}`)).toEqual([
    "0 north",
    "1 harbour",
    "1 market-2",
  ]);
  expect(subtree(units, "unknown")).toEqual([]);
});

test("a unit cannot be put under itself or under what is below it", () => {
  expect(canMove(units, "north", "harbour")).toBe(false);
  expect(canMove(units, "north", "north")).toBe(false);
  expect(canMove(units, "north", "south")).toBe(true);
});

test("an import's cell names a unit by its code, or by a name that only one unit has", () => {
  const find = unitFinder(units);
  expect(find(" CODE-North ")?.id).toBe("north");
  expect(find("harbour")?.id).toBe("harbour");
  expect(find("Market")).toBeUndefined();
});
