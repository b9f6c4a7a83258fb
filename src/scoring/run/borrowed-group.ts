import { constructIndex } from "../index/construct-index.ts";
import { individualDeviation } from "../index/individual-deviation.ts";
import type { AnswerMatrix } from "../moments/answer-matrix.ts";
import type { Spread } from "../resampling/spread.ts";
import type { MissingAccount, ScoreGroup, ScoreInput, ScoreOutcome, ScoreOutput } from "../score-types.ts";
import { samplingWeightReport } from "../weighting/weighting-report.ts";
import { addIndexSpreads } from "./add-spreads.ts";
import { byConstruct } from "./by-name.ts";
import { computeGroupMeans, matrixRowsOf } from "./group-means.ts";
import { indexOnly } from "./index-only.ts";
import type { PlsEngine } from "./pls-engine.ts";
import type { PreparedAnswers } from "./prepared-answers.ts";

/** A group that is too small for weights of its own. */
export interface BorrowedGroup {
  name: string;
  /** the group's indices in the engine's latest state, one per construct from position `at`; NaN without rows */
  write(masses: Float64Array, into: Float64Array, at: number): void;
  /** the group's result; `spreads` one per construct */
  outcome(spreads: Spread[] | null): ScoreOutcome;
}

/**
 * Prepares a group's index under the weights of the whole. Call it while the engine holds the estimate on all rows.
 * Missing answers are filled in from the whole, so that groups which make up the whole add up to it.
 */
export function borrowedGroupOf(
  group: ScoreGroup,
  input: ScoreInput,
  prepared: PreparedAnswers,
  engine: PlsEngine,
  whole: ScoreOutput,
): BorrowedGroup {
  const { answers, masses } = prepared;
  const { shape, scale, unstandardized } = engine;
  const rows = matrixRowsOf(group.rows, answers.sourceRows);
  const means = new Float64Array(shape.indicatorCount);

  function write(currentMasses: Float64Array, into: Float64Array, at: number): void {
    const present = computeGroupMeans(answers, engine.filled, rows, currentMasses, means);
    for (let c = 0; c < shape.constructCount; c++) {
      into[at + c] = present ? constructIndex(shape, c, unstandardized, means, scale) : Number.NaN;
    }
  }

  const massOf = (row: number) => masses[row] as number;
  const index = new Float64Array(shape.constructCount);
  write(masses, index, 0);
  const deviations = index.map((_, c) =>
    individualDeviation(answers, engine.filled, rows, masses, shape, c, unstandardized, scale),
  );

  function outcome(spreads: Spread[] | null): ScoreOutcome {
    if (!index.every(Number.isFinite)) {
      const finding = { code: "too-few-rows" as const, message: "no row has an answer and a weight" };
      return { scored: false, n: rows.length, findings: [finding] };
    }
    const output: ScoreOutput = {
      ...indexOnly(),
      converged: whole.converged,
      iterations: whole.iterations,
      unstandardizedWeights: whole.unstandardizedWeights,
      definition: whole.definition,
      n: rows.length,
      weighting: "borrowed",
      index: byConstruct(input.pathModel, (c) => index[c] as number),
      individualScoreSd: byConstruct(input.pathModel, (c) => deviations[c] as number),
      missing: missingIn(answers, rows, group.rows.length, whole.missing.treatment),
      samplingWeights: whole.samplingWeights && samplingWeightReport(Float64Array.from(rows, massOf), []),
      findings: [
        ...whole.findings.filter(({ code }) => code === "negative-weight"),
        { code: "borrowed-weights", message: "few answers: scored with the weights of all" },
      ],
    };
    if (spreads) addIndexSpreads(output, input, spreads);
    return { scored: true, output };
  }

  return { name: group.name, write, outcome };
}

function missingIn(
  { values, indicatorCount: p }: AnswerMatrix,
  rows: Uint32Array,
  askedCount: number,
  treatment: MissingAccount["treatment"],
): MissingAccount {
  const counts = Array.from(rows, (row) =>
    values.subarray(row * p, (row + 1) * p).reduce((sum, value) => sum + (Number.isNaN(value) ? 1 : 0), 0),
  );
  return {
    treatment,
    answerCount: counts.reduce((sum, count) => sum + count, 0),
    rowCount: counts.filter((count) => count > 0).length,
    leftOutCount: askedCount - rows.length,
  };
}
