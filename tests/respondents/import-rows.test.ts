import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ReadImport, readImport } from "../../src/features/respondents/import-rows.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

function utf16(text: string, order: "le" | "be", mark: boolean): Uint8Array {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, "utf16le");
  return order === "le" ? bytes : bytes.swap16();
}

/** 姓名 and 王伟 in GB18030, which Node reads and does not write. */
const gb = (text: string) => {
  const encoded: Record<string, number[]> = {
    姓: [0xd0, 0xd5],
    名: [0xc3, 0xfb],
    王: [0xcd, 0xf5],
    伟: [0xce, 0xb0],
    邮: [0xd3, 0xca],
    箱: [0xcf, 0xe4],
  };
  return Uint8Array.from([...text].flatMap((each) => encoded[each] ?? [each.charCodeAt(0)]));
};

function read(file: string | Uint8Array): ReadImport {
  const result = readImport(typeof file === "string" ? utf8(file) : file);
  if ("reason" in result) throw new Error(`the file was refused: ${result.reason}`);
  return result;
}

/** "3 Email email-invalid" for each fault. */
function faults(file: string): string[] {
  return read(file).badRows.flatMap(({ rowNumber, faults }) =>
    faults.map(({ column, reason }) => `${rowNumber} ${column} ${reason}`),
  );
}

describe("encodings", () => {
  const text = "邮箱,姓名\r\nwang@example.com,王伟\r\n";
  test.each([
    ["utf-8", utf8(text)],
    ["utf-8", utf8(`\ufeff${text}`)],
    ["utf-16le", utf16(text, "le", true)],
    ["utf-16be", utf16(text, "be", true)],
    ["utf-16le", utf16(text, "le", false)],
    ["utf-16be", utf16(text, "be", false)],
    ["gb18030", gb(text)],
  ])("%s is recognized", (encoding, bytes) => {
    const preview = read(bytes);
    expect(preview.encoding).toBe(encoding);
    expect(preview.rows).toMatchObject([{ email: "wang@example.com", name: "王伟" }]);
  });

  test("bytes that are no text in any of them are refused, not replaced", () => {
    expect(readImport(Uint8Array.from([0xff, 0xff, 0x81, 0x20]))).toEqual({ reason: "encoding-unknown" });
    const odd = utf16(text, "le", true).subarray(0, 21);
    expect(readImport(odd)).toEqual({ reason: "encoding-unknown" });
  });
});

describe("the header", () => {
  test("is understood in either language, whatever its case, width and spaces", () => {
    const { columns } = read("Ｅ-Mail , 姓名,语言,网点,客户编号,Tariff\na@b.cn,,,,,");
    expect(columns.map(({ meaning }) => meaning)).toEqual([
      "email",
      "name",
      "language",
      "unit",
      "account",
      "attribute",
    ]);
  });

  test("a second column of one meaning is an attribute under its own name", () => {
    const { rows } = read("email,unit,部门\na@b.cn,North,Sales");
    expect(rows[0]).toMatchObject({ unitCode: "North", attributes: { 部门: "Sales" } });
  });

  test.each([
    ["", "file-empty"],
    ["name,phone\nAnn,1", "email-column-missing"],
    ["email,Tariff,Tariff\na@b.cn,1,2", "column-repeated"],
    [`email,no\u0000te\n${"a@b.cn,1\n".repeat(9)}`, "column-name-unusable"],
    [`email,${"x".repeat(101)}\na@b.cn,1`, "column-name-unusable"],
    ["email,name\n\n,\n", "no-rows"],
    [`email,${"x,".repeat(61)}\na@b.cn`, "too-many-columns"],
  ])("%j is refused: %s", (file, reason) => {
    expect(readImport(utf8(file))).toMatchObject({ reason });
  });

  test.each([",", ";", "\t"])("the delimiter %j is found", (delimiter) => {
    const { rows } = read(`email${delimiter}name\na@b.cn${delimiter}Ann`);
    expect(rows).toMatchObject([{ email: "a@b.cn", name: "Ann" }]);
  });
});

