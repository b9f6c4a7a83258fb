/**
 * A plain text table: two spaces before each line, the first column to the left, the others to the right. Columns
 * without any content are left out.
 */
export function alignTable(header: string[], rows: string[][]): string {
  const kept = header.map((_, column) => column).filter((column) => rows.some((row) => row[column]));
  const lines = [header, ...rows].map((row) => kept.map((column) => row[column] ?? ""));
  const widths = kept.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join("  "),
    )
    .map((line) => `  ${line.trimEnd()}`)
    .join("\n");
}
