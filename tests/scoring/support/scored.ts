import { indicatorsOf, type PathModel } from "../../../src/scoring/model/path-model.ts";
import { score } from "../../../src/scoring/score.ts";
import type { ScoreInput, ScoreOutput } from "../../../src/scoring/score-types.ts";

/** The output of a score that is expected to succeed. */
export function scored(input: ScoreInput): ScoreOutput {
  const outcome = score(input);
  if (!outcome.scored) throw new Error(outcome.findings.map(({ message }) => message).join("; "));
  return outcome.output;
}

/** The codes of the findings of a score that is expected not to succeed. */
export function refusal(input: ScoreInput): string[] {
  const outcome = score(input);
  if (outcome.scored) throw new Error("this was expected not to be scored");
  return outcome.findings.map(({ code }) => code);
}

/** The same rows in another order. */
export function reordered(columns: Float64Array[], order: number[]): Float64Array[] {
  return columns.map((column) => Float64Array.from(order, (row) => column[row] as number));
}

/** Columns with one indicator changed. */
export function withColumn(
  pathModel: PathModel,
  columns: Float64Array[],
  name: string,
  change: (answer: number, row: number) => number,
): Float64Array[] {
  const at = indicatorsOf(pathModel).findIndex((indicator) => indicator.name === name);
  return columns.map((column, i) => (i === at ? column.map(change) : column));
}
