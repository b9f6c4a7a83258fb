import type { Finding } from "../finding.ts";
import { failureShareMax, type Spread } from "../resampling/spread.ts";
import type { Interval, ScoreInput, ScoreOutput } from "../score-types.ts";
import { byConstruct } from "./by-name.ts";

/**
 * Puts interval and standard error of the indices into an output, and what to know about failed replicates.
 * @param spreads one per construct
 */
export function addIndexSpreads(output: ScoreOutput, input: ScoreInput, spreads: Spread[]): void {
  if (!input.bootstrap) return;
  const { replicateCount, seed } = input.bootstrap;
  const failureCount = Math.max(...spreads.map((spread) => spread.failureCount));
  output.bootstrap = { replicateCount, failureCount, seed: input.resample ? null : seed };
  output.findings.push(...failureFindings(replicateCount, failureCount));
  if (spreads.some(({ interval }) => interval === null)) return;
  output.indexInterval = byConstruct(input.pathModel, (c) => spreads[c]?.interval as Interval);
  output.indexStandardError = byConstruct(input.pathModel, (c) => spreads[c]?.standardError as number);
}

function failureFindings(replicateCount: number, failureCount: number): Finding[] {
  if (failureCount === 0) return [];
  const refused = failureCount > failureShareMax * replicateCount;
  const consequence = refused ? "more than 1 %, so no interval is given" : "they are left out";
  const message = `${failureCount} of ${replicateCount} replicates could not be estimated: ${consequence}`;
  return [{ code: "bootstrap-failures", message }];
}
