/** How the rows came into the sample: which were drawn together, and from which strata. */
export interface SamplingDesign {
  /** the unit of each row: its cluster, or the row itself; numbered from 0 without gaps */
  unitOf: Uint32Array;
  unitCount: number;
  /** null where nothing is stratified */
  strata: Stratum[] | null;
}

export interface Stratum {
  /** numbers of its units, at least two */
  units: Uint32Array;
  /** share of the stratum's population that is in the sample, 0 to 1 */
  samplingFraction: number;
}

/** Every row drawn by itself, from one population without end. */
export function simpleDesign(rowCount: number): SamplingDesign {
  const unitOf = new Uint32Array(rowCount);
  for (let row = 0; row < rowCount; row++) unitOf[row] = row;
  return { unitOf, unitCount: rowCount, strata: null };
}

/**
 * Masses of the rows where each unit counts `times` as often as once.
 * @param masses written: sampling weight of the row times `times` of its unit
 */
export function multiplyMasses(
  { unitOf }: SamplingDesign,
  times: Float64Array,
  samplingWeights: Float64Array,
  masses: Float64Array,
): void {
  for (let row = 0; row < masses.length; row++) {
    masses[row] = (samplingWeights[row] as number) * (times[unitOf[row] as number] as number);
  }
}
