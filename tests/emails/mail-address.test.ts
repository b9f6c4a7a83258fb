import { expect, test } from "vitest";
import {
  isMailAddress,
  isPublicAddress,
  normalizedEmail,
  withoutAddresses,
} from "../../src/emails/mail-address.ts";

test.each([
  "a@b.cn",
  "first.last+tag@mail.example.co.uk",
  "o'brien@example.ie",
  "kunde@bücher.de",
  "123@456.com",
])("%s is an address of the internet", (text) => {
  expect(isPublicAddress(text)).toBe(true);
});

test.each([
  "",
  "ann",
  "ann@",
  "@example.com",
  "ann@localhost",
  "ann@@example.com",
  "ann@example..com",
  ".ann@example.com",
  "ann.@example.com",
  "a..b@example.com",
  "ann@-example.com",
  "ann@192.168.0.1",
  "ann @example.com",
  "ann@example.com\r\nBcc: eve@example.com",
  "ann@example.com,eve@example.com",
  "Ann <ann@example.com>",
  '"ann"@example.com',
  `${"a".repeat(65)}@example.com`,
  `ann@${"a".repeat(64)}.com`,
])("%j is none", (text) => {
  expect(isPublicAddress(text)).toBe(false);
});

test("case, width and spaces do not make another person", () => {
  expect(normalizedEmail(" Ann＠Example.COM ")).toBe("ann@example.com");
});

test("an international domain is one however it is spelled", () => {
  // The pair is IANA's own example, from the test domains of 2007.
  for (const spelling of ["ann@例子.测试", "ann@例子．测试", "Ann@XN--FSQU00A.xn--0zwm56d"])
    expect(normalizedEmail(spelling)).toBe("ann@xn--fsqu00a.xn--0zwm56d");
  expect(normalizedEmail("ann@BÜCHER.example")).toBe("ann@xn--bcher-kva.example");
  expect(normalizedEmail("no address at all／")).toBe("no address at all/");
});

test("an address is one mailbox and nothing that ends a header", () => {
  for (const good of ["a@b.cn", "first.last+tag@sub.example.com", "李@例子.中国", "x@localhost"])
    expect(isMailAddress(good), good).toBe(true);
  const bad = ["", "a", "a@", "@b.c", "a@b@c.de", "a b@c.de", "a@b.c\r\nBcc: x@y.z", "a,b@c.de", "<a@b.c>"];
  for (const address of [...bad, '"a"@b.c', "a@-b.c", "a@b..c", `${"a".repeat(65)}@b.c`])
    expect(isMailAddress(address), address).toBe(false);
});

test("a reply is kept on one line and without addresses", () => {
  expect(withoutAddresses("550 5.1.1 <li.wei@example.com>:\r\n no such user")).toBe(
    "550 5.1.1 <…>: no such user",
  );
});
