import { readFileSync } from "node:fs";
import path from "node:path";
import type { OracleMeta } from "./reference-data.ts";

/** Moments of a data set and what another program computed from them. */
export interface ReferenceFixture {
  meta: OracleMeta;
  means: number[];
  /** n - 1 */
  deviations: number[];
  /** lower triangle without the diagonal, row by row */
  correlations: number[];
  runs: ReferenceRun[];
}

export interface ReferenceRun {
  name: string;
  scheme: "path" | "centroid" | "factorial";
  modes: Record<string, "A" | "B">;
  weights: Record<string, Record<string, number>>;
  unstandardizedWeights: Record<string, Record<string, number>>;
  loadings: Record<string, Record<string, number>>;
  /** in the order of the paths */
  coefficients: number[];
  totalEffects: { from: string; to: string; effect: number }[];
  importances: { from: string; to: string; effect: number }[];
  rSquared: Record<string, number>;
  index: Record<string, number>;
  equalIndex: Record<string, number>;
}

/** A fixture of this folder's neighbour. */
export function readFixture(dataset: string): ReferenceFixture {
  const file = path.resolve("tests/scoring/fixtures", `${dataset}.json`);
  return JSON.parse(readFileSync(file, "utf8")) as ReferenceFixture;
}
