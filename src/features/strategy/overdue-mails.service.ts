import type { Database } from "../../../db/client.ts";
import { findDemo } from "../../auth/demo.service.ts";
import { listAllStaff } from "../../auth/staff.service.ts";
import type { Language } from "../../i18n/languages.ts";
import { queueMessage } from "../invitations/messages.service.ts";
import { listUnits, visibleUnitIds } from "../respondents/units.service.ts";
import * as store from "./actions.store.ts";
import type { ImprovementAction } from "./improvement-action.ts";
import { isoWeek } from "./iso-week.ts";

/** So many actions are named in one mail, the longest overdue first. */
const namedCountMax = 20;

/**
 * Mails every owner what is overdue, once in a calendar week (ISO, UTC) however often this is called. Of an owner who
 * has left, or does not see the action any more, whoever planned it is told.
 * @returns how many mails were new
 */
export async function mailOverdueActions(db: Database, now: Date): Promise<number> {
  const today = now.toISOString().slice(0, 10);
  const everywhere = (await listUnits(db, now)).map(({ id }) => id);
  const overdue = await store.selectActions(db, { visibleUnitIds: everywhere, overdueOn: today });
  if (overdue.length === 0) return 0;
  const readers = await listReaders(db, now);
  const demo = await findDemo(db);
  // Nobody real is asked to catch up on what is made up.
  const isTheirs = (programmeId: string, { id }: Reader) =>
    programmeId !== demo?.programmeId || demo.staff.some((person) => person.id === id);
  const mailed = Map.groupBy(overdue, ({ action, yardstick }) => {
    const sees = (staffId: string | null) =>
      yardstick.treatedUnitIds.every((unitId) => readers.get(staffId ?? "")?.unitIds.has(unitId));
    if (sees(action.ownerStaffId)) return action.ownerStaffId;
    return sees(action.createdBy) ? action.createdBy : null;
  });
  let mailCount = 0;
  for (const [staffId, stored] of mailed) {
    const reader = readers.get(staffId ?? "");
    if (!reader) continue;
    const actions = stored
      .map(({ action }) => action)
      .filter(({ programmeId }) => isTheirs(programmeId, reader));
    if (actions.length === 0) continue;
    if (await db.transaction((tx) => queueReminder(tx, reader, actions, now))) mailCount += 1;
  }
  return mailCount;
}

interface Reader {
  readonly id: string;
  readonly name: string;
  readonly language: Language;
  readonly unitIds: ReadonlySet<string>;
}

/** Everybody who can sign in, with the units they see. */
async function listReaders(db: Database, now: Date): Promise<ReadonlyMap<string, Reader>> {
  const readers = new Map<string, Reader>();
  for (const { id, name, language, unitId, isActive } of await listAllStaff(db)) {
    if (!isActive) continue;
    readers.set(id, { id, name, language, unitIds: new Set(await visibleUnitIds(db, unitId, now)) });
  }
  return readers;
}

/** @returns false if this reader has had the week's mail */
async function queueReminder(
  tx: Database,
  { id, name, language }: Reader,
  overdue: readonly ImprovementAction[],
  now: Date,
): Promise<boolean> {
  const [first] = overdue;
  return queueMessage(tx, {
    // Mails are keyed by whom they are about; this one is about nobody but its reader.
    respondentId: id,
    occasion: `actions-overdue:${isoWeek(now.toISOString().slice(0, 10))}`,
    waveId: null,
    invitationId: null,
    recipientKind: "staff",
    staffId: id,
    language,
    parameters: {
      template: "actions-overdue",
      actions: overdue.slice(0, namedCountMax).map(({ title, dueOn }) => ({ title, dueOn })),
      actionCount: overdue.length,
      actionId: overdue.length === 1 && first ? first.id : null,
      name,
    },
    now,
  });
}
