import { parseCsv } from "hucre/csv";

/** One row of a CSV file. */
export interface CsvRow {
  /** as a spreadsheet counts: from 1, a quoted line break does not count */
  readonly rowNumber: number;
  readonly cells: readonly string[];
  /** false where a quotation mark was opened and never closed */
  readonly closed: boolean;
}

// No file contains it: NUL has no place in a text file, and rows with it are refused anyway.
const endMark = "\u0000end\u0000";
const unclosedMax = 50;

/**
 * The rows of a CSV file, empty ones left out. A quotation mark that is never closed would swallow the rest of the
 * file: its row ends with its line instead, marked, and the rows after it are kept.
 * @returns null where quotation marks are broken all over
 */
export function readCsvRows(text: string): CsvRow[] | null {
  const delimiter = detectDelimiter(text);
  const rows: CsvRow[] = [];
  let rest = text;
  for (let unclosedCount = 0; unclosedCount <= unclosedMax; unclosedCount++) {
    const parsed = parseCsv(`${rest}\n${endMark}`, { delimiter }).map((cells) => cells.map(String));
    const last = parsed.pop() ?? [];
    for (const cells of parsed) rows.push({ rowNumber: rows.length + 1, cells, closed: true });
    if (last.length === 1 && last[0] === endMark) return rows.filter(({ cells }) => cells.some(Boolean));
    // Inside quotation marks only doubled ones were undone: doubled again, this is the file's own text.
    const swallowed = (last.pop() ?? "").slice(0, -endMark.length - 1).replaceAll('"', '""');
    const [line = ""] = swallowed.split(/\r\n|\r|\n/, 1);
    rows.push({ rowNumber: rows.length + 1, cells: [...last, line], closed: false });
    rest = swallowed.slice(line.length).replace(/^(\r\n|\r|\n)/, "");
    if (rest === "") return rows;
  }
  return null;
}

/** Comma, semicolon or tab: whichever the header has most of outside quotation marks. */
export function detectDelimiter(text: string): string {
  const [header = ""] = text.replace(/"[^"]*"/g, "").split(/[\r\n]/, 1);
  const counts = [",", ";", "\t"].map((delimiter) => ({
    delimiter,
    count: header.split(delimiter).length,
  }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).delimiter;
}
