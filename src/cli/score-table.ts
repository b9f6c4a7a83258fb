import type { Interval, ScoreOutcome, ScoreOutput } from "../scoring/score-types.ts";
import { alignTable } from "./align-table.ts";

/** The output for people: headline, indices, paths, total effects on the target, groups, findings. */
export function scoreTable(output: ScoreOutput, target: string): string {
  const { definition, bootstrap } = output;
  const intervals = bootstrap ? `, 95 % intervals from ${bootstrap.replicateCount} replicates` : "";
  const parts = [
    `n = ${output.n}, index by ${definition.name} version ${definition.version}${intervals}`,
    `Index (0-100)\n${indexTable(output, target)}`,
    `Paths\n${pathTable(output)}`,
    `Total effects on ${target}\n${effectTable(output, target)}`,
    `Weights and loadings\n${weightTable(output)}`,
    ...groupPart(output, target),
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

function effectTable({ totalEffects }: ScoreOutput, target: string): string {
  const rows = totalEffects
    .filter(({ to }) => to === target)
    .map(({ from, standardized, indexPoints, interval }) => [
      from,
      standardized.toFixed(3),
      indexPoints.toFixed(2),
      intervalText(interval, 2),
    ]);
  return alignTable(["driver", "standardized", "index points", "interval"], rows);
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

function intervalText(interval: Interval | null | undefined, digits: number): string {
  return interval ? `${interval[0].toFixed(digits)} to ${interval[1].toFixed(digits)}` : "";
}
