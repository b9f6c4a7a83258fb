import type { AlgorithmSettings } from "../estimation/estimate-pls.ts";
import type { Scheme } from "../estimation/model-shape.ts";
import type { IndexWeights } from "../index/index-definition.ts";
import type { MissingTreatment } from "../moments/missing.ts";

/** What another package does when it is told nothing. */
export interface PackageDefaults {
  name: PackageName;
  /** as the package writes itself */
  title: string;
  version: string;
  /** where the settings were read */
  source: string;
  scheme: Scheme;
  algorithm: Required<AlgorithmSettings>;
  /** null: it takes complete answers only */
  missing: MissingTreatment | null;
  /** the 0-100 index that comes with it */
  indexWeights: IndexWeights;
  /** its function that makes the index or its scores; null where it has none, and ours stands in */
  indexBy: string | null;
  /** what the divisor of its standard deviations is; it cancels out of every number that we report */
  divisor: "n - 1" | "n";
  /** what our mode A and B are called there */
  modes: { A: string; B: string };
  /** resamples, where asked for */
  replicateCount: number;
}

export type PackageName = "seminr" | "plspm" | "csem";

/** Read from manuals and sources in 2025; numbers checked against the packages' own results. */
export const packages: Readonly<Record<PackageName, PackageDefaults>> = {
  seminr: {
    name: "seminr",
    title: "seminr",
    version: "2.3.4",
    source: "estimate_pls, bootstrap_model: Ray, Danks & Calero Valdez, github.com/sem-in-r/seminr",
    scheme: "path",
    // It counts from 0 to 300.
    algorithm: {
      weightChangeMax: 1e-7,
      iterationCountMax: 301,
      changeMeasure: "sum",
      oriented: false,
      consistent: false,
    },
    missing: "mean",
    indexWeights: "unstandardized",
    indexBy: null,
    divisor: "n - 1",
    modes: { A: "composite(weights = mode_A)", B: "composite(weights = mode_B)" },
    replicateCount: 500,
  },
  plspm: {
    name: "plspm",
    title: "plspm",
    version: "0.5.1",
    source: "plspm, rescale: Sanchez, Trinchera & Russolillo, github.com/gastonstat/plspm",
    scheme: "centroid",
    // At the 100th it gives up, even if that one would have been the last.
    algorithm: {
      weightChangeMax: 1e-6,
      iterationCountMax: 99,
      changeMeasure: "squares-before-scaling",
      oriented: true,
      consistent: false,
    },
    missing: null,
    indexWeights: "standardized",
    indexBy: "rescale",
    divisor: "n",
    modes: { A: 'modes = "A"', B: 'modes = "B"' },
    replicateCount: 100,
  },
  csem: {
    name: "csem",
    title: "cSEM",
    version: "0.6.1",
    source: "csem, getConstructScores: Rademaker & Schuberth, github.com/FloSchuberth/cSEM",
    scheme: "path",
    algorithm: {
      weightChangeMax: 1e-5,
      iterationCountMax: 100,
      changeMeasure: "largest",
      oriented: false,
      consistent: true,
    },
    missing: null,
    indexWeights: "unstandardized",
    indexBy: "getConstructScores(.standardized = FALSE)",
    divisor: "n - 1",
    modes: { A: "=~", B: "<~" },
    replicateCount: 499,
  },
};
