import { describe, expect, test } from "vitest";
import { compare } from "../../src/scoring/compare.ts";
import type { CompareInput, CompareOutput } from "../../src/scoring/compare-types.ts";
import { expectClose } from "./support/close.ts";
import { compared, earlier, input, later, rowRange, twoWaves } from "./support/compared.ts";
import { scored } from "./support/scored.ts";

const bootstrap = { replicateCount: 200, seed: 1 };
const north = { later: rowRange(0, 40), earlier: rowRange(160, 190) };
const south = { later: rowRange(40, 160), earlier: rowRange(190, 300) };

/** The two waves with their units. */
const withUnits: CompareInput = {
  ...input,
  groups: [
    {
      ...later,
      parts: [
        { name: "north", rows: north.later },
        { name: "south", rows: south.later },
      ],
    },
    {
      ...earlier,
      parts: [
        { name: "south", rows: south.earlier },
        { name: "north", rows: north.earlier },
      ],
    },
  ],
};

function unit({ parts }: CompareOutput, part: string, construct = "satisfaction") {
  const found = parts.find((one) => one.part === part && one.construct === construct);
  if (!found) throw new Error(`no comparison of ${part}`);
  return found;
}

describe("units of two waves", () => {
  test("differ by their indices under the weights of their own waves", () => {
    const output = compared(withUnits);
    const indexIn = (wave: Uint32Array, rows: Uint32Array) => {
      const columns = input.columns.map((column) => Float64Array.from(wave, (row) => column[row] as number));
      const own = rows.map((row) => wave.indexOf(row));
      const groups = [{ name: "unit", rows: own, weighting: "borrowed" as const }];
      const { pathModel } = input;
      const result = scored({ columns, rowCount: wave.length, pathModel, weighting: "pls", groups }).groups
        .unit;
      return result?.scored ? (result.output.index.satisfaction ?? 0) : 0;
    };
    const expected = indexIn(later.rows, north.later) - indexIn(earlier.rows, north.earlier);
    expectClose(unit(output, "north").difference, expected, 1e-10);
    expect(unit(output, "north")).toMatchObject({ a: "later", b: "earlier", interval: null, p: null });
  });

  test("that are the whole wave change as the wave does, replicate by replicate", () => {
    const groups = [later, earlier].map((wave) => ({ ...wave, parts: [{ name: "all", rows: wave.rows }] }));
    const output = compared({ ...input, groups, bootstrap });
    const whole = output.comparison.find(({ construct }) => construct === "satisfaction");
    expectClose(unit(output, "all").difference, whole?.difference ?? 0, 1e-9);
    expectClose(unit(output, "all").standardError ?? 0, whole?.standardError ?? 0, 1e-9);
  });

  test("change nothing in the comparison of the waves", () => {
    const { parts, ...output } = compared({ ...withUnits, bootstrap });
    expect({ ...output, parts: [] }).toEqual(compared({ ...input, bootstrap }));
    expect(parts).toHaveLength(6);
  });

  test("are drawn with the people who answered both waves", () => {
    const rise = twoWaves((row) => (row % 2 === 0 ? 1 : 0));
    const rows = rowRange(0, 50);
    const groups = rise.groups.map((wave, w) => ({
      ...wave,
      parts: [{ name: "unit", rows: rows.map((row) => row + 300 * w) }],
    }));
    const persons = Uint32Array.from({ length: 600 }, (_, row) => row % 300);
    const errorOf = (asked: CompareInput) =>
      unit(compared({ ...asked, bootstrap }), "unit").standardError ?? 0;
    const together = errorOf({ ...rise, groups, persons, weighting: "equal" });
    const apart = errorOf({ ...rise, groups, weighting: "equal" });
    expect(together).toBeLessThan(apart / 2);
  });

  test("are one family of tests for each construct", () => {
    const output = compared({ ...withUnits, bootstrap });
    const family = output.parts.filter(({ construct }) => construct === "quality");
    const smallest = Math.min(...family.map(({ p }) => p ?? 1));
    expect(Math.min(...family.map(({ adjustedP }) => adjustedP ?? 1))).toBeCloseTo(
      Math.min(1, 2 * smallest),
      12,
    );
  });
});

test("a unit that is in one wave only, or has no answers in one, is not compared", () => {
  const empty = input.columns.map((column) => column.map((value, row) => (row < 5 ? Number.NaN : value)));
  const groups = [
    {
      ...later,
      parts: [
        { name: "new", rows: north.later },
        { name: "silent", rows: rowRange(0, 5) },
      ],
    },
    { ...earlier, parts: [{ name: "silent", rows: north.earlier }] },
  ];
  expect(compared({ ...input, columns: empty, groups }).parts).toEqual([]);
  expect(compared({ ...input, columns: empty, groups, weighting: "equal" }).parts).toEqual([]);
});

test("a unit of rows that its wave does not have is a mistake of the caller, as are two of one name", () => {
  const withParts = (...parts: { name: string; rows: Uint32Array }[]) =>
    compare({ ...input, groups: [{ ...later, parts }, earlier] });
  expect(() => withParts({ name: "north", rows: north.earlier })).toThrow("north names row 160");
  const twice = { name: "north", rows: north.later };
  expect(() => withParts(twice, twice)).toThrow("parts of different names");
});
