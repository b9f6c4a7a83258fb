import { readFileSync } from "node:fs";
import path from "node:path";
import type { Moments } from "../../../src/scoring/moments/moments.ts";
import type { OracleMeta } from "./reference-data.ts";

/** Moments of the women and men of satisfaction.csv, and what other programs found between them. */
export interface GenderFixture {
  meta: OracleMeta;
  female: GroupMoments;
  male: GroupMoments;
  published: {
    c_standardised_pooled: Record<string, number>;
    c_raw_pooled: Record<string, number>;
    mean_diff_female_minus_male: Record<string, number>;
    logvar_diff: Record<string, number>;
    /** by 999 permutations, in the order of the constructs */
    cSEM: { c_p: number[]; mean_p: number[]; logvar_p: number[] };
    /** seminr; group 1 is female; its p is one-sided, by the bootstrap */
    paths: {
      source: string;
      target: string;
      group1_beta: number;
      group2_beta: number;
      diff: number;
      pls_mga_p: number;
    }[];
  };
}

interface GroupMoments {
  n: number;
  means: number[];
  /** lower triangle with the diagonal, row by row; n - 1 */
  covariances: number[];
}

export function readGenderFixture(): GenderFixture {
  const file = path.resolve("tests/scoring/fixtures/satisfaction_gender.json");
  return JSON.parse(readFileSync(file, "utf8")) as GenderFixture;
}

/** The fixture's moments as scoring has them. */
export function fullMoments({ n, means, covariances }: GroupMoments): Moments {
  const p = means.length;
  const full = new Float64Array(p * p);
  let at = 0;
  for (let i = 0; i < p; i++) {
    for (let j = 0; j <= i; j++) {
      full[i * p + j] = covariances[at] as number;
      full[j * p + i] = covariances[at++] as number;
    }
  }
  return { n, means: Float64Array.from(means), covariances: full };
}
