import type { Finding } from "./finding.ts";
import { checkPathModel } from "./model/check-path-model.ts";
import { checkWeighting, withFinalWeights } from "./run/prepared-answers.ts";
import { scoreFixed } from "./run/score-fixed.ts";
import { scorePls } from "./run/score-pls.ts";
import type { ScoreGroup, ScoreInput, ScoreOutcome } from "./score-types.ts";

/**
 * From answers to indices with intervals: the one entry that the site and the command line share.
 * Answers or models that do not allow it are an outcome with findings.
 * @throws {RangeError} if the input contradicts itself: columns that do not fit the model, an answer outside its scale
 * @example
 * score({ columns, rowCount: 250, pathModel, weighting: "pls", bootstrap: { replicateCount: 5000, seed: 1 } });
 * // => { scored: true, output: { n: 250, index: { Satisfaction: 72.45, ... }, ... } }
 */
export function score(input: ScoreInput): ScoreOutcome {
  const problems: Finding[] = checkPathModel(input.pathModel).map(({ message, names }) => ({
    code: "model-invalid",
    message,
    names,
  }));
  problems.push(...checkWeighting(input));
  if (problems.length > 0) return { scored: false, n: input.rowCount, findings: problems };
  const groups = input.groups ?? [];
  if (new Set(groups.map(({ name }) => name)).size < groups.length) {
    throw new RangeError("score requires groups of different names");
  }
  const borrowers = groups.filter((group) => group.weighting === "borrowed");
  const outcome = input.weighting === "pls" ? scorePls(input, undefined, borrowers) : scoreFixed(input);
  if (!outcome.scored) return outcome;
  const borrowed = new Map(Object.entries(outcome.output.groups));
  const weighed = groups.length > borrowed.size ? withFinalWeights(input) : input;
  const results = groups.map(
    (group) => [group.name, borrowed.get(group.name) ?? scoreGroup(weighed, group)] as const,
  );
  return { scored: true, output: { ...outcome.output, groups: Object.fromEntries(results) } };
}

/** A group alone, as if it had been the whole input. Weights that are not estimated need no borrowing. */
function scoreGroup(input: ScoreInput, group: ScoreGroup): ScoreOutcome {
  const weighting = group.weighting === "borrowed" ? input.weighting : group.weighting;
  const own: ScoreInput = { ...input, weighting };
  return weighting === "pls" ? scorePls(own, group.rows) : scoreFixed(own, group.rows);
}
