import { writeCsv } from "hucre/csv";
import type { Language } from "../../i18n/languages.ts";
import { t } from "../../i18n/t.ts";
import type { BadRow, ImportColumn } from "./import-preview.ts";

/**
 * The bad rows of an import as a CSV file that spreadsheets open as it is: the file's own columns, then what is wrong
 * and where. A cell that a spreadsheet would run as a formula is made plain text.
 */
export function badRowsCsv(
  language: Language,
  columns: readonly ImportColumn[],
  badRows: readonly BadRow[],
): string {
  const headers = columns.map(({ header }) => header);
  const width = badRows.reduce((widest, { cells }) => Math.max(widest, cells.length), headers.length);
  const filled = (cells: readonly string[]) => [...cells, ...Array<string>(width - cells.length).fill("")];
  const rows = badRows.map(({ rowNumber, cells, faults }) => {
    const reasons = faults.map(({ column, reason }) => {
      const text = t(language, `import.fault.${reason}`);
      return column ? `${column}: ${text}` : text;
    });
    return [...filled(cells), String(rowNumber), reasons.join(" ")];
  });
  const header = [...filled(headers), t(language, "import.row"), t(language, "import.problem")];
  const table = [header, ...rows].map((cells) => cells.map(withoutWideFormula));
  return writeCsv(table, { bom: true, escapeFormulae: true });
}

/** Spreadsheets set to Chinese take the full-width signs for formulas too; the writer knows only the narrow ones. */
function withoutWideFormula(cell: string): string {
  return /^[＝＋－＠]/.test(cell) ? `'${cell}` : cell;
}
