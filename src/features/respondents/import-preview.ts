import type { Language } from "../../i18n/languages.ts";
import type { FileEncoding } from "./decode-file.ts";

/** A row that can be stored. `rowNumber` is the row as a spreadsheet counts it; the header is 1. */
export interface ImportRow {
  readonly rowNumber: number;
  readonly email: string;
  readonly name: string | null;
  readonly language: Language | null;
  readonly unitCode: string | null;
  readonly accountCode: string | null;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface ImportFault {
  /** the header of the column, as the file has it */
  readonly column: string;
  readonly reason:
    | "email-missing"
    | "email-invalid"
    | "language-unknown"
    | "unit-not-yours"
    | "address-elsewhere"
    | "control-character"
    | "too-long"
    | "too-many-cells"
    | "quote-unclosed";
}

/** A row that cannot be stored, with everything that is wrong with it. */
export interface BadRow {
  readonly rowNumber: number;
  readonly faults: readonly ImportFault[];
  /** the row's cells as they came, for the download of bad rows */
  readonly cells: readonly string[];
}

/** How a column of the file is read. */
export interface ImportColumn {
  readonly header: string;
  readonly meaning: "email" | "name" | "language" | "unit" | "account" | "attribute" | "empty";
}

/** What an uploaded file holds, before anything is stored. */
export interface ImportPreview {
  readonly encoding: FileEncoding;
  /** of people we do not know yet, where the file says none */
  readonly defaultLanguage: Language;
  readonly columns: readonly ImportColumn[];
  /** emptied once they are stored */
  readonly rows: readonly ImportRow[];
  readonly badRows: readonly BadRow[];
  /** rows merged into an earlier one with the same normalized address */
  readonly mergedRowNumbers: readonly number[];
  /** units that the file names and that do not exist yet, as they are written */
  readonly newUnits: readonly string[];
  /** how many rows are people we know already */
  readonly knownCount: number;
  /** when it was confirmed, to the millisecond: whom it adds carries this moment, however often it is taken up */
  readonly startedAt?: string;
  readonly outcome?: ImportOutcome;
}

/** What confirming an import did. */
export interface ImportOutcome {
  readonly added: number;
  readonly updated: number;
  /** people who came into another unit's care between preview and confirmation: left as they are */
  readonly skipped: number;
}

/** A file that holds no list of people at all. */
export interface ImportRefusal {
  readonly reason:
    | "file-empty"
    | "encoding-unknown"
    | "email-column-missing"
    | "column-repeated"
    | "column-name-unusable"
    | "too-many-columns"
    | "too-many-rows"
    | "too-many-new-units"
    | "no-rows"
    | "quotes-broken";
  /** the header or the count it is about */
  readonly detail?: string;
}
