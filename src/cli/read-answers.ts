import { parseCsv } from "hucre/csv";
import type { ModelFile } from "../scoring/model/parse-model-file.ts";
import { indicatorsOf } from "../scoring/model/path-model.ts";
import { InputError } from "./command.ts";
import { readTextFile } from "./read-model.ts";

export interface Answers {
  /** one per indicator, in model order; NaN = missing */
  columns: Float64Array[];
  rowCount: number;
  /** row numbers (0-based) per value of the group column, sorted by value; null without such a column */
  groups: Map<string, Uint32Array> | null;
}

/**
 * Reads the answers to a model's indicators from a CSV file with a header. Rows are counted as a person sees them in
 * a spreadsheet: the header is row 1. Empty lines are passed over.
 * @throws {InputError} naming file, row and column
 */
export async function readAnswers(file: string, model: ModelFile, groupColumn?: string): Promise<Answers> {
  const [header = [], ...records] = parseCsv(await readTextFile(file)).map((cells) => cells.map(String));
  const rows = records
    .map((cells, at) => ({ cells, number: at + 2 }))
    .filter(({ cells }) => cells.length > 1 || cells[0]?.trim() !== "" || header.length === 1);
  const short = rows.find(({ cells }) => cells.length !== header.length);
  if (short) {
    const { cells, number } = short;
    throw new InputError(
      `${file}: row ${number} has ${cells.length} cells, the header has ${header.length} columns`,
    );
  }
  const missing = new Set(model.missing.map(String));
  const columns = indicatorsOf(model.pathModel).map((indicator) => {
    const at = columnOf(file, header, indicator.name);
    return Float64Array.from(rows, ({ cells, number }) => {
      const answer = numberOf(cells[at] as string, missing);
      const where = () => `${file}: row ${number}, column ${indicator.name}`;
      if (answer === "not-a-number") throw new InputError(`${where()}: "${cells[at]}" is not a number`);
      if (answer < indicator.min || answer > indicator.max) {
        throw new InputError(
          `${where()}: ${answer} is outside the scale ${indicator.min} to ${indicator.max}`,
        );
      }
      return answer;
    });
  });
  const groups = groupColumn === undefined ? null : groupsOf(rows, columnOf(file, header, groupColumn));
  return { columns, rowCount: rows.length, groups };
}

function columnOf(file: string, header: string[], name: string): number {
  const at = header.findIndex((cell) => cell.trim() === name);
  if (at < 0) throw new InputError(`${file}: row 1 has no column ${name}`);
  if (header.some((cell, other) => other > at && cell.trim() === name)) {
    throw new InputError(`${file}: row 1 has the column ${name} twice`);
  }
  return at;
}

function numberOf(cell: string, missing: Set<string>): number | "not-a-number" {
  const text = cell.trim();
  if (text === "" || missing.has(text)) return Number.NaN;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return "not-a-number";
  const answer = Number(text);
  return missing.has(String(answer)) ? Number.NaN : answer;
}

function groupsOf(rows: { cells: string[] }[], at: number): Map<string, Uint32Array> {
  const byValue = Map.groupBy(
    rows.map((_, row) => row),
    (row) => rows[row]?.cells[at]?.trim() ?? "",
  );
  const sorted = [...byValue].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(sorted.map(([value, numbers]) => [value, Uint32Array.from(numbers)]));
}
