import type { CompareOutput, GroupResult, IndexComparison } from "../scoring/compare-types.ts";
import { alignTable } from "./align-table.ts";
import { intervalText, numberText, pText } from "./number-text.ts";

/** Rows without a value in the column that is compared belong to no group. */
export type Compared = CompareOutput & { leftOutCount: number };

/** A comparison for people: each two groups' indices and their difference, then whether they may be compared. */
export function compareTable(output: Compared, target: string): string {
  const pairs = Map.groupBy(output.comparison, ({ a, b }) => `${a} minus ${b}`);
  const adjusted = output.adjustment === "holm" ? "Holm" : "Benjamini-Hochberg";
  const counts = [output.bootstrap, output.permutation].flatMap((count) => count?.replicateCount ?? []);
  const parts = [
    `Comparison, p adjusted over all cells (${adjusted}), ${counts[0] ?? 0} resamples and permutations`,
    ...Array.from(pairs, ([title, cells]) => `${title}\n${differenceTable(output, cells, target)}`),
    ...invariancePart(output),
    ...findingPart(output),
  ];
  return `${parts.join("\n\n")}\n`;
}

function differenceTable({ groups }: CompareOutput, cells: IndexComparison[], target: string): string {
  const indexOf = (name: string, construct: string) =>
    numberText(groups.find((group) => group.name === name)?.index[construct], 2);
  const rows = cells.map(({ a, b, construct, difference, interval, p, adjustedP, underPooledWeights }) => [
    construct === target ? `${construct} *` : construct,
    indexOf(a, construct),
    indexOf(b, construct),
    signed(difference),
    intervalText(interval, 2),
    pText(p),
    pText(adjustedP),
    underPooledWeights ? signed(underPooledWeights.difference) : "",
  ]);
  const [first] = cells;
  const header = ["construct", first?.a ?? "", first?.b ?? "", "difference", "interval", "p", "adjusted p"];
  return alignTable([...header, "with weights of both"], rows);
}

function invariancePart({ micom, verdict }: CompareOutput): string[] {
  const rows = micom.map(({ a, b, construct, compositional, invariance }) => [
    `${a}, ${b}: ${construct}`,
    numberText(compositional?.correlation, 4),
    numberText(compositional?.quantile, 4),
    pText(compositional?.p ?? null),
    invariance ?? "",
  ]);
  if (rows.length === 0) return [];
  const table = alignTable(["groups and construct", "c", "5 % quantile", "p", "invariance"], rows);
  return [`Measurement invariance (MICOM)\n${table}\n  ${verdict?.message ?? ""}`.trimEnd()];
}

function findingPart({ findings, groups, leftOutCount }: Compared): string[] {
  const lines = [
    ...(leftOutCount > 0 ? [`  ${leftOutCount} rows without a value are left out`] : []),
    ...findings.map(({ message }) => `  ${message}`),
    ...groups.flatMap(({ name, findings: own }: GroupResult) =>
      own.map(({ message }) => `  ${name}: ${message}`),
    ),
  ];
  return lines.length === 0 ? [] : [`Findings of the comparison\n${lines.join("\n")}`];
}

function signed(difference: number): string {
  return `${difference < 0 ? "" : "+"}${difference.toFixed(2)}`;
}
