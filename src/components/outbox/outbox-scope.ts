import { app } from "../../app.ts";
import { can } from "../../auth/permissions.ts";
import type { SignedInStaff } from "../../auth/sessions.ts";
import type { OutboxScope } from "../../features/invitations/outbox.service.ts";
import { subtree } from "../../features/respondents/unit-tree.ts";
import { listUnits } from "../../features/respondents/units.service.ts";

/** Which mails a member of staff may look at: those of their units, and those about cases if cases are their work. */
export async function outboxScope(staff: SignedInStaff, now: Date): Promise<OutboxScope> {
  const units = await listUnits(app().db, now);
  const visible = subtree(units, staff.unitId);
  return {
    unitIds: visible.length === units.length ? null : visible.map(({ id }) => id),
    includesCases: can(staff.role, "cases.work"),
  };
}
