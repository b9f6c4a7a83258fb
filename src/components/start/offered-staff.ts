import { app } from "../../app.ts";
import type { DemoRecord, DemoStaff } from "../../auth/demo.service.ts";
import { listAllStaff } from "../../auth/staff.service.ts";
import { isLocalOnly } from "../../config.ts";

/**
 * The demo's people whom anybody may be. Where everybody may reach the installation there are none, unless somebody
 * wanted it so.
 */
export async function offeredStaff(demo: DemoRecord): Promise<DemoStaff[]> {
  const { db, config } = app();
  if (config.demo !== true && !isLocalOnly(config)) return [];
  const active = new Set((await listAllStaff(db)).flatMap(({ id, isActive }) => (isActive ? [id] : [])));
  return demo.staff.filter(({ id }) => active.has(id));
}
