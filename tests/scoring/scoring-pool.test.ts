import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { score } from "../../src/scoring/score.ts";
import {
  destroyScoringPool,
  endScoringPool,
  runInPool,
  ScoringInterruptedError,
  scoreInPool,
} from "../../src/scoring-pool.ts";
import { aSmallModel, simulatedAnswers } from "./support/simulated-answers.ts";

const pathModel = aSmallModel();
const input = {
  columns: simulatedAnswers(pathModel, 100),
  rowCount: 100,
  pathModel,
  weighting: "pls" as const,
  bootstrap: { replicateCount: 200, seed: 1 },
};

afterEach(destroyScoringPool);

test("a worker thread gives the same digits as this one", async () => {
  expect(await scoreInPool(input)).toEqual(score(input));
});

describe("any number of threads gives the same digits", () => {
  const rows = (from: number, to: number) => Uint32Array.from({ length: to - from }, (_, i) => from + i);
  const groups = [
    { name: "north", rows: rows(0, 60), weighting: "pls" as const },
    { name: "south", rows: rows(60, 100), weighting: "borrowed" as const },
    { name: "few", rows: rows(90, 100), weighting: "equal" as const },
  ];
  const holed = input.columns.map((column, i) =>
    column.map((answer, row) => ((row * 7 + i * 3) % 23 === 0 ? Number.NaN : answer)),
  );
  const inputs = {
    "a bootstrap with groups": { ...input, groups },
    "missing answers, BCa": { ...input, columns: holed, interval: "bca" as const },
    "clusters and strata": {
      ...input,
      clusters: Uint32Array.from({ length: 100 }, (_, row) => Math.floor(row / 2)),
      strata: {
        of: Uint32Array.from({ length: 100 }, (_, row) => (row < 40 ? 0 : 1)),
        populationCounts: [50, 90],
      },
    },
    "a jackknife": { ...input, bootstrap: undefined, jackknife: { groupCount: 5, seed: 1 } },
    "an assessment": { ...input, assess: true },
  };

  test.each(Object.entries(inputs))("%s", async (_, asked) => {
    const here = score(asked);
    expect(here).toMatchObject({ scored: true });
    for (const threads of [1, 2, 3]) expect(await scoreInPool(asked, { threads })).toEqual(here);
  });

  test("an input that cannot be scored is refused alike", async () => {
    const columns = input.columns.map((column) => column.map(() => 7));
    for (const threads of [1, 2]) {
      expect(await scoreInPool({ ...input, columns }, { threads })).toEqual(score({ ...input, columns }));
    }
  });

  test("as long as there is one", async () => {
    await expect(scoreInPool(input, { threads: 0 })).rejects.toThrow("one thread or more");
  });
});

test("progress is told, up to all that was planned", async () => {
  const told: [number, number][] = [];
  await scoreInPool(input, { threads: 2, onProgress: (done, planned) => told.push([done, planned]) });
  expect(told.at(-1)).toEqual([200, 200]);
  expect(told.every(([done]) => done <= 200)).toBe(true);
});

test("several scores at once each get their own answer", async () => {
  const seeds = [1, 2, 3, 4];
  const outcomes = await Promise.all(
    seeds.map((seed) => scoreInPool({ ...input, bootstrap: { replicateCount: 50, seed } })),
  );
  expect(outcomes).toEqual(seeds.map((seed) => score({ ...input, bootstrap: { replicateCount: 50, seed } })));
});

test("a mistake in the input is reported and the pool goes on", async () => {
  const columns = input.columns.map((column) => column.with(0, 99));
  for (const threads of [1, 2]) {
    await expect(scoreInPool({ ...input, columns }, { threads })).rejects.toThrow("is 99, outside 1 to 10");
  }
  expect(await scoreInPool(input)).toMatchObject({ scored: true });
});

test("after being destroyed the pool starts again when needed", async () => {
  await scoreInPool(input);
  await destroyScoringPool();
  await destroyScoringPool();
  expect(await scoreInPool(input)).toMatchObject({ scored: true });
});

test("a score that is under way when the pool is destroyed is told so", async () => {
  const long = scoreInPool({ ...input, bootstrap: { replicateCount: 1_000_000, seed: 1 } });
  const refused = expect(long).rejects.toThrow(ScoringInterruptedError);
  await destroyScoringPool();
  await refused;
});

test("once the pool has ended for good, a score is not begun", async () => {
  await endScoringPool();
  await expect(scoreInPool(input)).rejects.toThrow(ScoringInterruptedError);
});

test("a resample function cannot go to another thread and is refused", async () => {
  await expect(scoreInPool({ ...input, resample: () => new Uint32Array(100) })).rejects.toThrow("resample");
});

describe("a worker that fails is an error to its caller, not the end of the process", () => {
  test.each([
    ["throws", "broken-worker.ts", "outside its scale"],
    ["dies", "broken-worker.ts", "nobody catches this"],
    ["does not load", "unloadable-worker.ts", "does not load"],
    ["is not there", "no-such-worker.ts", "no-such-worker"],
  ])("when it %s", async (how, file, message) => {
    await expect(runInPool(path.resolve("tests/scoring/support", file), how)).rejects.toThrow(message);
    expect(await scoreInPool(input)).toMatchObject({ scored: true });
  });
});
