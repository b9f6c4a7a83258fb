import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  publishesComments,
  publishingLevel,
  suppressedUnits,
  type UnitCell,
  withheldConstructs,
} from "../../src/features/analysis/publishing.ts";

describe("publishingLevel", () => {
  test.each([
    [0, "none"],
    [4, "none"],
    [5, "few"],
    [49, "few"],
    [50, "full"],
  ])("%i answers: %s", (count, level) => {
    expect(publishingLevel(count)).toBe(level);
  });
});

test("comments are read from 10 answers on", () => {
  expect([publishesComments(9), publishesComments(10)]).toEqual([false, true]);
});

test("a construct with a negative weight is withheld, other findings withhold nothing", () => {
  const withheld = withheldConstructs([
    { code: "negative-weight", message: "", names: ["Quality"] },
    { code: "missing-answers", message: "" },
  ]);
  expect([...withheld]).toEqual(["Quality"]);
});

describe("suppressedUnits", () => {
  const cell = (unitId: string, answerCount: number, parentUnitId: string | null = null): UnitCell => ({
    unitId,
    parentUnitId,
    answerCount,
  });
  const suppressed = (total: number, cells: UnitCell[]) => [...suppressedUnits(total, cells)].sort();

  test("units with 5 answers or more are all shown", () => {
    expect(suppressed(20, [cell("a", 5), cell("b", 15)])).toEqual([]);
  });

  test("a single small unit takes the next smallest with it", () => {
    expect(suppressed(40, [cell("a", 3), cell("b", 17), cell("c", 20)])).toEqual(["a", "b"]);
  });

  test("two small units with 5 answers together hide each other", () => {
    expect(suppressed(25, [cell("a", 2), cell("b", 3), cell("c", 20)])).toEqual(["a", "b"]);
  });

  test("two small units with fewer than 5 together need a third", () => {
    expect(suppressed(40, [cell("a", 1), cell("b", 2), cell("c", 17), cell("d", 20)])).toEqual([
      "a",
      "b",
      "c",
    ]);
  });

  test("answers given directly at the parent are protected too", () => {
    expect(suppressed(22, [cell("a", 10), cell("b", 10)])).toEqual(["b"]);
  });

  test("below a unit that is held back nothing is shown", () => {
    const cells = [cell("a", 3), cell("b", 12), cell("c", 30), cell("b1", 6, "b"), cell("b2", 6, "b")];
    expect(suppressed(45, cells)).toEqual(["a", "b", "b1", "b2"]);
  });

  test("a wave with fewer than 5 answers shows no unit", () => {
    expect(suppressed(4, [cell("a", 4)])).toEqual(["a"]);
  });

  test("of equally large units the same one goes, whatever their order", () => {
    const cells = [cell("a", 4), cell("b", 10), cell("c", 10)];
    expect(suppressed(24, cells)).toEqual(suppressed(24, cells.toReversed()));
  });

  test("whatever the tree, no piece that subtraction can reach has 1 to 4 answers", () => {
    fc.assert(
      fc.property(aTree, ({ total, cells }) => {
        const hidden = suppressedUnits(total, cells);
        const isShown = (unitId: string | null) => unitId === null || !hidden.has(unitId);
        const countOf = (unitId: string | null) =>
          unitId === null ? total : (cells.find((each) => each.unitId === unitId)?.answerCount ?? 0);
        for (const parent of [null, ...cells.map(({ unitId }) => unitId)].filter(isShown)) {
          const shown = cells.filter((each) => each.parentUnitId === parent && isShown(each.unitId));
          const rest = countOf(parent) - shown.reduce((sum, { answerCount }) => sum + answerCount, 0);
          if (countOf(parent) >= 5) expect(rest === 0 || rest >= 5, `under ${parent}`).toBe(true);
          for (const each of shown)
            if (each.answerCount > 0) expect(each.answerCount).toBeGreaterThanOrEqual(5);
        }
        for (const { unitId, parentUnitId, answerCount } of cells)
          if (!isShown(parentUnitId) && answerCount > 0) expect(isShown(unitId)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  /** Up to 12 units; every unit's count is its own answers plus its children's. */
  const aTree = fc
    .array(fc.record({ own: fc.nat(9), parent: fc.nat(12) }), { minLength: 1, maxLength: 12 })
    .chain((units) => fc.tuple(fc.constant(units), fc.nat(6)))
    .map(([units, loose]) => {
      const counts = units.map(({ own }) => own);
      // A parent stands before its children; so does its index.
      const parents = units.map(({ parent }, index) => (index === 0 || parent >= index ? null : parent));
      for (let index = units.length - 1; index >= 0; index--) {
        const parent = parents[index] ?? null;
        if (parent !== null) counts[parent] = (counts[parent] ?? 0) + (counts[index] ?? 0);
      }
      const cells = counts.map((answerCount, index): UnitCell => {
        const parent = parents[index] ?? null;
        return { unitId: `u${index}`, parentUnitId: parent === null ? null : `u${parent}`, answerCount };
      });
      const top = cells.filter(({ parentUnitId }) => parentUnitId === null);
      return { total: loose + top.reduce((sum, { answerCount }) => sum + answerCount, 0), cells };
    });
});
