import { describe, expect, test } from "vitest";
import type { CompareInput } from "../../src/scoring/compare-types.ts";
import { cell, compared, twoWaves } from "./support/compared.ts";

const permutation = { replicateCount: 200, seed: 1 };

describe("who answered in both waves", () => {
  const waves: CompareInput = {
    ...twoWaves((row, i) => ((7 * row + 11 * i) % 3) - 1),
    bootstrap: { replicateCount: 400, seed: 1 },
  };
  const persons = Uint32Array.from({ length: 600 }, (_, row) => row % 300);
  const widthOf = (settings: Partial<CompareInput>) => {
    const [low, high] = cell(compared({ ...waves, ...settings }), "satisfaction").interval ?? [0, 0];
    return high - low;
  };

  test("is drawn with both answers: the interval is much narrower", () => {
    expect(widthOf({ persons })).toBeLessThan(0.4 * widthOf({}));
    expect(widthOf({ persons })).toBeGreaterThan(0);
  });

  test("is nobody: as without persons", () => {
    const strangers = Uint32Array.from({ length: 600 }, (_, row) => 1000 - row);
    expect(compared({ ...waves, persons: strangers })).toEqual(compared(waves));
  });

  test("is one of 300: about as without persons", () => {
    const one = Uint32Array.from({ length: 600 }, (_, row) => (row === 599 ? 0 : row));
    expect(Math.abs(widthOf({ persons: one }) / widthOf({}) - 1)).toBeLessThan(0.1);
  });

  test("has answers exchanged in permutations: small changes show", () => {
    const settings = { ...twoWaves((row) => (row % 10 === 0 ? -1 : 0)), permutation };
    const paired = cell(compared({ ...settings, persons }), "satisfaction");
    expect(paired.p).toBeCloseTo(1 / 201, 10);
    expect(cell(compared(settings), "satisfaction").p).toBeGreaterThan(paired.p ?? 1);
  });
});
