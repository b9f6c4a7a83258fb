import { estimatePls } from "../../src/scoring/estimation/estimate-pls.ts";
import { shapeOf } from "../../src/scoring/estimation/model-shape.ts";
import { createPlsState } from "../../src/scoring/estimation/pls-state.ts";
import { answerMatrixOf } from "../../src/scoring/moments/answer-matrix.ts";
import { computeCorrelations } from "../../src/scoring/moments/correlations.ts";
import { createMomentsEstimator } from "../../src/scoring/moments/moments-estimator.ts";
import { score } from "../../src/scoring/score.ts";
import { anEcsiModel, simulatedAnswers } from "../scoring/support/simulated-answers.ts";

export interface BenchLine {
  what: string;
  figure: string;
}

const pathModel = anEcsiModel();

/** The scoring engine's figures, on simulated answers to the ECSI model (24 indicators). */
export function benchScoring(): BenchLine[] {
  const small = simulatedAnswers(pathModel, 250);
  const holed = small.map((column, i) =>
    column.map((answer, row) => ((row * 24 + i) % 41 === 0 ? Number.NaN : answer)),
  );
  const estimation = estimationMs(small);
  const complete = bootstrapMs(small, 250, 5000);
  const withGaps = bootstrapMs(holed, 250, 500) * 10;
  const fourTimes = bootstrapMs(simulatedAnswers(pathModel, 1000), 1000, 1250) * 4;
  return [
    { what: "one estimation from moments, 24 indicators", figure: `${estimation.toFixed(3)} ms` },
    { what: "5,000 replicates of 250 rows, one thread", figure: `${(complete / 1000).toFixed(2)} s` },
    {
      what: "  one replicate, in estimations from moments",
      figure: (complete / 5000 / estimation).toFixed(1),
    },
    {
      what: "  2.4 % of the answers missing (EM inside)",
      figure: `${(withGaps / complete).toFixed(1)} times as long`,
    },
    { what: "  1,000 rows instead of 250", figure: `${(fourTimes / complete).toFixed(1)} times as long` },
    benchMillion(),
  ];
}

function benchMillion(): BenchLine {
  const rowCount = 1_000_000;
  const columns = simulatedAnswers(pathModel, rowCount);
  const elapsed = elapsedMs(() => score({ columns, rowCount, pathModel, weighting: "pls" }));
  return { what: "1,000,000 rows from typed arrays to index", figure: `${(elapsed / 1000).toFixed(2)} s` };
}

function bootstrapMs(columns: Float64Array[], rowCount: number, replicateCount: number): number {
  const bootstrap = { replicateCount, seed: 1 };
  return elapsedMs(() => score({ columns, rowCount, pathModel, weighting: "pls", bootstrap }));
}

function estimationMs(columns: Float64Array[]): number {
  const shape = shapeOf(pathModel);
  const estimator = createMomentsEstimator(answerMatrixOf(columns, 250, pathModel, "em"), "em");
  estimator.estimate(new Float64Array(250).fill(1), true);
  const correlations = new Float64Array(shape.indicatorCount ** 2);
  computeCorrelations(estimator.moments, correlations);
  const state = createPlsState(shape);
  const repeat = () => {
    for (let run = 0; run < 1000; run++) estimatePls(correlations, shape, state);
  };
  repeat();
  return elapsedMs(repeat) / 1000;
}

function elapsedMs(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
