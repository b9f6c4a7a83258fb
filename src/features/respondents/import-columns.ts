import type { Language } from "../../i18n/languages.ts";
import { hasControlCharacter } from "../surveys/form-problem.ts";
import type { ImportColumn, ImportRefusal, ImportRow } from "./import-preview.ts";

type Meaning = Exclude<ImportColumn["meaning"], "attribute" | "empty">;

/** What a header may say, in either language; case, width, spaces, hyphens and underscores aside. */
const namesOf: Readonly<Record<Meaning, readonly string[]>> = {
  email: [
    "email",
    "mail",
    "emailaddress",
    "邮箱",
    "电子邮件",
    "电子邮箱",
    "邮件",
    "邮箱地址",
    "邮件地址",
    "邮件账号",
  ],
  name: ["name", "fullname", "姓名", "名字", "名称", "客户姓名", "联系人", "称呼"],
  language: ["language", "lang", "locale", "语言", "语种"],
  unit: ["unit", "branch", "单位", "部门", "网点", "分店", "门店", "机构", "分支机构"],
  account: ["account", "accountid", "customerid", "客户", "账户", "客户编号", "客户号", "账号"],
};

const columnCountMax = 60;
const nameLengthMax = 100;

/**
 * How each column is read. The first that names a meaning has it; any further column is an attribute under its own
 * header.
 */
export function readHeader(header: readonly string[]): ImportColumn[] | ImportRefusal {
  if (header.length > columnCountMax) return { reason: "too-many-columns", detail: String(header.length) };
  // Spreadsheets break long headings into lines.
  const names = header.map((cell) => cell.trim().replace(/\s+/g, " "));
  const bad = names.findIndex((name) => hasControlCharacter(name) || name.length > nameLengthMax);
  if (bad !== -1) return { reason: "column-name-unusable", detail: String(bad + 1) };
  const taken = new Set<string>();
  const columns = names.map((text): ImportColumn => {
    if (text === "") return { header: "", meaning: "empty" };
    const meaning = meaningOf(text);
    if (!meaning || taken.has(meaning)) return { header: text, meaning: "attribute" };
    taken.add(meaning);
    return { header: text, meaning };
  });
  if (!taken.has("email")) return { reason: "email-column-missing", detail: header.join(", ").slice(0, 200) };
  const attributes = columns.flatMap((column) => (column.meaning === "attribute" ? [column.header] : []));
  const repeated = attributes.find((name, position) => attributes.indexOf(name) !== position);
  return repeated === undefined ? columns : { reason: "column-repeated", detail: repeated };
}

/** What a column may be called, the names of a language first. */
export function columnNames(meaning: Meaning, language: Language): string[] {
  const isChinese = (name: string) => /\p{Script=Han}/u.test(name);
  const own = namesOf[meaning].filter((name) => isChinese(name) === (language === "zh-CN"));
  return [...own, ...namesOf[meaning].filter((name) => !own.includes(name))];
}

/** What a row says in a column; empty where nothing. */
export function cellOf(row: ImportRow, { header, meaning }: ImportColumn): string {
  if (meaning === "attribute") return row.attributes[header] ?? "";
  const texts = {
    email: row.email,
    name: row.name,
    language: row.language,
    unit: row.unitCode,
    account: row.accountCode,
    empty: null,
  };
  return texts[meaning] ?? "";
}

function meaningOf(header: string): Meaning | undefined {
  const key = header
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_-]/g, "");
  return (Object.keys(namesOf) as Meaning[]).find((meaning) => namesOf[meaning].includes(key));
}
