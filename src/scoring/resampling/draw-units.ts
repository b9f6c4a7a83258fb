import type { Resample } from "./resample.ts";
import type { SamplingDesign, Stratum } from "./sampling-design.ts";

/**
 * How often each unit counts in a bootstrap replicate.
 * Without strata: as often as it is drawn among as many draws as there are units.
 * With strata the rescaling bootstrap: of the n units of a stratum n - 1 are drawn, and a unit drawn t times counts
 * 1 - l + l t n / (n - 1), where l = sqrt(1 - f) and f is the sampling fraction. Then the replicates vary as much as
 * samples without replacement from a finite population would; a census (f = 1) does not vary at all.
 * Source: Rao, Wu & Yue (1992), section 2, with n - 1 draws and the finite-population factor of Rao & Wu (1988).
 * @returns a function of the replicate that writes one number per unit
 */
export function createUnitDraws(
  design: SamplingDesign,
  resample: Resample,
): (replicate: number, times: Float64Array) => void {
  const { unitCount, strata } = design;
  if (!strata) {
    return (replicate, times) => {
      times.fill(0);
      const drawn = resample(replicate, unitCount);
      for (let draw = 0; draw < unitCount; draw++) {
        const unit = drawn[draw] as number;
        times[unit] = (times[unit] as number) + 1;
      }
    };
  }
  return (replicate, times) => {
    for (let h = 0; h < strata.length; h++) {
      const stratum = strata[h] as Stratum;
      drawStratum(stratum, resample(replicate * strata.length + h, stratum.units.length), times);
    }
  };
}

function drawStratum({ units, samplingFraction }: Stratum, drawn: Uint32Array, times: Float64Array): void {
  const n = units.length;
  const share = Math.sqrt(1 - samplingFraction);
  for (let u = 0; u < n; u++) times[units[u] as number] = 1 - share;
  for (let draw = 0; draw < n - 1; draw++) {
    const unit = units[drawn[draw] as number] as number;
    times[unit] = (times[unit] as number) + (share * n) / (n - 1);
  }
}
