import type { Language } from "../../i18n/languages.ts";

/** A row that can be stored. `rowNumber` is the line in the file as a person sees it; the header is 1. */
export interface ImportRow {
  readonly rowNumber: number;
  readonly email: string;
  readonly name: string | null;
  readonly language: Language | null;
  readonly unitCode: string | null;
  readonly accountCode: string | null;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface ImportProblem {
  readonly rowNumber: number;
  readonly column: string;
  readonly reason: string;
  /** the row's cells as they came, for the download of bad rows */
  readonly cells: readonly string[];
}

/** What an uploaded file holds, before anything is stored. */
export interface ImportPreview {
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "gb18030";
  readonly header: readonly string[];
  readonly rows: readonly ImportRow[];
  readonly problems: readonly ImportProblem[];
  /** rows merged into an earlier one with the same normalized address */
  readonly mergedRowNumbers: readonly number[];
}
