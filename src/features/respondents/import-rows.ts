import { isPublicAddress, normalizedEmail } from "../../emails/mail-address.ts";
import type { Language } from "../../i18n/languages.ts";
import { hasControlCharacter } from "../surveys/form-problem.ts";
import { BrokenQuotesError, type CsvRow, readCsvRows } from "./csv-rows.ts";
import { type DecodedFile, decodeFile } from "./decode-file.ts";
import { readHeader } from "./import-columns.ts";
import type {
  BadRow,
  ImportColumn,
  ImportFault,
  ImportPreview,
  ImportRefusal,
  ImportRow,
} from "./import-preview.ts";

/** What the file alone tells; which units and people are known is the service's part. */
export type ReadImport = Omit<ImportPreview, "newUnits" | "knownCount" | "defaultLanguage">;

const rowCountMax = 200_000;

const lengthMax: Readonly<Record<ImportColumn["meaning"], number>> = {
  email: 254,
  name: 120,
  language: 20,
  unit: 60,
  account: 100,
  attribute: 1000,
  empty: 0,
};

const languageNames: Readonly<Record<string, Language>> = {
  en: "en",
  english: "en",
  英文: "en",
  英语: "en",
  zh: "zh-CN",
  cn: "zh-CN",
  chinese: "zh-CN",
  中文: "zh-CN",
  汉语: "zh-CN",
  简体中文: "zh-CN",
  简体: "zh-CN",
};

/** Reads an uploaded file: the rows that can be stored, those that cannot and why. */
export function readImport(bytes: Uint8Array): ReadImport | ImportRefusal {
  if (bytes.length === 0) return { reason: "file-empty" };
  const file = decodeFile(bytes);
  if (!file) return { reason: "encoding-unknown" };
  try {
    return readRows(file, readCsvRows(file.text));
  } catch (error) {
    if (error instanceof BrokenQuotesError) return { reason: "quotes-broken" };
    throw error;
  }
}

function readRows(file: DecodedFile, rows: Generator<CsvRow>): ReadImport | ImportRefusal {
  const header = rows.next();
  if (header.done) return { reason: "file-empty" };
  const columns = readHeader(header.value.cells);
  if ("reason" in columns) return columns;
  const byAddress = new Map<string, ImportRow>();
  const badRows: BadRow[] = [];
  const mergedRowNumbers: number[] = [];
  let rowCount = 0;
  for (const row of rows) {
    rowCount += 1;
    if (rowCount > rowCountMax) return { reason: "too-many-rows", detail: String(rowCountMax) };
    const faults = faultsOf(columns, row);
    if (faults.length > 0) {
      badRows.push(badRow(row, faults));
      continue;
    }
    const read = readRow(columns, row);
    const key = normalizedEmail(read.email);
    const earlier = byAddress.get(key);
    if (earlier) mergedRowNumbers.push(row.rowNumber);
    byAddress.set(key, earlier ? merged(earlier, read) : read);
  }
  if (rowCount === 0) return { reason: "no-rows" };
  return { encoding: file.encoding, columns, rows: [...byAddress.values()], badRows, mergedRowNumbers };
}

/** A bad row as it is kept. NUL cannot be stored in the database. */
export function badRow({ rowNumber, cells }: Omit<CsvRow, "closed">, faults: readonly ImportFault[]): BadRow {
  return { rowNumber, faults, cells: cells.map((cell) => cell.replaceAll("\u0000", "\ufffd")) };
}

function faultsOf(columns: readonly ImportColumn[], { cells, closed }: CsvRow): ImportFault[] {
  const faults: ImportFault[] = [];
  const emailColumn = columns.find(({ meaning }) => meaning === "email")?.header ?? "";
  if (!closed) return [{ column: columns[cells.length - 1]?.header ?? "", reason: "quote-unclosed" }];
  if (cells.some((cell, position) => cell.trim() !== "" && !columns[position]?.header))
    return [{ column: "", reason: "too-many-cells" }];
  columns.forEach(({ header, meaning }, position) => {
    const text = (cells[position] ?? "").trim();
    const reason = faultOf(meaning, text);
    if (reason) faults.push({ column: header || emailColumn, reason });
  });
  return faults;
}

function faultOf(meaning: ImportColumn["meaning"], text: string): ImportFault["reason"] | null {
  if (meaning === "email" && text === "") return "email-missing";
  // An attribute may be an address in several lines; everything else can reach a mail header.
  const line = meaning === "attribute" ? text.replace(/[\r\n\t]/g, "") : text;
  if (hasControlCharacter(line)) return "control-character";
  if (meaning === "email" && !isPublicAddress(text.normalize("NFKC"))) return "email-invalid";
  if (text.length > lengthMax[meaning]) return "too-long";
  return meaning === "language" && text !== "" && !languageOf(text) ? "language-unknown" : null;
}

function readRow(columns: readonly ImportColumn[], { rowNumber, cells }: CsvRow): ImportRow {
  const cell = (meaning: ImportColumn["meaning"]): string | null => {
    const position = columns.findIndex((column) => column.meaning === meaning);
    return cells[position]?.trim() || null;
  };
  const attributes = columns.flatMap(({ header, meaning }, position): [string, string][] => {
    const text = cells[position]?.trim();
    return meaning === "attribute" && text ? [[header, text]] : [];
  });
  return {
    rowNumber,
    email: (cell("email") ?? "").normalize("NFKC"),
    name: cell("name"),
    language: languageOf(cell("language") ?? "") ?? null,
    unitCode: cell("unit"),
    accountCode: cell("account"),
    attributes: Object.fromEntries(attributes),
  };
}

/** What a later row says counts; where it says nothing, the earlier one stays. */
function merged(earlier: ImportRow, later: ImportRow): ImportRow {
  return {
    rowNumber: earlier.rowNumber,
    email: earlier.email,
    name: later.name ?? earlier.name,
    language: later.language ?? earlier.language,
    unitCode: later.unitCode ?? earlier.unitCode,
    accountCode: later.accountCode ?? earlier.accountCode,
    attributes: { ...earlier.attributes, ...later.attributes },
  };
}

function languageOf(text: string): Language | undefined {
  const key = text.normalize("NFKC").toLowerCase();
  const [primary = ""] = key.split(/[-_]/, 1);
  return languageNames[key] ?? (/^(en|zh)[-_][a-z-_]+$/.test(key) ? languageNames[primary] : undefined);
}