describe("rows", () => {
  test("are numbered as a spreadsheet numbers them, over empty rows and line breaks in quotation marks", () => {
    const file = 'email,address\na@b.cn,"1 High St\nLondon"\n\nbad,x\nc@b.cn,"says ""hi"""\n';
    const { rows, badRows } = read(file);
    expect(rows.map(({ rowNumber, attributes }) => [rowNumber, attributes.address])).toEqual([
      [2, "1 High St\nLondon"],
      [5, 'says "hi"'],
    ]);
    expect(badRows).toMatchObject([{ rowNumber: 4, cells: ["bad", "x"] }]);
  });

  test("say everything that is wrong with them, and the good ones are kept", () => {
    const file = "E-Mail,Name,Language\n,Ann,en\nbob@,Bob,fr\nok@example.com,Eve,zh\n";
    expect(faults(file)).toEqual([
      "2 E-Mail email-missing",
      "3 E-Mail email-invalid",
      "3 Language language-unknown",
    ]);
    expect(read(file).rows).toMatchObject([{ email: "ok@example.com", language: "zh-CN" }]);
  });

  test("line breaks and NUL never reach a name or an address", () => {
    expect(faults('email,name\na@b.cn,"Ann\r\nBcc: x@y.z"\n')).toEqual(["2 name control-character"]);
    expect(faults('email,name\n"a@b.cn\r\nBcc: x@y.z",Ann\n')).toEqual(["2 email control-character"]);
    const [bad] = read("email,name\na@b.cn,A\u0000nn\n").badRows;
    expect(bad?.faults).toEqual([{ column: "name", reason: "control-character" }]);
    expect(bad?.cells).toEqual(["a@b.cn", "A\ufffdnn"]);
  });

  test("with more cells than the header has columns are refused, with fewer are not", () => {
    expect(faults("email,name\na@b.cn,Ann,extra\n")).toEqual(["2  too-many-cells"]);
    expect(read("email,name,tariff\na@b.cn\n").rows).toMatchObject([{ email: "a@b.cn", name: null }]);
    expect(read("email,name,\na@b.cn,Ann,\n").rows).toHaveLength(1);
  });

  test("a quotation mark that is never closed costs its own row only", () => {
    const { rows, badRows } = read('email,name\na@b.cn,"Ann\nb@b.cn,Bob ""B""\n\nc@b.cn,Eve\n');
    expect(badRows).toEqual([
      { rowNumber: 2, cells: ["a@b.cn", "Ann"], faults: [{ column: "name", reason: "quote-unclosed" }] },
    ]);
    expect(rows.map(({ rowNumber, name }) => [rowNumber, name])).toEqual([
      [3, 'Bob ""B""'],
      [5, "Eve"],
    ]);
  });

  test("of one address in any spelling are one person; what later rows say counts", () => {
    const file = "email,name,unit,tariff\nAnn@Example.com,Ann,North,gold\n ann@example.COM ,Ann Li,,\n";
    const { rows, mergedRowNumbers } = read(file);
    expect(rows).toEqual([
      {
        rowNumber: 2,
        email: "Ann@Example.com",
        name: "Ann Li",
        language: null,
        unitCode: "North",
        accountCode: null,
        attributes: { tariff: "gold" },
      },
    ]);
    expect(mergedRowNumbers).toEqual([3]);
  });

  test("a column called __proto__ is a column like any other", () => {
    const [row] = read("email,__proto__\na@b.cn,x\n").rows;
    expect(Object.entries(row?.attributes ?? {})).toEqual([["__proto__", "x"]]);
  });
});

test("every row of any file is stored, merged, bad or empty: none is lost", () => {
  const cell = fc.oneof(
    fc.constantFrom("a@b.cn", "b@b.cn", "bad", "", "=1+1", 'q"q', "x\ny", "zh", "\u0000"),
    fc.string({ maxLength: 8 }),
  );
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 20 }), (rows) => {
      const file = rows.map((cells) => cells.map(quoted).join(",")).join("\n");
      const result = readImport(utf8(`email,name,tariff\n${file}`));
      const filled = rows.filter((cells) => cells.some(Boolean)).length;
      if ("reason" in result) expect([result.reason, filled]).toEqual(["no-rows", 0]);
      else {
        const { rows: good, badRows, mergedRowNumbers } = result;
        expect(good.length + badRows.length + mergedRowNumbers.length).toBe(filled);
      }
    }),
  );
});

test("no file at all makes the reader throw", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void readImport(bytes)));
});

test("a heading in several lines is one name", () => {
  expect(read('email,"Customer\r\n  number"\na@b.cn,7').rows[0]?.attributes).toEqual({
    "Customer number": "7",
  });
});
