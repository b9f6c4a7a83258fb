import { expect, test } from "vitest";
import { isInSection, navigationFor } from "../../src/layouts/navigation.ts";

const permissions = {
  "/programmes": "results.read",
  "/cases": "cases.work",
  "/operations": "administration",
} as const;

test("everybody sees only the sections they may open", () => {
  const seenBy = (role: "administrator" | "case-owner" | "viewer") =>
    navigationFor(role, permissions).map(({ href }) => href);
  expect(seenBy("administrator")).toEqual(["/programmes", "/cases", "/operations"]);
  expect(seenBy("case-owner")).toEqual(["/programmes", "/cases"]);
  expect(seenBy("viewer")).toEqual(["/programmes"]);
});

test("a section without a route in the permission table is shown to nobody", () => {
  expect(navigationFor("administrator", {})).toEqual([]);
});

test("a page belongs to the section above it and to no section that merely begins alike", () => {
  const programmes = { href: "/programmes", label: "frame.programmes", also: ["/waves"] } as const;
  expect(isInSection(programmes, "/programmes/7/analysis")).toBe(true);
  expect(isInSection(programmes, "/waves/new")).toBe(true);
  expect(isInSection(programmes, "/programmes-old")).toBe(false);
});
