import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  attributeParts,
  type CountedCell,
  dimensionKey,
  heldBackByMoves,
  readDimension,
  sortAttributes,
  unitParts,
} from "../../src/features/analysis/parts.ts";

const cell = (unitId: string, answerCount: number, value = ""): CountedCell => ({
  unitId,
  value,
  answerCount,
});
const unit = (unitId: string, parentUnitId: string | null = null) => ({ unitId, parentUnitId, name: unitId });

/** A company with two regions; branch b2 has moved from the first to the second. */
const then = [
  unit("c"),
  unit("r1", "c"),
  unit("r2", "c"),
  unit("b1", "r1"),
  unit("b2", "r1"),
  unit("b3", "r2"),
];
const today = [
  unit("c"),
  unit("r1", "c"),
  unit("r2", "c"),
  unit("b1", "r1"),
  unit("b2", "r2"),
  unit("b3", "r2"),
];

describe("units", () => {
  test("a unit has the answers of everything below it, as it was then or as it is today", () => {
    const cells = [cell("b1", 10), cell("b2", 20), cell("b3", 30)];
    const counts = (units: typeof then) =>
      Object.fromEntries(unitParts(units, cells).map(({ key, answerCount }) => [key, answerCount]));
    expect(counts(then)).toMatchObject({ c: 60, r1: 30, r2: 30 });
    expect(counts(today)).toMatchObject({ c: 60, r1: 10, r2: 50 });
  });

  test("cells of one unit that were drawn differently count together", () => {
    const parts = unitParts([unit("c")], [cell("c", 3), cell("c", 4)]);
    expect(parts).toMatchObject([{ key: "c", answerCount: 7, suppressed: false, hasParts: false }]);
  });

  test("a small branch is held back together with the next smallest", () => {
    const parts = unitParts(then, [cell("b1", 3), cell("b2", 20), cell("b3", 30)]);
    expect(parts.filter(({ suppressed }) => suppressed).map(({ key }) => key)).toEqual(["b1", "b2"]);
  });

  test("regions that differ by a few people between then and today are held back today", () => {
    const cells = [cell("b1", 10), cell("b2", 4), cell("b3", 30)];
    expect([...heldBackByMoves(then, today, cells)].sort()).toEqual(["r1", "r2"]);
    const many = [cell("b1", 10), cell("b2", 5), cell("b3", 30)];
    expect([...heldBackByMoves(then, today, many)]).toEqual([]);
    const parts = unitParts(today, cells, heldBackByMoves(then, today, cells));
    expect(parts.filter(({ suppressed }) => suppressed).map(({ key }) => key)).toEqual(
      expect.arrayContaining(["r1", "r2", "b1", "b2", "b3"]),
    );
  });
});

describe("attributes", () => {
  test("values stand in the order of their names and numbers, the unknown last", () => {
    const cells = [
      cell("u", 9, ""),
      cell("u", 9, "100 and more"),
      cell("u", 9, "20-29"),
      cell("v", 9, "20-29"),
    ];
    expect(attributeParts(cells).map(({ key, answerCount }) => [key, answerCount])).toEqual([
      ["20-29", 18],
      ["100 and more", 9],
      ["", 9],
    ]);
  });

  test("what is held back is either nothing or 5 answers and more, whatever the counts", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 8 }), (counts) => {
        const parts = attributeParts(counts.map((count, value) => cell("u", count, String(value))));
        const hidden = parts.filter(({ suppressed }) => suppressed);
        const hiddenCount = hidden.reduce((sum, { answerCount }) => sum + answerCount, 0);
        const everything = hidden.length === parts.length;
        expect(hiddenCount === 0 || hiddenCount >= 5 || everything).toBe(true);
        for (const { suppressed, answerCount } of parts)
          if (!suppressed) expect(answerCount).toBeGreaterThan(4);
      }),
    );
  });

  test("the language of the answers stands behind the respondents' own attributes", () => {
    expect(sortAttributes(["tariff", "@language", "age"])).toEqual(["age", "tariff", "@language"]);
  });
});

test("a dimension survives its address; what is unknown means the units of then", () => {
  const dimensions = [
    { kind: "units", as: "then" },
    { kind: "units", as: "today" },
    { kind: "attribute", attribute: "units" },
    { kind: "attribute", attribute: "@language" },
  ] as const;
  for (const dimension of dimensions) expect(readDimension(dimensionKey(dimension))).toEqual(dimension);
  expect(readDimension("nonsense")).toEqual({ kind: "units", as: "then" });
});
