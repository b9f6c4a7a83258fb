import { afterEach, expect, test } from "vitest";
import { compare } from "../../src/scoring/compare.ts";
import { compareInPool, destroyScoringPool } from "../../src/scoring-pool.ts";
import { input } from "./support/compared.ts";

const replicates = { replicateCount: 50, seed: 1 };
const asked = { ...input, bootstrap: replicates, permutation: replicates };

afterEach(destroyScoringPool);

test("any number of threads gives the same digits", async () => {
  const here = compare(asked);
  expect(here).toMatchObject({ compared: true });
  for (const threads of [1, 2, 3]) expect(await compareInPool(asked, { threads })).toEqual(here);
  expect(await compareInPool(input, { threads: 2 })).toEqual(compare(input));
});

test("progress is told, up to all that was planned", async () => {
  const told: [number, number][] = [];
  await compareInPool(asked, { threads: 2, onProgress: (done, planned) => told.push([done, planned]) });
  expect(told.at(-1)).toEqual([100, 100]);
});

test("what cannot be compared is refused alike", async () => {
  const groups = input.groups.map((group) => ({ ...group, rows: group.rows.slice(0, 1) }));
  const outcome = await compareInPool({ ...asked, groups }, { threads: 2 });
  expect(outcome).toEqual(compare({ ...asked, groups }));
  expect(outcome).toMatchObject({ compared: false });
});

test("a mistake in the input is reported", async () => {
  await expect(compareInPool({ ...asked, groups: [] }, { threads: 2 })).rejects.toThrow("two groups");
});
