import type { Database } from "../../db/client.ts";
import * as store from "./demo.store.ts";
import type { DemoRecord } from "./demo-record.ts";
import { countActiveAdministrators, deletePassword, deleteSessions } from "./staff.store.ts";

export type { DemoRecord, DemoStaff } from "./demo-record.ts";

/** What the demo programme consists of while it is there, or being loaded. */
export const findDemo = store.selectDemo;

/** Notes what loading has made so far, in the transaction that made it. @throws if there is a demo already */
export const recordDemo = store.insertDemo;

/** Notes how far loading has come. */
export const stepDemo = store.updateDemo;

/** Staff of the installation's own who work in these units: they would lose their place with the demo. */
export const findOwnStaffIn = store.selectOtherStaffIn;

/** Takes away the demo's staff and the record of it. Everything else that it made must be gone, but its units. */
export async function eraseDemoStaff(tx: Database, { staff }: DemoRecord): Promise<void> {
  await store.deleteStaff(
    tx,
    staff.map(({ id }) => id),
  );
  await store.deleteDemo(tx);
}

/**
 * Once an installation has an administrator of its own, the demo's cannot sign in any more: its password stands on the
 * sign-in page, and an administrator sees everything.
 */
export async function retireDemoAdministrator(tx: Database): Promise<void> {
  const demo = await store.selectDemo(tx);
  if (!demo || (await countActiveAdministrators(tx)) === 0) return;
  for (const { id, role } of demo.staff) {
    if (role !== "administrator") continue;
    await deletePassword(tx, id);
    await deleteSessions(tx, id);
  }
}
