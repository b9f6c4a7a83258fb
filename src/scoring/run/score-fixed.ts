import { shapeOf } from "../estimation/model-shape.ts";
import type { Finding } from "../finding.ts";
import { constructIndex } from "../index/construct-index.ts";
import { equalWeightsOf } from "../index/equal-weights.ts";
import { indexDefinitions } from "../index/index-definition.ts";
import { individualDeviation } from "../index/individual-deviation.ts";
import { scaleEndsOf } from "../index/scale-ends.ts";
import { rowNumbers } from "../moments/answer-matrix.ts";
import { computeAvailableMeans } from "../moments/available-means.ts";
import { bootstrap } from "../resampling/bootstrap.ts";
import { spreadOf } from "../resampling/spread.ts";
import type { ByIndicator, ScoreInput, ScoreOutcome, ScoreOutput } from "../score-types.ts";
import { bootstrapPlanOf } from "./bootstrap-plan.ts";
import { byConstruct, byIndicator } from "./by-name.ts";
import { describeFailure } from "./engine-findings.ts";
import { addIndexSpreads } from "./index-spreads.ts";
import { type PreparedAnswers, prepareAnswers } from "./prepared-answers.ts";

/**
 * Scores rows with weights that are not estimated from them: equal, or given. Only means are needed, so it works
 * from two rows on; paths and the like are left empty.
 * @param rows which rows of the input; absent: all
 * @throws {RangeError} if weighting is "fixed" and `fixedWeights` lacks an indicator
 */
export function scoreFixed(input: ScoreInput, rows?: Uint32Array): ScoreOutcome {
  const { pathModel } = input;
  const prepared = prepareAnswers(input, rows);
  const { answers, masses } = prepared;
  const n = answers.rowCount;
  if (!prepared.usable) return { scored: false, n, findings: prepared.findings };
  if (n < 2) {
    const finding: Finding = { code: "too-few-rows", message: `an index needs at least 2 rows, not ${n}` };
    return { scored: false, n, findings: [...prepared.findings, finding] };
  }
  const shape = shapeOf(pathModel);
  const scale = scaleEndsOf(pathModel);
  const weights = input.weighting === "equal" ? equalWeightsOf(pathModel) : givenWeightsOf(input);
  const means = new Float64Array(answers.indicatorCount);
  const write = (current: Float64Array, into: Float64Array): boolean => {
    if (computeAvailableMeans(answers, current, means)) return false;
    for (let c = 0; c < shape.constructCount; c++) into[c] = constructIndex(shape, c, weights, means, scale);
    return true;
  };
  const index = new Float64Array(shape.constructCount);
  const failure = computeAvailableMeans(answers, masses, means);
  if (failure) {
    const finding = describeFailure({ estimated: false, ...failure }, pathModel);
    return { scored: false, n, findings: [...prepared.findings, finding] };
  }
  write(masses, index);
  const ownRows = rowNumbers(answers.rowCount);
  const output = fixedOutputOf(input, prepared, {
    index: byConstruct(pathModel, (c) => index[c] as number),
    unstandardizedWeights: byIndicator(pathModel, shape, (i) => weights[i] as number),
    individualScoreSd: byConstruct(pathModel, (c) =>
      individualDeviation(answers, answers.values, ownRows, masses, shape, c, weights, scale),
    ),
  });
  const plan = bootstrapPlanOf(input, prepared);
  if (plan) addIndexSpreads(output, input, bootstrap(write, shape.constructCount, plan).map(spreadOf));
  return { scored: true, output };
}

function fixedOutputOf(
  input: ScoreInput,
  { answers, report, findings }: PreparedAnswers,
  computed: Pick<ScoreOutput, "index" | "unstandardizedWeights" | "individualScoreSd">,
): ScoreOutput {
  const equal = input.weighting === "equal";
  const message = `${answers.rowCount} rows scored with equal weights`;
  return {
    ...computed,
    n: answers.rowCount,
    weighting: input.weighting,
    converged: true,
    iterations: 0,
    indexInterval: null,
    indexStandardError: null,
    paths: [],
    rSquared: {},
    outerWeights: {},
    loadings: {},
    totalEffects: [],
    dimensions: {},
    drivers: null,
    bootstrap: null,
    samplingWeights: report,
    findings: equal ? [...findings, { code: "equal-weights", message }] : [...findings],
    definition: equal ? indexDefinitions.equal : indexDefinitions.estimated,
    groups: {},
  };
}

function givenWeightsOf({ pathModel, fixedWeights }: ScoreInput): Float64Array {
  const weights = pathModel.constructs.flatMap(({ name, indicators }) =>
    indicators.map((indicator) => weightOf(fixedWeights, name, indicator.name)),
  );
  return Float64Array.from(weights, (weight) => weight);
}

function weightOf(fixedWeights: ByIndicator | undefined, construct: string, indicator: string): number {
  const weight = fixedWeights?.[construct]?.[indicator];
  if (weight === undefined)
    throw new RangeError(`score requires a fixed weight for ${construct} ${indicator}`);
  return weight;
}
