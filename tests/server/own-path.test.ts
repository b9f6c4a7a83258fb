import { expect, test } from "vitest";
import { ownPath } from "../../src/server/own-path.ts";

test.each(["/settings", "/waves/1?done=saved", "/a/../b//c"])("%s is a place of ours", (next) => {
  expect(ownPath(next)).toBe(next.replace("/a/..", ""));
});

test.each([
  null,
  "",
  "settings",
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "/..//evil.example",
  "/.//evil.example/x",
  "/a/..//evil.example",
  "/%2e%2e//evil.example",
  "/.\t.//evil.example",
  "/..\\/evil.example",
])("%s leads to the start page", (next) => {
  expect(ownPath(next)).toBe("/");
});
