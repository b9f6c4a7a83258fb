import { expect, test } from "vitest";
import { clientAddress } from "../../src/server/client-address.ts";
import { isDatabaseAway } from "../../src/server/database-away.ts";
import { ownPath } from "../../src/server/own-path.ts";
import { plainPage } from "../../src/server/plain-page.ts";

const behindProxy = "https://survey.example.com";

test.each([
  ["a visitor without a proxy", "198.51.100.7", undefined, "http://localhost:4321", "198.51.100.7"],
  ["a forged header without a proxy", "127.0.0.1", "198.51.100.7", "http://localhost:4321", "127.0.0.1"],
  [
    "the proxy's own entry, the last one",
    "::ffff:10.0.0.2",
    "1.1.1.1, 198.51.100.7",
    behindProxy,
    "198.51.100.7",
  ],
  ["somebody who went past the proxy", "203.0.113.5", "198.51.100.7", behindProxy, "203.0.113.5"],
  ["a proxy that says nothing", "127.0.0.1", undefined, behindProxy, "127.0.0.1"],
  ["a proxy that says nonsense", "127.0.0.1", "1.1.1.1, unknown", behindProxy, "127.0.0.1"],
  ["an address of the newer kind", "::1", "2001:db8::7", behindProxy, "2001:db8::7"],
])("the address of %s", (_what, socketAddress, forwardedFor, publicUrl, expected) => {
  expect(clientAddress(socketAddress, forwardedFor, publicUrl)).toBe(expected);
});

test.each([
  ["/settings?done=1", "/settings?done=1"],
  ["/a/../staff", "/staff"],
  [null, "/"],
  ["", "/"],
  ["settings", "/"],
  ["//evil.example", "/"],
  ["/\\evil.example", "/"],
  ["/a\\b", "/"],
  ["/\tevil", "/"],
])("after signing in, %j leads to %s", (next, expected) => {
  expect(ownPath(next)).toBe(expected);
});

test("a plain page escapes what it is given", () => {
  const html = plainPage({ language: "en", title: "<b>", text: '"&', note: "<i>" });
  expect(html).not.toMatch(/<b>|<i>|"&[^aqlg]/);
});

test("only an absent database counts as away, however deep the reason lies", () => {
  const refused = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
  expect(isDatabaseAway(new Error("query", { cause: refused }))).toBe(true);
  expect(
    isDatabaseAway(new Error("query", { cause: Object.assign(new Error("x"), { code: "23505" }) })),
  ).toBe(false);
  expect(isDatabaseAway("away")).toBe(false);
});
