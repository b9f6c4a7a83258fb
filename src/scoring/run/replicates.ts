import { addMoments, type Moments, subtractMoments } from "../moments/moments.ts";
import { createRowMoments } from "../moments/moments-of-rows.ts";
import { bootstrap } from "../resampling/bootstrap.ts";
import { type JackknifePlan, jackknife } from "../resampling/jackknife.ts";
import { repeatStatistic } from "../resampling/repeat-statistic.ts";
import type { Share } from "../resampling/share.ts";
import type { Scorable } from "./scorable.ts";

/** Values of the statistics on replicates: one array per statistic. */
export interface Replicates {
  bootstrap: Float64Array[] | null;
  jackknife: Float64Array[] | null;
}

/** The rows of a group of the jackknife from which it pays to work on moments. */
const groupRowsMin = 20;

/**
 * Computes a share of the replicates that the plan asks for.
 * @returns null where it asks for none
 */
export function replicatesOf(scorable: Scorable, share: Share, onReplicate?: () => void): Replicates | null {
  const { plan, estimates, write } = scorable;
  if (!plan) return null;
  const count = estimates.length;
  const coarse = (masses: Float64Array, into: Float64Array) => write(masses, false, into);
  // What one unit changes is far less than what a replicate does, so it is computed precisely.
  const precise = (masses: Float64Array, into: Float64Array) => write(masses, true, into);
  const byMoments = plan.jackknife && jackknifeFromMoments(scorable, plan.jackknife, share, onReplicate);
  return {
    bootstrap: plan.bootstrap && bootstrap(coarse, count, plan.bootstrap, share, onReplicate),
    jackknife: byMoments ?? (plan.jackknife && jackknife(precise, count, plan.jackknife, share, onReplicate)),
  };
}

/** Puts shares together, given in their order. */
export function joinReplicates(shares: readonly Replicates[]): Replicates {
  const joined = (parts: (Float64Array[] | null)[]) => {
    const [first] = parts;
    return first
      ? first.map((_, s) => concatenate(parts.map((part) => part?.[s] ?? new Float64Array(0))))
      : null;
  };
  return {
    bootstrap: joined(shares.map((share) => share.bootstrap)),
    jackknife: joined(shares.map((share) => share.jackknife)),
  };
}

function concatenate(parts: Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/**
 * The jackknife for very many rows: moments of every group in one pass, then each group taken from the whole. An
 * estimation costs the same however many rows there are.
 * @returns null where it takes the rows themselves: missing answers, strata, margins, small groups
 */
function jackknifeFromMoments(
  { answers, estimates, writeFrom }: Scorable,
  { groups, design, samplingWeights, reweight }: JackknifePlan,
  share: Share,
  onReplicate?: () => void,
): Float64Array[] | null {
  const { groupCount, groupOf } = groups;
  const simple = answers.incompleteRows.length === 0 && !design.strata && !reweight;
  if (!writeFrom || !simple || answers.rowCount < groupRowsMin * groupCount) return null;
  const momentsOf = createRowMoments(answers, samplingWeights);
  const parts = rowsByGroup(design.unitOf, groupOf, groupCount).map(momentsOf);
  if (parts.some(({ n }) => !(n > 1))) return null;
  const whole = parts.reduce(addMoments);
  return repeatStatistic(
    (group, into) => writeFrom(subtractMoments(whole, parts[group] as Moments), into),
    estimates.length,
    { replicateCount: groupCount, share, onReplicate },
  );
}

function rowsByGroup(unitOf: Uint32Array, groupOf: Uint32Array, groupCount: number): Uint32Array[] {
  const counts = new Uint32Array(groupCount);
  for (const unit of unitOf) {
    const group = groupOf[unit] as number;
    counts[group] = (counts[group] as number) + 1;
  }
  const rows = Array.from(counts, (count) => new Uint32Array(count));
  counts.fill(0);
  unitOf.forEach((unit, row) => {
    const group = groupOf[unit] as number;
    const at = counts[group] as number;
    (rows[group] as Uint32Array)[at] = row;
    counts[group] = at + 1;
  });
  return rows;
}
