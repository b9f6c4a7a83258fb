import type { ScoreOutcome, ScoreOutput } from "../scoring/score-types.ts";

/**
 * What `score --json` prints: the output without what only the site needs.
 * @param withGroups whether to list groups
 */
export function scoreJson(output: ScoreOutput, withGroups: boolean): Record<string, unknown> {
  const { n, converged, iterations, index, paths, rSquared, outerWeights, loadings, totalEffects, findings } =
    output;
  const { indexInterval, weighting, unstandardizedWeights, definition, bootstrap } = output;
  return {
    n,
    converged,
    iterations,
    index,
    ...(bootstrap ? { indexInterval } : {}),
    paths,
    rSquared,
    outerWeights,
    loadings,
    totalEffects,
    findings: findings.map(({ code, message }) => ({ code, message })),
    weighting,
    unstandardizedWeights,
    definition,
    ...(bootstrap ? { bootstrap } : {}),
    ...(withGroups ? { groups: groupsJson(output.groups) } : {}),
  };
}

function groupsJson(groups: Record<string, ScoreOutcome>): Record<string, unknown> {
  const entries = Object.entries(groups).map(([name, outcome]) => [
    name,
    outcome.scored ? scoreJson(outcome.output, false) : unscoredJson(outcome),
  ]);
  return Object.fromEntries(entries);
}

function unscoredJson({ n, findings }: ScoreOutcome & { scored: false }): Record<string, unknown> {
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
    findings: findings.map(({ code, message }) => ({ code, message })),
  };
}
