import type { Strata } from "../../scoring/score-types.ts";

/** A unit of a wave: how many it had and how many of them were drawn, frozen when the wave was sent. */
export interface DrawnStratum {
  readonly unitId: string;
  readonly frameCount: number;
  readonly drawnCount: number;
}

/** How one response came into the sample. */
export interface SampledRow {
  /** the account, or the person where there is none: answers that belong together */
  readonly answeredBy: string;
  /** the unit it was drawn from; null for answers that nobody drew */
  readonly stratum: string | null;
}

/** How the answers of a wave came into the sample, so that the bootstrap draws as they were drawn. */
export type SampleDesign =
  | { readonly kind: "clusters"; readonly clusters: Uint32Array; readonly clusterCount: number }
  | { readonly kind: "strata"; readonly strata: Strata; readonly unitIds: readonly string[] };

/** What is stored of a design: enough to say in words how the bootstrap drew. */
export type DesignUsed =
  | { readonly kind: "each" }
  | { readonly kind: "clusters"; readonly clusterCount: number }
  | {
      readonly kind: "strata";
      readonly strataCount: number;
      /** of the units that the draw left people out of: people in the frame, and answers */
      readonly frameCount: number;
      readonly answerCount: number;
    };

/** Those who answered more than once, or together with others of their account. */
export function repeated(rows: readonly Pick<SampledRow, "answeredBy">[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const again = new Set<string>();
  for (const { answeredBy } of rows) (seen.has(answeredBy) ? again : seen).add(answeredBy);
  return again;
}

/**
 * The design of a wave's rows. Accounts with several contacts are drawn whole; then nothing is stratified, because an
 * account may reach over several units and how many accounts the frame had is not known.
 *
 * A wave that was drawn is stratified by the units it was drawn from. Where the draw left people out, the part of the
 * unit's people that has answered, r / N, is no longer uncertain: those who did not answer count as not drawn. Where
 * everybody was asked (a whole census, or a unit smaller than its sample), who answers is not chance that we made, and
 * nothing is taken off.
 * @param strata of the wave, neighbours beside each other
 * @returns null where each response is drawn by itself
 */
export function sampleDesign(
  rows: readonly SampledRow[],
  strata: readonly DrawnStratum[],
): SampleDesign | null {
  if (repeated(rows).size > 0) return clustersOf(rows);
  if (strata.every(({ frameCount, drawnCount }) => drawnCount >= frameCount)) return null;
  const numberOf = new Map(strata.map(({ unitId }, number) => [unitId, number]));
  // Answers that nobody drew stand beside the drawn ones.
  const apart = strata.length;
  const of = Uint32Array.from(rows, ({ stratum }) => numberOf.get(stratum ?? "") ?? apart);
  const answered = new Uint32Array(apart + 1);
  for (const number of of) answered[number] = (answered[number] as number) + 1;
  const populationCounts = strata.map(({ frameCount, drawnCount }, number) =>
    drawnCount < frameCount && (answered[number] as number) <= drawnCount
      ? frameCount
      : Number.POSITIVE_INFINITY,
  );
  return {
    kind: "strata",
    strata: { of, populationCounts: [...populationCounts, Number.POSITIVE_INFINITY] },
    unitIds: strata.map(({ unitId }) => unitId),
  };
}

/** The design as it is stored. */
export function designUsed(design: SampleDesign | null): DesignUsed {
  if (!design) return { kind: "each" };
  if (design.kind === "clusters") return { kind: "clusters", clusterCount: design.clusterCount };
  const { of, populationCounts } = design.strata;
  const isCorrected = (number: number) => Number.isFinite(populationCounts[number]);
  const used = new Set(of);
  return {
    kind: "strata",
    strataCount: used.size,
    frameCount: [...used]
      .filter(isCorrected)
      .reduce((sum, number) => sum + (populationCounts[number] ?? 0), 0),
    answerCount: of.filter(isCorrected).length,
  };
}

function clustersOf(rows: readonly SampledRow[]): SampleDesign {
  const numberOf = new Map<string, number>();
  const clusters = Uint32Array.from(rows, ({ answeredBy }) => {
    const number = numberOf.get(answeredBy) ?? numberOf.size;
    numberOf.set(answeredBy, number);
    return number;
  });
  return { kind: "clusters", clusters, clusterCount: numberOf.size };
}

/**
 * What takes the finite-population correction of a drawn wave off its standard errors again, 1 / sqrt(1 - r / N), by
 * the share that answered over all units it was applied to. A change is about customers to come, not about a frame.
 * @example correctionTakenOff({ kind: "strata", strataCount: 1, frameCount: 100, answerCount: 75 }); // => 2
 */
export function correctionTakenOff(design: DesignUsed | undefined): number {
  if (design?.kind !== "strata" || design.frameCount <= design.answerCount) return 1;
  return 1 / Math.sqrt(1 - design.answerCount / design.frameCount);
}
