import type { Finding } from "../finding.ts";
import { designEffect, effectiveSampleSize } from "./design-effect.ts";
import { categoryOf, type Margin, targetShares, unknownCategory } from "./margin.ts";
import type { TrimmingOutcome, WeighingOutcome } from "./weigh-rows.ts";

/** What weighting costs and whether it reached what it was meant to. */
export interface SamplingWeightReport {
  /** by how much the weights enlarge variances (Kish), 1 for equal weights */
  designEffect: number;
  /** how many equally weighted rows would tell as much */
  effectiveN: number;
  /** null without margins */
  raking: RakingReport | null;
  /** null without trimming; cap and largest weight count the mean weight as 1 */
  trimming: TrimmingOutcome | null;
}

export interface RakingReport {
  converged: boolean;
  /** rounds over all margins */
  iterations: number;
  /** where the weighted rows are farthest from a target, as a difference of shares */
  largestDifference: { margin: string; category: string; share: number };
}

/**
 * The report on weights.
 * @param masses final weights, mean 1
 * @param outcome absent where nothing was raked or trimmed
 */
export function samplingWeightReport(
  masses: Float64Array,
  margins: readonly Margin[],
  outcome?: WeighingOutcome,
): SamplingWeightReport {
  return {
    designEffect: designEffect(masses),
    effectiveN: effectiveSampleSize(masses),
    raking: margins.length > 0 && outcome ? rakingReport(margins, outcome) : null,
    trimming: outcome?.trimming ?? null,
  };
}

function rakingReport(margins: readonly Margin[], { raking }: WeighingOutcome): RakingReport | null {
  if (!raking.possible) return null;
  const { converged, iterations, largest } = raking;
  const margin = margins[largest.margin] as Margin;
  const category = margin.categories[largest.category] as string;
  return {
    converged,
    iterations,
    largestDifference: { margin: margin.name, category, share: largest.share },
  };
}

/** What a reader has to know about raking and trimming: what failed, and which rows were treated specially. */
export function weighingFindings(
  margins: readonly Margin[],
  rows: Uint32Array,
  { raking, trimming }: WeighingOutcome,
): Finding[] {
  if (!raking.possible) {
    const { name, categories } = margins[raking.margin] as Margin;
    const message = `no row has ${name} ${categories[raking.category]}, whose target is above 0: merge it with another`;
    return [{ code: "margin-category-empty", message, names: [name, categories[raking.category] as string] }];
  }
  const findings = margins.flatMap((margin) => rowFindings(margin, rows));
  if (!raking.converged) {
    const { share, margin, category } = raking.largest;
    const { name, categories } = margins[margin] as Margin;
    const distance = `${name} ${categories[category]} is ${(100 * share).toPrecision(2)} % of all from its target`;
    const message = `the margins cannot be met together: after ${raking.iterations} rounds ${distance}`;
    findings.push({ code: "raking-not-converged", message, names: [name, categories[category] as string] });
  }
  if (trimming && !trimming.reached) {
    const { cap, largestWeight } = trimming;
    const message = `no weights below ${cap.toFixed(2)} meet the margins: the largest is ${largestWeight.toFixed(2)}`;
    findings.push({ code: "trimming-not-reached", message });
  }
  return findings;
}

function rowFindings(margin: Margin, rows: Uint32Array): Finding[] {
  const shares = targetShares(margin);
  let unknown = 0;
  let excluded = 0;
  for (const row of rows) {
    const category = categoryOf(margin, row);
    if (category === unknownCategory) unknown += 1;
    else if (shares[category] === 0) excluded += 1;
  }
  const { name } = margin;
  const findings: Finding[] = [];
  if (unknown > 0) {
    const message = `${unknown} rows have no ${name}: this margin leaves their weights as they are`;
    findings.push({ code: "margin-category-unknown", message, names: [name] });
  }
  if (excluded > 0) {
    const message = `${excluded} rows are in a category of ${name} whose target is 0: they get weight 0`;
    findings.push({ code: "margin-rows-excluded", message, names: [name] });
  }
  return findings;
}
