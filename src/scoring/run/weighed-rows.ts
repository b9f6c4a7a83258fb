import type { Finding } from "../finding.ts";
import type { ScoreInput } from "../score-types.ts";
import { createWeigher } from "../weighting/weigh-rows.ts";
import {
  type SamplingWeightReport,
  samplingWeightReport,
  weighingFindings,
} from "../weighting/weighting-report.ts";

/** The rows' weights, and how replicates are to be weighted. */
export interface WeighedRows {
  /** of the rows used, scaled to mean 1, raked and trimmed */
  masses: Float64Array;
  /** the same before raking and trimming: what a replicate draws, before it is raked and trimmed in its turn */
  baseMasses: Float64Array;
  reweight?: (masses: Float64Array) => boolean;
  report: SamplingWeightReport | null;
  /** false where raking is not possible; the findings say why */
  usable: boolean;
  findings: Finding[];
}

/** Scales, rakes and trims the sampling weights of the rows used, given by their number in the input. */
export function weighRows(input: ScoreInput, rows: Uint32Array): WeighedRows {
  const { samplingWeights, margins = [], trimming } = input;
  const baseMasses = scaledWeights(samplingWeights, rows);
  const weighted = baseMasses.some((mass) => mass > 0);
  if (!weighted || (margins.length === 0 && !trimming)) {
    const report = weighted && samplingWeights ? samplingWeightReport(baseMasses, []) : null;
    return { masses: baseMasses, baseMasses, report, usable: true, findings: [] };
  }
  const weigh = createWeigher(margins, trimming, rows, baseMasses);
  const masses = baseMasses.slice();
  const outcome = weigh(masses);
  const usable = outcome.raking.possible;
  return {
    masses,
    baseMasses,
    reweight: (replicate) => {
      const { raking } = weigh(replicate);
      return raking.possible && raking.converged;
    },
    report: usable ? samplingWeightReport(masses, margins, outcome) : null,
    usable,
    findings: weighingFindings(margins, rows, outcome),
  };
}

function scaledWeights(samplingWeights: Float64Array | undefined, rows: Uint32Array): Float64Array {
  if (!samplingWeights) return new Float64Array(rows.length).fill(1);
  const weights = Float64Array.from(rows, (row) => samplingWeights[row] as number);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return sum > 0 ? weights.map((weight) => (weight * weights.length) / sum) : weights;
}
