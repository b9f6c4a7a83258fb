import { and, asc, count, eq, notInArray, sql } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { demo } from "../../db/schema/demo.ts";
import { account, session, staff } from "../../db/schema/staff.ts";
import type { Language } from "../i18n/languages.ts";
import type { Role } from "./permissions.ts";

export interface StaffRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly unitId: string;
  readonly language: Language;
  /** without a password nobody can sign in: that is what deactivating takes away */
  readonly isActive: boolean;
}

export interface NewStaff extends Omit<StaffRow, "isActive"> {
  readonly passwordHash: string;
  readonly at: Date;
}

const columns = {
  id: staff.id,
  name: staff.name,
  email: staff.email,
  role: staff.role,
  unitId: staff.unitId,
  language: staff.language,
  accountId: account.id,
};

const passwordOf = and(eq(account.staffId, staff.id), eq(account.providerId, "credential"));

/** Lets one transaction at a time decide about who may sign in; the next waits and sees what it did. */
export async function lockStaff(tx: Database): Promise<void> {
  await tx.execute(sql`LOCK TABLE ${staff} IN SHARE ROW EXCLUSIVE MODE`);
}

/** Made-up staff of the demo programme are not counted. */
export async function countStaff(db: Database): Promise<number> {
  const [row] = await db
    .select({ staffCount: count() })
    .from(staff)
    .where(await isOwn(db));
  return row?.staffCount ?? 0;
}

export async function listStaff(db: Database): Promise<StaffRow[]> {
  const rows = await db.select(columns).from(staff).leftJoin(account, passwordOf).orderBy(asc(staff.name));
  return rows.map(toStaffRow);
}

export async function findStaff(db: Database, id: string): Promise<StaffRow | null> {
  const rows = await db.select(columns).from(staff).leftJoin(account, passwordOf).where(eq(staff.id, id));
  return rows[0] ? toStaffRow(rows[0]) : null;
}

export async function findStaffByEmail(db: Database, email: string): Promise<StaffRow | null> {
  const rows = await db
    .select(columns)
    .from(staff)
    .leftJoin(account, passwordOf)
    .where(eq(staff.email, email));
  return rows[0] ? toStaffRow(rows[0]) : null;
}

/** Made-up ones are not counted: they go away with the demo programme. */
export async function countActiveAdministrators(db: Database): Promise<number> {
  const [row] = await db
    .select({ staffCount: count() })
    .from(staff)
    .innerJoin(account, passwordOf)
    .where(and(eq(staff.role, "administrator"), await isOwn(db)));
  return row?.staffCount ?? 0;
}

export async function insertStaff(tx: Database, row: NewStaff): Promise<void> {
  const { passwordHash, at, ...columnsOfStaff } = row;
  await tx.insert(staff).values({ ...columnsOfStaff, emailVerified: true, createdAt: at, updatedAt: at });
  await setPassword(tx, row.id, passwordHash, at);
}

export async function setPassword(
  tx: Database,
  staffId: string,
  passwordHash: string,
  at: Date,
): Promise<void> {
  await tx.delete(account).where(eq(account.staffId, staffId));
  await tx.insert(account).values({
    id: crypto.randomUUID(),
    accountId: staffId,
    providerId: "credential",
    staffId,
    password: passwordHash,
    createdAt: at,
    updatedAt: at,
  });
}

export async function updateStaff(
  tx: Database,
  id: string,
  change: Partial<Pick<StaffRow, "role" | "unitId" | "language" | "name">>,
  at: Date,
): Promise<void> {
  await tx
    .update(staff)
    .set({ ...change, updatedAt: at })
    .where(eq(staff.id, id));
}

export async function deletePassword(tx: Database, staffId: string): Promise<void> {
  await tx.delete(account).where(eq(account.staffId, staffId));
}

export async function deleteSessions(tx: Database, staffId: string): Promise<void> {
  await tx.delete(session).where(eq(session.staffId, staffId));
}

/** Staff of the installation's own: everybody but those of the demo programme. */
async function isOwn(db: Database) {
  const [row] = await db.select({ madeUp: demo.staff }).from(demo);
  return (
    row &&
    notInArray(
      staff.id,
      row.madeUp.map(({ id }) => id),
    )
  );
}

function toStaffRow(row: Omit<StaffRow, "isActive"> & { accountId: string | null }): StaffRow {
  const { accountId, ...columnsOfStaff } = row;
  return { ...columnsOfStaff, isActive: accountId !== null };
}
