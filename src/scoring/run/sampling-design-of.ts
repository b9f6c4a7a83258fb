import type { Finding } from "../finding.ts";
import type { SamplingDesign, Stratum } from "../resampling/sampling-design.ts";
import type { ScoreInput } from "../score-types.ts";

/** A stratum with what its sampling fraction rests on. */
interface CountedStratum {
  number: number;
  units: Uint32Array;
  sampleCount: number;
  populationCount: number;
}

/**
 * The design by which some rows were sampled; null where each was drawn by itself. A stratum with one unit says nothing
 * of how its units vary, so it is joined with its neighbour: that errs towards wider intervals.
 * @param rows that are scored
 * @param sampledRows of the whole input that count; the sampling fraction is theirs, also for a group of rows
 * @throws {RangeError} if clusters or strata do not fit the rows, or a population is smaller than its sample
 */
export function samplingDesignOf(
  { clusters, strata }: ScoreInput,
  rows: Uint32Array,
  sampledRows: Uint32Array,
): { design: SamplingDesign | null; findings: Finding[] } {
  if (!clusters && !strata) return { design: null, findings: [] };
  const { unitOf, unitCount } = numberUnits(rows, clusters);
  if (unitCount < 2) {
    const message = "all rows lie in one cluster, so nothing is known of how clusters differ";
    return { design: null, findings: [{ code: "too-few-clusters", message }] };
  }
  if (!strata) return { design: { unitOf, unitCount, strata: null }, findings: [] };
  const counted = countStrata({ unitOf, unitCount }, rows, sampledRows, strata, clusters);
  const joined = joinLonely(counted);
  const findings = joined.lonely.length > 0 ? [joinedFinding(joined.lonely.map(String), clusters)] : [];
  return { design: { unitOf, unitCount, strata: joined.strata.map(stratumOf) }, findings };
}

function joinedFinding(names: string[], clusters: Uint32Array | undefined): Finding {
  const kind = clusters ? "cluster" : "row";
  const message = `strata with a single ${kind} (${names.join(", ")}) are joined with their neighbours`;
  return { code: "strata-joined", message, names };
}

function numberUnits(rows: Uint32Array, clusters: Uint32Array | undefined) {
  if (!clusters) return { unitOf: Uint32Array.from(rows, (_, r) => r), unitCount: rows.length };
  const numberOf = new Map<number, number>();
  const unitOf = Uint32Array.from(rows, (row) => {
    const cluster = clusters[row] as number;
    const number = numberOf.get(cluster) ?? numberOf.size;
    numberOf.set(cluster, number);
    return number;
  });
  return { unitOf, unitCount: numberOf.size };
}

function countStrata(
  { unitOf, unitCount }: { unitOf: Uint32Array; unitCount: number },
  rows: Uint32Array,
  sampledRows: Uint32Array,
  { of, populationCounts }: NonNullable<ScoreInput["strata"]>,
  clusters: Uint32Array | undefined,
): CountedStratum[] {
  const sampled = populationCounts.map(() => new Set<number>());
  for (const row of sampledRows) sampled[of[row] as number]?.add(clusters ? (clusters[row] as number) : row);
  const stratumOfUnit = new Int32Array(unitCount).fill(-1);
  rows.forEach((row, r) => {
    const unit = unitOf[r] as number;
    const before = stratumOfUnit[unit] as number;
    const stratum = of[row] as number;
    if (before >= 0 && before !== stratum) {
      throw new RangeError(`score: cluster ${clusters?.[row]} lies in strata ${before} and ${stratum}`);
    }
    stratumOfUnit[unit] = stratum;
  });
  return populationCounts.flatMap((populationCount, number) => {
    const units = Uint32Array.from(stratumOfUnit.keys()).filter((unit) => stratumOfUnit[unit] === number);
    const sampleCount = sampled[number]?.size ?? 0;
    if (!(populationCount >= sampleCount)) {
      throw new RangeError(`score: stratum ${number} has ${sampleCount} in the sample of ${populationCount}`);
    }
    return units.length > 0 ? { number, units, sampleCount, populationCount } : [];
  });
}

/** Joins every stratum of one unit with the next one, the last with the one before. */
function joinLonely(strata: CountedStratum[]): { strata: CountedStratum[]; lonely: number[] } {
  const lonely = strata.filter(({ units }) => units.length === 1).map(({ number }) => number);
  const joined: CountedStratum[] = [];
  for (const stratum of strata) {
    const last = joined.at(-1);
    if (last?.units.length === 1) joined[joined.length - 1] = join(last, stratum);
    else joined.push(stratum);
  }
  const last = joined.at(-1);
  const before = joined.at(-2);
  if (last?.units.length === 1 && before) joined.splice(-2, 2, join(before, last));
  return { strata: joined, lonely };
}

function join(a: CountedStratum, b: CountedStratum): CountedStratum {
  return {
    number: b.number,
    units: Uint32Array.of(...a.units, ...b.units),
    sampleCount: a.sampleCount + b.sampleCount,
    populationCount: a.populationCount + b.populationCount,
  };
}

function stratumOf({ units, sampleCount, populationCount }: CountedStratum): Stratum {
  return { units, samplingFraction: sampleCount / populationCount };
}
