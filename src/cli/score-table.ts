import { packages } from "../scoring/conformance/packages.ts";
import type { ScoreOutcome, ScoreOutput } from "../scoring/score-types.ts";
import { alignTable } from "./align-table.ts";
import { assessParts } from "./assess-table.ts";
import { intervalText } from "./number-text.ts";
import type { ScoreOptions } from "./score-options.ts";

/** The output for people: headline, indices, paths, total effects on the target, groups, findings. */
export function scoreTable(
  output: ScoreOutput,
  target: string,
  { assess, as }: Pick<ScoreOptions, "assess" | "as">,
): string {
  const { definition, bootstrap, assessment } = output;
  const like = as === undefined ? "" : `, as ${packages[as].title} ${packages[as].version}`;
  const intervals = bootstrap ? `, 95 % intervals from ${bootstrap.replicateCount} replicates` : "";
  const parts = [
    `n = ${output.n}, index by ${definition.name} version ${definition.version}${like}${intervals}`,
    `Index (0-100)\n${indexTable(output, target)}`,
    `Paths\n${pathTable(output)}`,
    ...driverPart(output, target),
    `Weights and loadings\n${weightTable(output)}`,
    ...groupPart(output, target),
    ...(assess && assessment ? assessParts(assessment) : []),
    ...findingPart(output),
  ];
  return `${parts.join("\n\n")}\n`;
}

function indexTable(output: ScoreOutput, target: string): string {
  const rows = Object.entries(output.index).map(([construct, index]) => [
    construct === target ? `${construct} *` : construct,
    index.toFixed(2),
    intervalText(output.indexInterval?.[construct], 2),
    output.rSquared[construct]?.toFixed(3) ?? "",
  ]);
  return alignTable(["construct", "index", "interval", "R2"], rows);
}

function pathTable({ paths }: ScoreOutput): string {
  const rows = paths.map(({ from, to, coefficient, interval }) => [
    `${from} -> ${to}`,
    coefficient.toFixed(3),
    intervalText(interval, 3),
  ]);
  return alignTable(["path", "coefficient", "interval"], rows);
}

function driverPart({ drivers, totalEffects }: ScoreOutput, target: string): string[] {
  const rows = (drivers?.drivers ?? []).map(({ name, rank, rankShares, ...driver }) => [
    name,
    driver.importance.toFixed(2),
    intervalText(driver.importanceInterval, 2),
    rankShares ? `${rank} (${Math.round((rankShares[rank - 1] ?? 0) * 100)} %)` : String(rank),
    driver.performance.toFixed(2),
    totalEffects.find(({ from, to }) => from === name && to === target)?.standardized.toFixed(3) ?? "",
  ]);
  if (rows.length === 0) return [];
  const header = ["driver", "importance", "interval", "rank (of resamples)", "performance", "total effect"];
  return [`Drivers of ${target}\n${alignTable(header, rows)}`];
}

function weightTable({ outerWeights, loadings }: ScoreOutput): string {
  const rows = Object.entries(outerWeights).flatMap(([construct, weights]) =>
    Object.entries(weights).map(([indicator, weight]) => [
      `${construct} ${indicator}`,
      weight.toFixed(3),
      loadings[construct]?.[indicator]?.toFixed(3) ?? "",
    ]),
  );
  return alignTable(["indicator", "weight", "loading"], rows);
}

function groupPart({ groups }: ScoreOutput, target: string): string[] {
  const rows = Object.entries(groups).map(([name, outcome]) => [
    name || "(empty)",
    ...groupCells(outcome, target),
  ]);
  if (rows.length === 0) return [];
  return [`${target} by group\n${alignTable(["group", "n", "index", "interval", "weights"], rows)}`];
}

function groupCells(outcome: ScoreOutcome, target: string): string[] {
  if (!outcome.scored)
    return [String(outcome.n), "", "", outcome.findings.map(({ message }) => message).join("; ")];
  const { n, index, indexInterval, weighting } = outcome.output;
  const weights = weighting === "borrowed" ? "of all" : "own";
  return [String(n), index[target]?.toFixed(2) ?? "", intervalText(indexInterval?.[target], 2), weights];
}

function findingPart({ findings }: ScoreOutput): string[] {
  return findings.length === 0
    ? []
    : [`Findings\n${findings.map(({ message }) => `  ${message}`).join("\n")}`];
}
