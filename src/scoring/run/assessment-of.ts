import { assess } from "../assessment/assess.ts";
import { assessStaged } from "../assessment/assess-staged.ts";
import type { Assessment } from "../assessment/assessment-types.ts";
import { type PredictionOutcome, plsPredict } from "../assessment/pls-predict.ts";
import type { ScoreInput } from "../score-types.ts";
import { createPlsEngine, type PlsEngine } from "./pls-engine.ts";
import type { PreparedAnswers } from "./prepared-answers.ts";

/** Folds when none are given: one row in ten is held out, in turn. */
const foldCount = 10;

/**
 * The assessment of the engine's estimate on all rows, with predictions from an engine of its own.
 * @throws {RangeError} if there are fewer fold numbers than rows
 */
export function assessmentOf(input: ScoreInput, prepared: PreparedAnswers, engine: PlsEngine): Assessment {
  const { pathModel } = input;
  const prediction = input.assess === "without-prediction" ? undefined : predictionOf(input, prepared);
  const { stages, moments, correlations } = engine;
  if (!stages) return assess({ ...engine, pathModel, n: moments.n }, prediction);
  return assessStaged(
    { ...stages.first, correlations, n: moments.n },
    { ...stages.second, correlations: stages.secondCorrelations, n: moments.n },
    prediction,
  );
}

function predictionOf(input: ScoreInput, { answers, masses }: PreparedAnswers): PredictionOutcome {
  const { pathModel, folds } = input;
  if (folds && folds.length < input.rowCount) throw new RangeError("score requires one fold number per row");
  const rowFolds = Uint32Array.from(answers.sourceRows, (row) =>
    folds ? (folds[row] as number) : row % foldCount,
  );
  const apart = createPlsEngine(answers, pathModel, input.missing ?? "em", input.scheme ?? "path", input);
  return plsPredict(apart, pathModel, answers, masses, rowFolds);
}
