import type { Finding } from "../finding.ts";
import { type AnswerMatrix, answerMatrixOf } from "../moments/answer-matrix.ts";
import type { ScoreInput } from "../score-types.ts";

export interface PreparedAnswers {
  answers: AnswerMatrix;
  /** sampling weights of the rows used, scaled to mean 1 */
  masses: Float64Array;
  findings: Finding[];
}

/**
 * The rows that can be used, with their weights and with what there is to say about rows and answers left out.
 * @param rows which rows of the input; absent: all
 */
export function prepareAnswers(input: ScoreInput, rows?: Uint32Array): PreparedAnswers {
  const missing = input.missing ?? "em";
  const answers = answerMatrixOf(input.columns, input.rowCount, input.pathModel, missing, rows);
  const findings: Finding[] = [];
  const unused = (rows?.length ?? input.rowCount) - answers.rowCount;
  if (unused > 0) {
    const lacking = missing === "listwise" ? "a missing answer" : "no answer at all";
    findings.push({ code: "empty-rows", message: `${unused} rows have ${lacking} and are left out` });
  }
  if (answers.missingCount > 0) {
    const treatment = input.weighting === "pls" ? missing : "mean of the answers given";
    const where = `${answers.incompleteRows.length} of ${answers.rowCount} rows`;
    const message = `${answers.missingCount} answers in ${where} are missing (treatment: ${treatment})`;
    findings.push({ code: "missing-answers", message });
  }
  return { answers, masses: scaledWeights(input, answers.sourceRows), findings };
}

/**
 * What is wrong with the sampling weights, if anything.
 * @throws {RangeError} if there are fewer weights than rows
 */
export function checkSamplingWeights({ samplingWeights, rowCount }: ScoreInput): Finding[] {
  if (!samplingWeights) return [];
  if (samplingWeights.length < rowCount) throw new RangeError("score requires one sampling weight per row");
  const used = samplingWeights.subarray(0, rowCount);
  const wrong = used.findIndex((weight) => !(weight >= 0 && Number.isFinite(weight)));
  if (wrong >= 0) {
    const message = `the sampling weight of row ${wrong} is ${used[wrong]}; weights are 0 or more`;
    return [{ code: "weights-invalid", message }];
  }
  return used.some((weight) => weight > 0)
    ? []
    : [{ code: "weights-invalid", message: "all sampling weights are 0" }];
}

function scaledWeights({ samplingWeights }: ScoreInput, sourceRows: Uint32Array): Float64Array {
  if (!samplingWeights) return new Float64Array(sourceRows.length).fill(1);
  const weights = Float64Array.from(sourceRows, (row) => samplingWeights[row] as number);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return sum > 0 ? weights.map((weight) => (weight * weights.length) / sum) : weights;
}
