import type { Finding } from "./finding.ts";
import { checkPathModel } from "./model/check-path-model.ts";
import { type Share, wholeShare } from "./resampling/share.ts";
import { checkCall } from "./run/check-call.ts";
import { openFixed } from "./run/open-fixed.ts";
import { openPls, type ScoredRows } from "./run/open-pls.ts";
import { checkWeighting, withFinalWeights } from "./run/prepared-answers.ts";
import { joinReplicates, type Replicates, replicatesOf } from "./run/replicates.ts";
import type { Opened } from "./run/scorable.ts";
import { uncertaintyOf } from "./run/uncertainty.ts";
import type { ScoreGroup, ScoreInput, ScoreOutcome } from "./score-types.ts";

/** Replicates of one input: of the whole, and of each group in its place; null where there are none. */
export interface ScoreReplicates {
  whole: Replicates | null;
  groups: (Replicates | null)[];
}

/**
 * From answers to indices with intervals: the one entry that the site and the command line share.
 * Answers or models that do not allow it are an outcome with findings.
 * @param shares replicates of this input computed by `computeReplicates`, in the order of the shares; absent: they are
 * computed here
 * @throws {RangeError} if the input contradicts itself: columns that do not fit the model, an answer outside its scale
 * @example
 * score({ columns, rowCount: 250, pathModel, weighting: "pls", bootstrap: { replicateCount: 5000, seed: 1 } });
 * // => { scored: true, output: { n: 250, index: { Satisfaction: 72.45, ... }, ... } }
 */
export function score(input: ScoreInput, shares?: readonly ScoreReplicates[]): ScoreOutcome {
  const problems = findProblems(input);
  if (problems.length > 0) return { scored: false, n: input.rowCount, findings: problems };
  const opened = openWhole(input);
  const outcome = outcomeOf(
    opened,
    shares?.map(({ whole }) => whole),
  );
  if (!opened.open || !outcome.scored) return outcome;
  const borrowed = new Map(Object.entries(outcome.output.groups));
  const open = groupOpener(input, opened);
  const results = (input.groups ?? []).map((group, g) => {
    const own = () =>
      outcomeOf(
        open(group),
        shares?.map(({ groups }) => groups[g] ?? null),
      );
    return [group.name, borrowed.get(group.name) ?? own()] as const;
  });
  return { scored: true, output: { ...outcome.output, groups: Object.fromEntries(results) } };
}

/**
 * A share of an input's replicates, for `score`. However many shares there are, the numbers are the same.
 * @param onReplicate called after each replicate
 * @throws {RangeError} as `score`
 */
export function computeReplicates(
  input: ScoreInput,
  share: Share,
  onReplicate?: () => void,
): ScoreReplicates {
  const none: ScoreReplicates = { whole: null, groups: [] };
  if (findProblems(input).length > 0) return none;
  const bare: ScoreInput = { ...input, assess: false };
  const compute = (opened: Opened) =>
    opened.open ? replicatesOf(opened.scorable, share, onReplicate) : null;
  const whole = openWhole(bare);
  if (!whole.open) return none;
  const open = groupOpener(bare, whole);
  const groups = (input.groups ?? []).map((group) => (borrows(bare, group) ? null : compute(open(group))));
  return { whole: compute(whole), groups };
}

function findProblems(input: ScoreInput): Finding[] {
  checkCall(input);
  const faults = checkPathModel(input.pathModel);
  return [
    ...faults.map(({ message, names }): Finding => ({ code: "model-invalid", message, names })),
    ...checkWeighting(input),
  ];
}

function openWhole(input: ScoreInput): Opened {
  const borrowers = (input.groups ?? []).filter((group) => borrows(input, group));
  return input.weighting === "pls" ? openPls(input, { borrowers }) : openFixed(input);
}

/** Weights that are not estimated need no borrowing. */
function borrows(input: ScoreInput, group: ScoreGroup): boolean {
  return input.weighting === "pls" && group.weighting === "borrowed";
}

/** Opens groups that are scored alone, as if each had been the whole input. */
function groupOpener(input: ScoreInput, whole: Opened & { open: true }): (group: ScoreGroup) => Opened {
  const alone = (input.groups ?? []).some((group) => !borrows(input, group));
  const weighed = alone ? withFinalWeights(input) : input;
  return ({ weighting: asked, rows }) => {
    const weighting = asked === "borrowed" ? input.weighting : asked;
    const scored: ScoredRows = { rows, sampledRows: whole.scorable.answers.sourceRows };
    const own: ScoreInput = { ...weighed, weighting };
    return weighting === "pls" ? openPls(own, scored) : openFixed(own, scored);
  };
}

function outcomeOf(opened: Opened, shares: (Replicates | null)[] | undefined): ScoreOutcome {
  if (!opened.open) return { scored: false, n: opened.n, findings: opened.findings };
  const { scorable } = opened;
  const { plan, estimates } = scorable;
  const given = shares?.filter((share) => share !== null);
  const replicates = given ? joinReplicates(given) : replicatesOf(scorable, wholeShare);
  const uncertainty = plan && replicates ? uncertaintyOf(plan, estimates, replicates) : null;
  return { scored: true, output: scorable.output(uncertainty) };
}
