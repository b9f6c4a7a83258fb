import { shapeOf } from "../estimation/model-shape.ts";
import type { Finding } from "../finding.ts";
import { constructIndex } from "../index/construct-index.ts";
import { equalWeightsOf } from "../index/equal-weights.ts";
import { indexDefinitions } from "../index/index-definition.ts";
import { individualDeviation } from "../index/individual-deviation.ts";
import { scaleEndsOf } from "../index/scale-ends.ts";
import { rowNumbers } from "../moments/answer-matrix.ts";
import { computeAvailableMeans } from "../moments/available-means.ts";
import type { ByIndicator, ScoreInput, ScoreOutput } from "../score-types.ts";
import { addIndexSpreads } from "./add-spreads.ts";
import { byConstruct, byIndicator } from "./by-name.ts";
import { describeFailure, negativeWeightFindings } from "./engine-findings.ts";
import { indexOnly } from "./index-only.ts";
import type { ScoredRows } from "./open-pls.ts";
import { type PreparedAnswers, prepareAnswers } from "./prepared-answers.ts";
import { resamplingPlanOf } from "./resampling-plan.ts";
import type { Opened } from "./scorable.ts";

/**
 * Scores rows with weights that are not estimated from them: equal, or given. Only means are needed, so it works
 * from two rows on; paths and the like are left empty.
 * @throws {RangeError} if weighting is "fixed" and `fixedWeights` lacks an indicator
 */
export function openFixed(input: ScoreInput, { rows, sampledRows }: ScoredRows = {}): Opened {
  const { pathModel } = input;
  const shape = shapeOf(pathModel);
  const scale = scaleEndsOf(pathModel);
  const weights = input.weighting === "equal" ? equalWeightsOf(pathModel) : givenWeightsOf(input);
  const prepared = prepareAnswers(input, rows);
  const { answers, masses } = prepared;
  const refuse = (...findings: Finding[]): Opened => ({
    open: false,
    n: answers.rowCount,
    findings: [...prepared.findings, ...findings],
  });
  if (!prepared.usable) return refuse();
  const count = masses.reduce((sum, mass) => sum + (mass > 0 ? 1 : 0), 0);
  if (count < 2)
    return refuse({ code: "too-few-rows", message: `an index needs at least 2 rows, not ${count}` });
  const means = new Float64Array(answers.indicatorCount);
  const failure = computeAvailableMeans(answers, masses, means);
  if (failure) return refuse(describeFailure({ estimated: false, ...failure }, pathModel));
  const write = (current: Float64Array, _precise: boolean, into: Float64Array): boolean => {
    if (computeAvailableMeans(answers, current, means)) return false;
    for (let c = 0; c < shape.constructCount; c++) into[c] = constructIndex(shape, c, weights, means, scale);
    return true;
  };
  const estimates = new Float64Array(shape.constructCount);
  write(masses, true, estimates);
  const { plan, findings } = resamplingPlanOf(input, prepared, sampledRows ?? answers.sourceRows);
  prepared.findings.push(...findings, ...negativeWeightFindings(pathModel, shape, weights));
  const ownRows = rowNumbers(answers.rowCount);
  const output = fixedOutputOf(input, prepared, {
    index: byConstruct(pathModel, (c) => estimates[c] as number),
    unstandardizedWeights: byIndicator(pathModel, shape, (i) => weights[i] as number),
    individualScoreSd: byConstruct(pathModel, (c) =>
      individualDeviation(answers, answers.values, ownRows, masses, shape, c, weights, scale),
    ),
  });
  return {
    open: true,
    scorable: {
      answers,
      plan,
      estimates,
      write,
      writeFrom: null,
      output: (uncertainty) => {
        if (uncertainty) addIndexSpreads(output, input, uncertainty.spreads);
        return output;
      },
    },
  };
}

function fixedOutputOf(
  input: ScoreInput,
  { answers, report, missing, findings }: PreparedAnswers,
  computed: Pick<ScoreOutput, "index" | "unstandardizedWeights" | "individualScoreSd">,
): ScoreOutput {
  const equal = input.weighting === "equal";
  const message = `${answers.rowCount} rows scored with equal weights`;
  return {
    ...indexOnly(),
    ...computed,
    n: answers.rowCount,
    weighting: input.weighting,
    converged: true,
    iterations: 0,
    missing,
    samplingWeights: report,
    findings: equal ? [...findings, { code: "equal-weights", message }] : [...findings],
    definition: equal ? indexDefinitions.equal : indexDefinitions.estimated,
  };
}

function givenWeightsOf({ pathModel, fixedWeights }: ScoreInput): Float64Array {
  const weights = pathModel.constructs.flatMap(({ name, indicators }) => {
    const own = indicators.map((indicator) => weightOf(fixedWeights, name, indicator.name));
    const range = indicators.reduce((sum, { min, max }, i) => sum + (own[i] as number) * (max - min), 0);
    if (range === 0) throw new RangeError(`score requires fixed weights of ${name} that do not cancel out`);
    return own;
  });
  return Float64Array.from(weights);
}

function weightOf(fixedWeights: ByIndicator | undefined, construct: string, indicator: string): number {
  const weight = fixedWeights?.[construct]?.[indicator];
  if (weight === undefined || !Number.isFinite(weight))
    throw new RangeError(`score requires a fixed weight for ${construct} ${indicator}`);
  return weight;
}
