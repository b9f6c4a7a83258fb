import { beforeAll, expect, test } from "vitest";
import type { Database } from "../../db/client.ts";
import { linkToken, parseLink, personalLink, tokenDigest } from "../../src/auth/link-tokens.ts";
import { setTestApp } from "../support/app.ts";

beforeAll(() => setTestApp({} as Database));

const respondentId = "0d9f3c0a-7d5b-4a0e-9a51-1f9f4f2b6c77";

test("a link leads back to its respondent and to the digest that is stored", () => {
  const token = linkToken("invitation", "i1");
  const link = personalLink("r", respondentId, token);
  expect(link).toMatch(/^http:\/\/localhost:4321\/r\/[\w-]{22}\.[\w-]{22}$/);
  expect(parseLink(link.split("/r/")[1] ?? "")).toEqual({ respondentId, tokenDigest: tokenDigest(token) });
});

test("the same id has the same token, another purpose or id another one", () => {
  const token = linkToken("invitation", "i1");
  expect(linkToken("invitation", "i1")).toBe(token);
  expect(linkToken("contact", "i1")).not.toBe(token);
  expect(linkToken("invitation", "i2")).not.toBe(token);
});

test("a link with any character edited never leads to the stored digest", () => {
  const token = linkToken("invitation", "i1");
  const text = personalLink("r", respondentId, token).split("/r/")[1] ?? "";
  for (let at = 0; at < text.length; at += 1) {
    for (const other of ["A", "B", "Q", "-", "_", ".", "9"]) {
      if (text[at] === other) continue;
      const parsed = parseLink(text.slice(0, at) + other + text.slice(at + 1));
      const same =
        parsed &&
        parsed.respondentId === respondentId &&
        Buffer.from(parsed.tokenDigest).equals(tokenDigest(token));
      expect(same, `character ${at} as ${other}`).not.toBe(true);
    }
  }
});

test.each(["", ".", "a.b", "a".repeat(45), `${"=".repeat(22)}.${"=".repeat(22)}`, "../../etc/passwd"])(
  "%j is no link",
  (text) => expect(parseLink(text)).toBeNull(),
);
