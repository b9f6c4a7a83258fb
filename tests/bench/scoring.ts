import { execFileSync } from "node:child_process";
import path from "node:path";
import { estimatePls } from "../../src/scoring/estimation/estimate-pls.ts";
import { shapeOf } from "../../src/scoring/estimation/model-shape.ts";
import { createPlsState } from "../../src/scoring/estimation/pls-state.ts";
import { answerMatrixOf } from "../../src/scoring/moments/answer-matrix.ts";
import { computeCorrelations } from "../../src/scoring/moments/correlations.ts";
import { createMomentsEstimator } from "../../src/scoring/moments/moments-estimator.ts";
import { score } from "../../src/scoring/score.ts";
import type { ScoreInput } from "../../src/scoring/score-types.ts";
import { destroyScoringPool, scoreInPool } from "../../src/scoring-pool.ts";
import { benchInput, simulatedInput, withGaps } from "./bench-answers.ts";
import { type BenchLine, heading, inSeconds, timed } from "./bench-line.ts";
import type { MillionRows } from "./million-rows.ts";

/** The scoring engine's figures, with what issue 3 asks of them. */
export async function benchScoring(): Promise<BenchLine[]> {
  const { name, input } = benchInput();
  return [
    heading(`Scoring: ${name}`),
    {
      what: "one estimation from moments (asked: < 1 ms)",
      figure: `${(await estimationMs(input)).toFixed(3)} ms`,
    },
    ...(await benchBootstrap(input)),
    heading("Scoring: 1,000,000 rows of 24 answers, from typed arrays to indices"),
    ...benchMillion(),
    heading("Scoring: growth (processor time of 500 replicates, against 250 rows x 24 questions)"),
    ...(await benchGrowth()),
  ];
}

async function benchBootstrap(input: ScoreInput): Promise<BenchLine[]> {
  const lines: BenchLine[] = [];
  const settings = [
    ["5,000 replicates, all outputs (asked: < 2 s on two cores)", input],
    ["  with BCa intervals", { ...input, interval: "bca" as const }],
    ["  2.4 % of the answers missing, EM in every replicate", withGaps(input, 41)],
    ["  10 % missing", withGaps(input, 10)],
  ] as const;
  for (const [what, asked] of settings) {
    const bootstrapped = { ...asked, bootstrap: { replicateCount: 5000, seed: 1 } };
    const one = await timed(() => score(bootstrapped), 2);
    const two = await timed(() => scoreInPool(bootstrapped, { threads: 2 }), 2);
    lines.push({ what: `${what}, one thread`, figure: inSeconds(one) });
    lines.push({ what: "    two threads, their start included", figure: inSeconds(two) });
  }
  await destroyScoringPool();
  return lines;
}

async function estimationMs({ columns, rowCount, pathModel }: ScoreInput): Promise<number> {
  const shape = shapeOf(pathModel);
  const estimator = createMomentsEstimator(answerMatrixOf(columns, rowCount, pathModel, "em"), "em");
  estimator.estimate(new Float64Array(rowCount).fill(1), true);
  const correlations = new Float64Array(shape.indicatorCount ** 2);
  const state = createPlsState(shape);
  const repeat = () => {
    for (let run = 0; run < 1000; run++) {
      computeCorrelations(estimator.moments, correlations);
      estimatePls(correlations, shape, state);
    }
  };
  return (await timed(repeat, 5)).wall;
}

/** Each in a process of its own, so that memory is measured from the same start. */
function benchMillion(): BenchLine[] {
  return [
    ["complete (asked: < 1 s, < 300 MB over the data)", "complete"],
    ["  with a jackknife of 100 groups: all intervals", "jackknife"],
    ["  2.4 % of the answers missing, by EM", "gaps"],
  ].map(([what = "", how = ""]) => {
    const file = path.resolve("tests/bench/million-rows.ts");
    const output = execFileSync(process.execPath, ["--expose-gc", file, how], { encoding: "utf8" });
    const { timing, overMb, dataMb } = JSON.parse(output) as MillionRows;
    const memory = `${overMb.toFixed(0)} MB over the ${dataMb.toFixed(0)} MB of data`;
    return { what, figure: `${inSeconds(timing)}, ${memory}` };
  });
}

async function benchGrowth(): Promise<BenchLine[]> {
  const cpuOf = async (input: ScoreInput, replicateCount = 500) => {
    const work = () => score({ ...input, bootstrap: { replicateCount, seed: 1 } });
    work();
    return (await timed(work, 3)).cpu;
  };
  const base = await cpuOf(simulatedInput(250));
  const ratio = async (input: ScoreInput, replicateCount?: number) =>
    `${((await cpuOf(input, replicateCount)) / base).toFixed(1)} times`;
  return [
    { what: "4 times the rows", figure: await ratio(simulatedInput(1000)) },
    { what: "16 times the rows", figure: await ratio(simulatedInput(4000)) },
    { what: "2 times the questions", figure: await ratio(simulatedInput(250, 2)) },
    { what: "4 times the questions", figure: await ratio(simulatedInput(250, 4)) },
    { what: "4 times the replicates", figure: await ratio(simulatedInput(250), 2000) },
  ];
}
