import { expect, test } from "vitest";
import { can, permissions, roles } from "../../src/auth/permissions.ts";

test("who may do what", () => {
  const table = Object.fromEntries(
    roles.map((role) => [role, permissions.filter((each) => can(role, each))]),
  );
  expect(table).toEqual({
    administrator: [...permissions],
    analyst: [
      "surveys.edit",
      "surveys.read",
      "respondents.edit",
      "waves.edit",
      "waves.read",
      "results.read",
      "results.compute",
      "outbox.read",
      "actions.edit",
      "own",
    ],
    "case-owner": ["results.read", "cases.work", "own"],
    viewer: ["results.read", "own"],
  });
});
