import { writeCsv } from "hucre/csv";

/**
 * A table as a CSV file that spreadsheets open as it is. Text that a spreadsheet would run as a formula is made plain.
 * @param fileName without an ending
 */
export function csvResponse(
  fileName: string,
  header: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): Response {
  const table = [header, ...rows].map((cells) => cells.map(withoutWideFormula));
  return new Response(writeCsv(table, { bom: true, escapeFormulae: true }), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${fileName}.csv"`,
      "Cache-Control": "private, no-store",
    },
  });
}

/** Spreadsheets set to Chinese take the full-width signs for formulas too; the writer knows only the narrow ones. */
function withoutWideFormula(cell: string | number | null): string | number {
  if (typeof cell !== "string") return cell ?? "";
  return /^[＝＋－＠]/.test(cell) ? `'${cell}` : cell;
}
