import { expect, test } from "vitest";
import type { Database } from "../../db/client.ts";
import {
  addStaff,
  changeRoleAndUnit,
  deactivateStaff,
  giveNewPassword,
  listAllStaff,
  loadStaff,
  setUp,
} from "../../src/auth/staff.service.ts";
import { ensureCompany } from "../../src/features/respondents/units.service.ts";
import { useDatabase } from "../support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-02T09:00:00Z");
const doing = { staffId: null, now };
const first = { name: "Ann", email: "Ann@Example.com ", password: "correct horse", language: "en" };
const makeCompany = (tx: Database) => ensureCompany(tx, "Acme", now);

// One story on one database: each test goes on where the last one ended.
test("two people set up at the same moment: one administrator, one company", async () => {
  const both = await Promise.all([
    setUp(database.db, first, makeCompany, now),
    setUp(database.db, { ...first, email: "other@example.com" }, makeCompany, now),
  ]);
  expect(both.filter((result) => result.added)).toHaveLength(1);
  expect(both.find((result) => !result.added)).toEqual({ added: false, problems: ["already-set-up"] });
});

test("an address is taken whatever its capitals, and everything wrong is said at once", async () => {
  const unitId = await ensureCompany(database.db, "Acme", now);
  const input = { ...first, name: "Bo", role: "analyst", unitId };
  expect(await addStaff(database.db, { ...input, email: "bo@example.com" }, doing)).toMatchObject({
    added: true,
  });
  expect(await addStaff(database.db, { ...input, email: "BO@example.com" }, doing)).toEqual({
    added: false,
    problems: ["email-taken"],
  });
  const bad = { ...input, name: " ", email: "bo@x.org\r\nBcc: all@x.org", password: "short", role: "king" };
  expect(await addStaff(database.db, bad, doing)).toEqual({
    added: false,
    problems: ["name-missing", "email-invalid", "password-length", "role-unknown"],
  });
});

test("the only administrator stays one", async () => {
  const unitId = await ensureCompany(database.db, "Acme", now);
  const administrators = (await listAllStaff(database.db)).filter(({ role }) => role === "administrator");
  expect(administrators).toHaveLength(1);
  const id = administrators[0]?.id ?? "";
  const refused = { changed: false, reason: "last-administrator" };
  expect(await changeRoleAndUnit(database.db, id, { role: "viewer", unitId }, doing)).toEqual(refused);
  expect(await deactivateStaff(database.db, id, doing)).toEqual(refused);
});

test("a deactivated person stays known and is inactive until a new password lets them in again", async () => {
  const unitId = await ensureCompany(database.db, "Acme", now);
  const input = { ...first, email: "owner@example.com", role: "case-owner", unitId };
  const added = await addStaff(database.db, input, doing);
  const id = added.added ? added.staffId : "";
  expect(await loadStaff(database.db, id)).toMatchObject({ isActive: true });
  await deactivateStaff(database.db, id, doing);
  expect(await loadStaff(database.db, id)).toMatchObject({ isActive: false, name: "Ann" });
  expect(await giveNewPassword(database.db, id, "short", doing)).toEqual({
    changed: false,
    reason: "password-length",
  });
  expect(await giveNewPassword(database.db, id, "a longer one", doing)).toEqual({ changed: true });
  expect(await loadStaff(database.db, id)).toMatchObject({ isActive: true });
});
