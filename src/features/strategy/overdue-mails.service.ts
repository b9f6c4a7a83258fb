import type { Database } from "../../../db/client.ts";
import { listAllStaff } from "../../auth/staff.service.ts";
import { queueMessage } from "../invitations/messages.service.ts";
import { visibleUnitIds } from "../respondents/units.service.ts";
import * as store from "./actions.store.ts";
import { isoWeek } from "./iso-week.ts";

/** So many actions are named in one mail, the longest overdue first. */
const namedCountMax = 20;

/**
 * Mails every owner what is overdue, once in a calendar week (ISO, UTC) however often this is called. Owners who have
 * left, or do not see an action any more, are not mailed about it.
 * @returns how many mails were new
 */
export async function mailOverdueActions(db: Database, now: Date): Promise<number> {
  const today = now.toISOString().slice(0, 10);
  let mailCount = 0;
  for (const owner of await listAllStaff(db)) {
    if (!owner.isActive) continue;
    const unitIds = await visibleUnitIds(db, owner.unitId, now);
    const filter = { visibleUnitIds: unitIds, ownerStaffId: owner.id, overdueOn: today };
    const overdue = (await store.selectActions(db, filter)).map(({ action }) => action);
    if (overdue.length === 0) continue;
    const isNew = await db.transaction((tx) =>
      queueMessage(tx, {
        // Mails are keyed by whom they are about; this one is about nobody but its reader.
        respondentId: owner.id,
        occasion: `actions-overdue:${isoWeek(today)}`,
        waveId: null,
        invitationId: null,
        recipientKind: "staff",
        staffId: owner.id,
        language: owner.language,
        parameters: {
          template: "actions-overdue",
          actions: overdue.slice(0, namedCountMax).map(({ title, dueOn }) => ({ title, dueOn })),
          actionCount: overdue.length,
          actionId: overdue.length === 1 ? (overdue[0]?.id ?? null) : null,
          name: owner.name,
        },
        now,
      }),
    );
    if (isNew) mailCount += 1;
  }
  return mailCount;
}
