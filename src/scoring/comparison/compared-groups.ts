import type { GroupResult } from "../compare-types.ts";
import type { ModelShape } from "../estimation/model-shape.ts";
import type { Finding } from "../finding.ts";
import type { PathModel } from "../model/path-model.ts";
import type { Spread } from "../resampling/spread.ts";
import { byConstruct, byIndicator } from "../run/by-name.ts";
import type { ByConstruct } from "../score-types.ts";
import type { PreparedGroup } from "./prepared-comparison.ts";
import { type Replicated, spreadOfReplicated } from "./replicated.ts";

/** A group's estimates with their replicates. */
export interface ReplicatedGroup {
  /** one per construct */
  index: Replicated[];
  /** one per path; empty with equal weights */
  coefficients: Replicated[];
  /** one per part, in each one per construct */
  parts: Replicated[][];
}

/** One group as it is told: its own indices, weights and paths, with intervals, and what to know about them. */
export function groupResultOf(
  group: PreparedGroup,
  { index, coefficients }: ReplicatedGroup,
  pathModel: PathModel,
  shape: ModelShape,
): GroupResult {
  const spreads = index.map(spreadOfReplicated);
  return {
    name: group.name,
    n: group.n,
    index: byConstruct(pathModel, (c) => index[c]?.estimate as number),
    indexInterval: allOrNone(pathModel, spreads, (spread) => spread.interval),
    indexStandardError: allOrNone(pathModel, spreads, (spread) => spread.standardError),
    unstandardizedWeights: byIndicator(pathModel, shape, (i) => group.weights[i] as number),
    paths: coefficients.map((coefficient, e) => ({
      from: pathModel.paths[e]?.from ?? "",
      to: pathModel.paths[e]?.to ?? "",
      coefficient: coefficient.estimate,
      interval: spreadOfReplicated(coefficient)?.interval ?? null,
    })),
    findings: [...group.findings, ...bcaFindings(pathModel, spreads)],
  };
}

function bcaFindings({ constructs }: PathModel, spreads: (Spread | null)[]): Finding[] {
  const names = constructs.filter((_, c) => spreads[c]?.fallsBack).map(({ name }) => name);
  if (names.length === 0) return [];
  const message = `no BCa interval is defined for ${names.join(", ")}: percentile intervals are given`;
  return [{ code: "bca-undefined", message, names }];
}

function allOrNone<T>(
  pathModel: PathModel,
  spreads: (Spread | null)[],
  read: (spread: Spread) => T | null,
): ByConstruct<T> | null {
  const values = spreads.map((spread) => spread && read(spread));
  return values.includes(null) ? null : byConstruct(pathModel, (c) => values[c] as T);
}
