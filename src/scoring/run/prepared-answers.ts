import type { Finding } from "../finding.ts";
import { type AnswerMatrix, answerMatrixOf } from "../moments/answer-matrix.ts";
import type { MissingTreatment } from "../moments/missing.ts";
import type { MissingAccount, ScoreInput } from "../score-types.ts";
import { checkMargins } from "../weighting/check-margins.ts";
import { type WeighedRows, weighRows } from "./weighed-rows.ts";

/** The answers that can be used, with the weights of their rows. */
export interface PreparedAnswers extends WeighedRows {
  answers: AnswerMatrix;
  missing: MissingAccount;
}

/**
 * The rows that can be used, with their weights and with what there is to say about rows and answers left out.
 * @param rows which rows of the input; absent: all
 */
export function prepareAnswers(input: ScoreInput, rows?: Uint32Array): PreparedAnswers {
  const missing = input.missing ?? "em";
  const answers = answerMatrixOf(input.columns, input.rowCount, input.pathModel, missing, rows);
  const account: MissingAccount = {
    treatment: input.weighting === "pls" ? missing : "available",
    answerCount: answers.missingCount,
    rowCount: answers.incompleteRows.length,
    leftOutCount: (rows?.length ?? input.rowCount) - answers.rowCount,
  };
  const weighed = weighRows(input, answers.sourceRows);
  const findings = [...missingFindings(account, answers.rowCount, missing), ...weighed.findings];
  return { ...weighed, answers, missing: account, findings };
}

function missingFindings(account: MissingAccount, usedCount: number, missing: MissingTreatment): Finding[] {
  const { treatment, answerCount, rowCount, leftOutCount } = account;
  const findings: Finding[] = [];
  if (leftOutCount > 0) {
    const lacking = missing === "listwise" ? "a missing answer" : "no answer at all";
    findings.push({ code: "empty-rows", message: `${leftOutCount} rows have ${lacking} and are left out` });
  }
  if (answerCount > 0) {
    const words = treatment === "available" ? "mean of the answers given" : treatment;
    const where = `${rowCount} of ${usedCount} rows`;
    const message = `${answerCount} answers in ${where} are missing (treatment: ${words})`;
    findings.push({ code: "missing-answers", message });
  }
  return findings;
}

/** The input with the whole's raked and trimmed weights as its sampling weights: for groups that are scored alone. */
export function withFinalWeights(input: ScoreInput): ScoreInput {
  const { margins, trimming, ...others } = input;
  if (!margins?.length && !trimming) return input;
  const { answers, masses } = prepareAnswers(input);
  const samplingWeights = new Float64Array(input.rowCount);
  answers.sourceRows.forEach((row, r) => {
    samplingWeights[row] = masses[r] as number;
  });
  return { ...others, samplingWeights };
}

/**
 * What is wrong with the sampling weights and margins, if anything.
 * @throws {RangeError} if there are fewer weights or categories than rows
 */
export function checkWeighting(input: ScoreInput): Finding[] {
  return [...checkSamplingWeights(input), ...checkMargins(input.margins ?? [], input.rowCount)];
}

function checkSamplingWeights({ samplingWeights, rowCount }: ScoreInput): Finding[] {
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
