import { randomUUID } from "node:crypto";
import type { Database } from "../../db/client.ts";
import { staff } from "../../db/schema/staff.ts";
import type { Role } from "../../src/auth/permissions.ts";

/** A member of staff of a unit; nobody can sign in as them. */
export async function aStaffMember(
  db: Database,
  unitId: string,
  role: Role = "analyst",
  at = new Date("2026-11-01T00:00:00Z"),
): Promise<string> {
  const id = randomUUID();
  const row = { id, name: "Lin Wei", email: `${id}@example.com`, role, unitId };
  await db.insert(staff).values({ ...row, createdAt: at, updatedAt: at });
  return id;
}
