import { streamCsvRows } from "hucre/csv";

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
 * The rows of a CSV file, one at a time, empty ones left out. A quotation mark that is never closed would swallow the
 * rest of the file: its row ends with its line instead, marked, and the rows after it are read as rows again.
 * @throws {BrokenQuotesError} where quotation marks are broken all over
 */
export function* readCsvRows(text: string): Generator<CsvRow> {
  const delimiter = detectDelimiter(text);
  let rest = text;
  let rowNumber = 0;
  for (let unclosedCount = 0; unclosedCount <= unclosedMax; unclosedCount++) {
    let last: string[] = [];
    for (const row of streamCsvRows(`${rest}\n${endMark}`, { delimiter })) {
      if (last.length > 0) rowNumber += 1;
      if (last.some(Boolean)) yield { rowNumber, cells: last, closed: true };
      last = row.map(String);
    }
    if (last.length === 1 && last[0] === endMark) return;
    const swallowed = rawText(last.pop() ?? "").slice(0, -endMark.length - 1);
    const [line = ""] = swallowed.split(/\r\n|\r|\n/, 1);
    rowNumber += 1;
    yield { rowNumber, cells: [...last, line], closed: false };
    rest = swallowed.slice(line.length).replace(/^(\r\n|\r|\n)/, "");
    if (rest === "") return;
  }
  throw new BrokenQuotesError();
}

/** So many quotation marks are opened and never closed that rows cannot be told apart. */
export class BrokenQuotesError extends Error {
  override name = "BrokenQuotesError";
}

// Inside quotation marks only doubled ones were undone: doubled again, a cell is the file's own text.
function rawText(cell: string): string {
  return cell.replaceAll('"', '""');
}

/** Comma, semicolon or tab: whichever the header has most of outside quotation marks. */
function detectDelimiter(text: string): string {
  const [header = ""] = text.replace(/"[^"]*"/g, "").split(/[\r\n]/, 1);
  const counts = [",", ";", "\t"].map((delimiter) => ({
    delimiter,
    count: header.split(delimiter).length,
  }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).delimiter;
}
