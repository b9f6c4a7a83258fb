import type {
  ComparisonTest,
  Difference,
  DifferencePart,
  IndexComparison,
  Micom,
  PartComparison,
  PathComparison,
} from "../compare-types.ts";
import { failureShareMax } from "../resampling/spread.ts";
import type { ReplicatedGroup } from "./compared-groups.ts";
import { micomOf, type Permuted } from "./micom.ts";
import { permutationP } from "./permutation-p.ts";
import type { PermutationLayout } from "./permutation-statistics.ts";
import type { PreparedComparison } from "./prepared-comparison.ts";
import { differenceOf, type Replicated, spreadOfDifference } from "./replicated.ts";

/** What the replicates say about one pair of groups. */
export interface ReplicatedPair {
  a: number;
  b: number;
  /** differences under pooled weights, one per construct; null with equal weights */
  pooled: Replicated[] | null;
  /** by position of the permutation layout; null without permutations */
  permuted: Permuted[] | null;
}

/** The index differences of a pair, one per construct; p-values are adjusted later, with those of the other pairs. */
export function indexComparisonsOf(
  { settings, groups }: PreparedComparison,
  replicated: readonly ReplicatedGroup[],
  pair: ReplicatedPair,
  test: ComparisonTest | null,
): IndexComparison[] {
  const [a, b] = [replicated[pair.a] as ReplicatedGroup, replicated[pair.b] as ReplicatedGroup];
  return settings.pathModel.constructs.map(({ name: construct }, c) => {
    const own = differenceOf(a.index[c] as Replicated, b.index[c] as Replicated);
    const pooled = pair.pooled?.[c] ?? null;
    return {
      ...namesOf(groups, pair),
      construct,
      ...testedDifference(own, pair.permuted?.[c] ?? null, test),
      underPooledWeights: pooled && partOf(pooled),
      weightDrift: pooled && partOf(differenceOf(own, pooled)),
    };
  });
}

/** The differences of a pair's path coefficients, one per path. */
export function pathComparisonsOf(
  { settings, groups }: PreparedComparison,
  replicated: readonly ReplicatedGroup[],
  pair: ReplicatedPair,
  layout: PermutationLayout,
  test: ComparisonTest | null,
): PathComparison[] {
  if (settings.weighting === "equal") return [];
  const [a, b] = [replicated[pair.a] as ReplicatedGroup, replicated[pair.b] as ReplicatedGroup];
  return settings.pathModel.paths.map(({ from, to }, e) => {
    const own = differenceOf(a.coefficients[e] as Replicated, b.coefficients[e] as Replicated);
    const permuted = pair.permuted?.[layout.coefficientAt + e] ?? null;
    return { ...namesOf(groups, pair), from, to, ...testedDifference(own, permuted, test) };
  });
}

/**
 * The index differences of the parts that both groups of a pair have, with answers in both: part by part, one per
 * construct.
 */
export function partComparisonsOf(
  { settings, groups }: PreparedComparison,
  replicated: readonly ReplicatedGroup[],
  pair: ReplicatedPair,
): PartComparison[] {
  const partsOf = (group: number) => groups[group]?.parts ?? [];
  return partsOf(pair.a).flatMap(({ name }, ofA) => {
    const ofB = partsOf(pair.b).findIndex((part) => part.name === name);
    if (ofB < 0) return [];
    return settings.pathModel.constructs.flatMap(({ name: construct }, c) => {
      const [a, b] = [replicated[pair.a]?.parts[ofA]?.[c], replicated[pair.b]?.parts[ofB]?.[c]];
      const difference = differenceOf(a as Replicated, b as Replicated);
      if (!Number.isFinite(difference.estimate)) return [];
      return {
        ...namesOf(groups, pair),
        part: name,
        construct,
        ...testedDifference(difference, null, "bootstrap"),
      };
    });
  });
}

/** MICOM of a pair, one result per construct. */
export function micomsOf(
  { settings, groups }: PreparedComparison,
  pair: ReplicatedPair,
  layout: PermutationLayout,
): Micom[] {
  const { permuted } = pair;
  if (settings.weighting === "equal" || !permuted) return [];
  return settings.pathModel.constructs.map(({ name: construct }, c) => ({
    ...namesOf(groups, pair),
    construct,
    ...micomOf(
      permuted[layout.correlationAt + c] as Permuted,
      permuted[layout.meanAt + c] as Permuted,
      permuted[layout.logVarianceAt + c] as Permuted,
    ),
  }));
}

function namesOf(groups: PreparedComparison["groups"], pair: ReplicatedPair): { a: string; b: string } {
  return { a: groups[pair.a]?.name ?? "", b: groups[pair.b]?.name ?? "" };
}

function testedDifference(
  own: Replicated,
  permuted: Permuted | null,
  test: ComparisonTest | null,
): Omit<Difference, "a" | "b"> {
  const spread = spreadOfDifference(own);
  const p = test === "permutation" ? permuted && permutationPOf(permuted) : spread.p;
  return { difference: own.estimate, ...spread, p, adjustedP: null };
}

function permutationPOf({ seen, values }: Permuted): number | null {
  const failures = values.filter((value) => !Number.isFinite(value)).length;
  return failures > failureShareMax * values.length ? null : permutationP(seen, values);
}

function partOf(part: Replicated): DifferencePart {
  const { p: _, ...spread } = spreadOfDifference(part);
  return { difference: part.estimate, ...spread };
}
