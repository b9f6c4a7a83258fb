import { hashPassword } from "better-auth/crypto";
import type { Database } from "../../db/client.ts";
import type { Language } from "../i18n/languages.ts";
import { recordAudit } from "./audit.ts";
import { retireDemoAdministrator } from "./demo.service.ts";
import { checkNewStaff, type NewStaffInput, type StaffProblem } from "./new-staff.ts";
import { isPasswordLongEnough } from "./password-rules.ts";
import { isRole } from "./permissions.ts";
import {
  countActiveAdministrators,
  countStaff,
  deletePassword,
  deleteSessions,
  findStaff,
  findStaffByEmail,
  insertStaff,
  listStaff,
  lockStaff,
  type StaffRow,
  setPassword,
  updateStaff,
} from "./staff.store.ts";

export type AddStaffResult =
  | { readonly added: true; readonly staffId: string }
  | { readonly added: false; readonly problems: readonly (StaffProblem | "already-set-up")[] };

export type ChangeStaffResult =
  | { readonly changed: true }
  | {
      readonly changed: false;
      readonly reason: "unknown" | "last-administrator" | "role-unknown" | "password-length";
    };

/** Who does it, and when. */
export interface Doing {
  /** null: the command line, or the server itself */
  readonly staffId: string | null;
  readonly now: Date;
}

/** Whether the installation has been set up: made-up staff of the demo programme do not count. */
export async function anyStaff(db: Database): Promise<boolean> {
  return (await countStaff(db)) > 0;
}

/** Everybody who works or has worked here, by name. */
export async function listAllStaff(db: Database): Promise<StaffRow[]> {
  return listStaff(db);
}

export async function loadStaff(db: Database, staffId: string): Promise<StaffRow | null> {
  return findStaff(db, staffId);
}

/**
 * Adds a member of staff who can sign in at once.
 * @throws if there is no such unit: the door offers only those there are
 */
export async function addStaff(db: Database, input: NewStaffInput, doing: Doing): Promise<AddStaffResult> {
  const checked = checkNewStaff(input);
  if ("problems" in checked) return { added: false, problems: checked.problems };
  const passwordHash = await hashPassword(checked.staff.password);
  return db.transaction(async (tx) => {
    if (await findStaffByEmail(tx, checked.staff.email)) return { added: false, problems: ["email-taken"] };
    const { password: _, ...row } = checked.staff;
    const staffId = crypto.randomUUID();
    await insertStaff(tx, { ...row, id: staffId, passwordHash, at: doing.now });
    await retireDemoAdministrator(tx);
    await audit(tx, doing, "add", staffId, { role: row.role });
    return { added: true, staffId };
  });
}

/**
 * The first administrator, once: later calls change nothing.
 * @param makeCompany makes the company's unit in the same transaction; units belong to a room further right
 */
export async function setUp(
  db: Database,
  input: Omit<NewStaffInput, "role" | "unitId">,
  makeCompany: (tx: Database) => Promise<string>,
  now: Date,
): Promise<AddStaffResult> {
  const checked = checkNewStaff({ ...input, role: "administrator", unitId: "" });
  if ("problems" in checked) return { added: false, problems: checked.problems };
  const passwordHash = await hashPassword(checked.staff.password);
  return db.transaction(async (tx) => {
    // Two people with the code at the same moment: the second waits here, then finds the first.
    await lockStaff(tx);
    if ((await countStaff(tx)) > 0) return { added: false, problems: ["already-set-up"] };
    const unitId = await makeCompany(tx);
    const { password: _, ...row } = checked.staff;
    const staffId = crypto.randomUUID();
    await insertStaff(tx, { ...row, unitId, id: staffId, passwordHash, at: now });
    await retireDemoAdministrator(tx);
    await audit(tx, { staffId, now }, "set-up", staffId, {});
    return { added: true, staffId };
  });
}

/** Gives another role or unit. The last administrator stays one. */
export async function changeRoleAndUnit(
  db: Database,
  staffId: string,
  change: { readonly role: string; readonly unitId: string },
  doing: Doing,
): Promise<ChangeStaffResult> {
  const { role, unitId } = change;
  if (!isRole(role)) return { changed: false, reason: "role-unknown" };
  return db.transaction(async (tx) => {
    await lockStaff(tx);
    const before = await findStaff(tx, staffId);
    if (!before) return { changed: false, reason: "unknown" };
    if (role !== "administrator" && (await isLastAdministrator(tx, before))) {
      return { changed: false, reason: "last-administrator" };
    }
    await updateStaff(tx, staffId, { role, unitId }, doing.now);
    // A narrower role must not live on in a session that is open now.
    if (role !== before.role) await deleteSessions(tx, staffId);
    await audit(tx, doing, "change", staffId, { role, unitId });
    return { changed: true };
  });
}

/** Takes away the password and ends the sessions; what the person did stays under their name. */
export async function deactivateStaff(
  db: Database,
  staffId: string,
  doing: Doing,
): Promise<ChangeStaffResult> {
  return db.transaction(async (tx) => {
    await lockStaff(tx);
    const before = await findStaff(tx, staffId);
    if (!before) return { changed: false, reason: "unknown" };
    if (await isLastAdministrator(tx, before)) return { changed: false, reason: "last-administrator" };
    await deletePassword(tx, staffId);
    await deleteSessions(tx, staffId);
    await audit(tx, doing, "deactivate", staffId, {});
    return { changed: true };
  });
}

/** Gives a new initial password, which also brings a deactivated person back. */
export async function giveNewPassword(
  db: Database,
  staffId: string,
  password: string,
  doing: Doing,
): Promise<ChangeStaffResult> {
  if (!isPasswordLongEnough(password)) return { changed: false, reason: "password-length" };
  const passwordHash = await hashPassword(password);
  return db.transaction(async (tx) => {
    if (!(await findStaff(tx, staffId))) return { changed: false, reason: "unknown" };
    await setPassword(tx, staffId, passwordHash, doing.now);
    await deleteSessions(tx, staffId);
    await audit(tx, doing, "new-password", staffId, {});
    return { changed: true };
  });
}

export async function changeOwnLanguage(
  db: Database,
  staffId: string,
  language: Language,
  now: Date,
): Promise<void> {
  await updateStaff(db, staffId, { language }, now);
}

async function isLastAdministrator(tx: Database, person: StaffRow): Promise<boolean> {
  if (person.role !== "administrator" || !person.isActive) return false;
  return (await countActiveAdministrators(tx)) <= 1;
}

async function audit(
  tx: Database,
  doing: Doing,
  verb: string,
  objectId: string,
  detail: Record<string, unknown>,
): Promise<void> {
  await recordAudit(tx, {
    staffId: doing.staffId,
    verb,
    objectKind: "staff",
    objectId,
    detail,
    at: doing.now,
  });
}
