import { parseCsv } from "hucre/csv";
import { expect, test } from "vitest";
import { badRowsCsv } from "../../src/features/respondents/bad-rows-csv.ts";
import type { BadRow, ImportColumn } from "../../src/features/respondents/import-preview.ts";

const columns: ImportColumn[] = [
  { header: "email", meaning: "email" },
  { header: "=name", meaning: "attribute" },
];

function aBadRow(cells: string[]): BadRow {
  return { rowNumber: 7, cells, faults: [{ column: "email", reason: "email-invalid" }] };
}

test("keeps the cells as they came, and adds the row and what is wrong with it", () => {
  const csv = badRowsCsv("en", columns, [aBadRow(["ann@", 'says "hi",\nbye'])]);
  expect(parseCsv(csv)[1]).toEqual(["ann@", 'says "hi",\nbye', "7", "email: This is not an e-mail address."]);
});

test("begins with a byte order mark, so that spreadsheets read Chinese", () => {
  const csv = badRowsCsv("zh-CN", columns, [aBadRow(["王伟", ""])]);
  expect(csv.charCodeAt(0)).toBe(0xfeff);
  expect(csv).toContain("这不是邮箱地址。");
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＠SUM(A1)"])(
  "%j is no formula any more",
  (cell) => {
    const [header, row] = parseCsv(badRowsCsv("en", columns, [aBadRow([cell])]));
    expect(row?.[0]).toBe(`'${cell}`);
    expect(header?.[1]).toBe("'=name");
  },
);

test("rows with more cells than columns keep them all", () => {
  const [header, row] = parseCsv(badRowsCsv("en", columns, [aBadRow(["a", "b", "c", "d"])]));
  expect(row?.slice(0, 5)).toEqual(["a", "b", "c", "d", "7"]);
  expect(header).toHaveLength(row?.length ?? 0);
});
