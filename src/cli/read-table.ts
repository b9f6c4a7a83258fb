import { detectDelimiter, parseCsv } from "hucre/csv";
import { InputError } from "./command.ts";
import { readTextFile } from "./read-model.ts";

/** A CSV file with a header. Rows carry the number a person sees in a spreadsheet: the header is row 1. */
export interface Table {
  file: string;
  /** the character between cells */
  delimiter: string;
  header: string[];
  rows: { number: number; cells: string[] }[];
}

/**
 * Reads a CSV file: comma, semicolon, tab or bar between cells, with or without byte order mark. Empty lines are passed
 * over.
 * @throws {InputError} if the file is empty, a row is too short or too long, or a quote is never closed
 */
export async function readTable(file: string): Promise<Table> {
  const text = await readTextFile(file);
  if (text.trim() === "") throw new InputError(`${file}: the file is empty`);
  const delimiter = detectDelimiter(text);
  const opened = rowOfOpenQuote(text, delimiter);
  if (opened !== null) throw new InputError(`${file}: row ${opened} opens a quote that is never closed`);
  const [header = [], ...records] = parseCsv(text, { delimiter }).map((cells) => cells.map(String));
  const rows = records
    .map((cells, at) => ({ number: at + 2, cells }))
    .filter(({ cells }) => cells.length > 1 || cells[0]?.trim() !== "" || header.length === 1);
  const ragged = rows.find(({ cells }) => cells.length !== header.length);
  if (ragged) {
    const { cells, number } = ragged;
    const count = `${cells.length} cells, the header has ${header.length} columns`;
    throw new InputError(`${file}: row ${number} has ${count}`);
  }
  return { file, delimiter, header: header.map((cell) => cell.trim()), rows };
}

/**
 * The position of a column.
 * @throws {InputError} if it is not there, or there twice
 */
export function columnAt({ file, header }: Table, name: string): number {
  const at = header.indexOf(name);
  if (at < 0) throw new InputError(`${file}: row 1 has no column ${name}`);
  if (header.indexOf(name, at + 1) >= 0) {
    throw new InputError(`${file}: row 1 has the column ${name} twice`);
  }
  return at;
}

/** A cell that is a number in plain or scientific notation; null where it is none. */
export function numberIn(cell: string): number | null {
  const text = cell.trim();
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : null;
}

// The parser reads to the end of the file for a closing quote, and everything between would be one cell.
function rowOfOpenQuote(text: string, delimiter: string): number | null {
  const breaks = new Set(["\n", "\r", delimiter]);
  let row = 1;
  let opened: number | null = null;
  let startsCell = true;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if (opened === null) {
      if (character === '"' && startsCell) opened = row;
      else if (character === "\n" || (character === "\r" && text[at + 1] !== "\n")) row += 1;
      startsCell = breaks.has(character) || character === "\uFEFF";
    } else if (character === '"') {
      if (text[at + 1] === '"') at += 1;
      else opened = null;
    }
  }
  return opened;
}
