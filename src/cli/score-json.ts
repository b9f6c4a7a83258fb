import { packages } from "../scoring/conformance/packages.ts";
import type { Finding } from "../scoring/finding.ts";
import type { ScoreOutcome, ScoreOutput } from "../scoring/score-types.ts";
import type { Compared } from "./compare-table.ts";
import type { ScoreOptions } from "./score-options.ts";

type Json = Record<string, unknown>;

/** What `score --json` prints: the output without what only the site needs. */
export function scoreJson(
  output: ScoreOutput,
  { by, assess, as }: Pick<ScoreOptions, "by" | "assess" | "as">,
  compared: Compared | null,
): Json {
  const { groups } = output;
  return {
    ...outputJson(output, assess),
    ...(as === undefined ? {} : { as: { package: packages[as].title, version: packages[as].version } }),
    ...(compared ? comparisonJson(compared) : {}),
    ...(by === undefined ? {} : { groups: groupsJson(groups, assess) }),
  };
}

function outputJson(output: ScoreOutput, withAssessment: boolean): Json {
  const { n, converged, iterations, index, paths, rSquared, outerWeights, loadings, totalEffects } = output;
  const { findings, weighting, unstandardizedWeights, definition, dimensions, missing } = output;
  const { samplingWeights } = output;
  return {
    n,
    converged,
    iterations,
    index,
    ...uncertaintyJson(output),
    paths,
    rSquared,
    outerWeights,
    loadings,
    totalEffects,
    findings: [...findings, ...(withAssessment ? (output.assessment?.findings ?? []) : [])].map(findingJson),
    weighting,
    unstandardizedWeights,
    definition,
    missing,
    ...(output.drivers ? { drivers: output.drivers.drivers } : {}),
    ...(Object.keys(dimensions).length > 0 ? { dimensions } : {}),
    ...assessmentJson(output, withAssessment),
    ...(samplingWeights ? { samplingWeights } : {}),
  };
}

function uncertaintyJson(output: ScoreOutput): Json {
  const { bootstrap, indexInterval, rSquaredInterval, outerWeightInterval, loadingInterval } = output;
  if (!bootstrap) return {};
  const { standardErrors } = output;
  return { bootstrap, standardErrors, indexInterval, rSquaredInterval, outerWeightInterval, loadingInterval };
}

/** Reliability, HTMT and VIF are always there where the model was assessed; the rest where it was asked for. */
function assessmentJson({ assessment }: ScoreOutput, whole: boolean): Json {
  if (!assessment) return {};
  const { reliability, htmt, vif, findings: _, ...rest } = assessment;
  return { reliability, htmt, vif, ...(whole ? { assessment: rest } : {}) };
}

function comparisonJson({ comparison, verdict, findings, ...rest }: Compared): Json {
  return {
    comparison,
    compared: { ...rest, verdict: verdict && findingJson(verdict), findings: findings.map(findingJson) },
  };
}

function groupsJson(groups: Record<string, ScoreOutcome>, withAssessment: boolean): Json {
  const entries = Object.entries(groups).map(([name, outcome]) => [
    name,
    outcome.scored ? outputJson(outcome.output, withAssessment) : unscoredJson(outcome),
  ]);
  return Object.fromEntries(entries);
}

function unscoredJson({ n, findings }: ScoreOutcome & { scored: false }): Json {
  return {
    n,
    converged: false,
    iterations: 0,
    index: {},
    paths: [],
    rSquared: {},
    outerWeights: {},
    loadings: {},
    totalEffects: [],
    findings: findings.map(findingJson),
  };
}

function findingJson({ code, message, severity }: Finding & { severity?: string }): Json {
  return { code, message, ...(severity === undefined ? {} : { severity }) };
}
