import { globSync } from "node:fs";
import { expect, test } from "vitest";
import { shots } from "./shots.ts";

test("the gallery has a picture of every page", () => {
  const pages = globSync("**/*.astro", { cwd: "src/pages" }).map((file) => file.replace(/\.astro$/, ""));
  const shown = new Set(shots.flatMap(({ page }) => page ?? []));
  expect([...shown].sort()).toEqual(pages.sort());
});

test("no two pictures have the same name", () => {
  const names = shots.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
