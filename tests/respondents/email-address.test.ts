import { expect, test } from "vitest";
import { isEmailAddress, normalizedEmail } from "../../src/features/respondents/email-address.ts";

test.each([
  "a@b.cn",
  "first.last+tag@mail.example.co.uk",
  "o'brien@example.ie",
  "kunde@bücher.de",
  "123@456.com",
])("%s is an address", (text) => {
  expect(isEmailAddress(text)).toBe(true);
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
  expect(isEmailAddress(text)).toBe(false);
});

test("case, width and spaces do not make another person", () => {
  expect(normalizedEmail(" Ann＠Example.COM ")).toBe("ann@example.com");
});
