import { compare } from "../../src/scoring/compare.ts";
import { score } from "../../src/scoring/score.ts";
import type { Interval, IntervalMethod, ScoreOutput } from "../../src/scoring/score-types.ts";
import { anEcsiModel, simulatedAnswers } from "../scoring/support/simulated-answers.ts";

// `npm run calibrate`: how often 95 % intervals hold the true value, on samples from a population that is known. Slow,
// so no test; its figures stand in the README.

const pathModel = anEcsiModel();
const { target } = pathModel;
const populationSize = 1_000_000;
const [sampleCount = 400, rowCount = 250] = process.argv.slice(2).map(Number);
const replicateCount = 500;

type Named = Record<string, { value: number; interval: Interval | null }>;

const truth = namedFigures(scored(simulatedAnswers(pathModel, populationSize, 1), populationSize, null));
for (const method of ["percentile", "bca"] as const) report(method, countHits(method));
report("difference of two samples", countDifferenceHits());

function countHits(method: IntervalMethod): Record<string, number> {
  const hits: Record<string, number> = {};
  for (let sample = 0; sample < sampleCount; sample++) {
    const columns = simulatedAnswers(pathModel, rowCount, 1000 + sample);
    const figures = namedFigures(scored(columns, rowCount, method));
    for (const [name, { interval }] of Object.entries(figures))
      hits[name] = (hits[name] ?? 0) + holds(interval, truth[name]?.value ?? Number.NaN);
  }
  return hits;
}

/** Two samples of one population: the true difference is 0. */
function countDifferenceHits(): Record<string, number> {
  let hits = 0;
  for (let sample = 0; sample < sampleCount; sample++) {
    const columns = simulatedAnswers(pathModel, 2 * rowCount, 100_000 + sample);
    const half = (from: number) => Uint32Array.from({ length: rowCount }, (_, i) => from + i);
    const groups = [
      { name: "a", rows: half(0) },
      { name: "b", rows: half(rowCount) },
    ];
    const outcome = compare({
      columns,
      rowCount: 2 * rowCount,
      pathModel,
      groups,
      bootstrap: { replicateCount, seed: sample },
    });
    if (!outcome.compared) throw new Error("countDifferenceHits: not compared");
    const found = outcome.output.comparison.find(({ construct }) => construct === target);
    hits += holds(found?.interval ?? null, 0);
  }
  return { index: hits };
}

function scored(columns: Float64Array[], n: number, interval: IntervalMethod | null): ScoreOutput {
  const uncertainty = interval && { interval, bootstrap: { replicateCount, seed: 1 } };
  const outcome = score({ columns, rowCount: n, pathModel, weighting: "pls", ...uncertainty });
  if (!outcome.scored)
    throw new Error(`scored: ${outcome.findings.map(({ message }) => message).join("; ")}`);
  return outcome.output;
}

/** The headline, a path and an importance: what decisions rest on. */
function namedFigures(output: ScoreOutput): Named {
  const path = output.paths.find(({ from, to }) => from === "quality" && to === target);
  const effect = output.totalEffects.find(({ from, to }) => from === "quality" && to === target);
  return {
    index: { value: output.index[target] ?? Number.NaN, interval: output.indexInterval?.[target] ?? null },
    "path quality -> satisfaction": {
      value: path?.coefficient ?? Number.NaN,
      interval: path?.interval ?? null,
    },
    "importance of quality": { value: effect?.indexPoints ?? Number.NaN, interval: effect?.interval ?? null },
  };
}

function holds(interval: Interval | null, value: number): number {
  return interval && interval[0] <= value && value <= interval[1] ? 1 : 0;
}

function report(what: string, hits: Record<string, number>): void {
  for (const [name, count] of Object.entries(hits)) {
    const share = (100 * count) / sampleCount;
    const error = Math.sqrt((share * (100 - share)) / sampleCount);
    process.stdout.write(
      `${what}, ${name}: ${share.toFixed(1)} % (± ${(1.96 * error).toFixed(1)}) of ${sampleCount} samples of ${rowCount}\n`,
    );
  }
}
