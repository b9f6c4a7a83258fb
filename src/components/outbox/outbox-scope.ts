import { app } from "../../app.ts";
import { can } from "../../auth/permissions.ts";
import type { SignedInStaff } from "../../auth/sessions.ts";
import type { OutboxScope } from "../../features/invitations/outbox.service.ts";
import { visibleUnitIds } from "../../features/respondents/units.service.ts";

/** Which mails a member of staff may look at: those of their units, and those about cases if cases are their work. */
export async function outboxScope(staff: SignedInStaff, now: Date): Promise<OutboxScope> {
  const unitIds = await visibleUnitIds(app().db, staff.unitId, now);
  return { unitIds, includesCases: can(staff.role, "cases.work") };
}
