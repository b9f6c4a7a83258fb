import { expect, test } from "vitest";
import type { Interval, ScoreInput, ScoreOutput } from "../../src/scoring/score-types.ts";
import { scored } from "./support/scored.ts";
import { aSmallModel, simulatedAnswers } from "./support/simulated-answers.ts";

// Samples from a population whose values are known: how often do 95 % intervals hold them? The seeds are fixed, so the
// answer is, too. With 400 samples a share of 95 % is known to within 2.2 points.

const pathModel = aSmallModel();
const sampleCount = 400;
const sampleSize = 120;

const sampleOf = (rowCount: number, seed: number): ScoreInput => ({
  columns: simulatedAnswers(pathModel, rowCount, seed),
  rowCount,
  pathModel,
  weighting: "pls",
});

const population = valuesOf(scored(sampleOf(400_000, 0)));

test.each([
  ["percentile", { bootstrap: { replicateCount: 400, seed: 1 } }],
  ["BCa", { bootstrap: { replicateCount: 400, seed: 1 }, interval: "bca" as const }],
  ["jackknife", { jackknife: { groupCount: 40, seed: 1 } }],
])(
  "%s intervals of 120 answers hold the population's values about 95 times in 100",
  (_, resampling) => {
    const held = population.map(() => 0);
    for (let seed = 1; seed <= sampleCount; seed++) {
      intervalsOf(scored({ ...sampleOf(sampleSize, seed), ...resampling })).forEach((interval, v) => {
        const value = population[v]?.value ?? Number.NaN;
        if (interval && interval[0] <= value && value <= interval[1]) held[v] = (held[v] ?? 0) + 1;
      });
    }
    const shares = held.map((count, v) => ({ what: population[v]?.what, share: count / sampleCount }));
    for (const { what, share } of shares) expect(share, what).toBeGreaterThan(0.91);
    const mean = shares.reduce((sum, { share }) => sum + share, 0) / shares.length;
    expect(mean).toBeGreaterThan(0.93);
    expect(mean).toBeLessThan(0.96);
  },
  300_000,
);

function valuesOf({ index, paths, loadings }: ScoreOutput): { what: string; value: number }[] {
  return [
    ...Object.entries(index).map(([name, value]) => ({ what: `index of ${name}`, value })),
    ...paths.map(({ from, to, coefficient }) => ({ what: `${from} -> ${to}`, value: coefficient })),
    ...Object.values(loadings).flatMap((own) =>
      Object.entries(own).map(([name, value]) => ({ what: `loading of ${name}`, value })),
    ),
  ];
}

/** In the order of `valuesOf`. */
function intervalsOf({ indexInterval, paths, loadingInterval }: ScoreOutput): (Interval | null)[] {
  return [
    ...Object.values(indexInterval ?? {}),
    ...paths.map(({ interval }) => interval),
    ...Object.values(loadingInterval ?? {}).flatMap((own) => Object.values(own)),
  ];
}
