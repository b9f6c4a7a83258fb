import type { Database } from "../../../db/client.ts";
import { listPage } from "../../../db/list-page.ts";
import { isRecordId } from "../../../db/record-id.ts";
import { unitNames, visibleUnitIds } from "../respondents/units.service.ts";
import { type ActionStatus, actionStatuses } from "./action-status.ts";
import { type ActionWorker, mayWorkOn } from "./actions.service.ts";
import * as store from "./actions.store.ts";
import type { ActionNote } from "./improvement-action.ts";
import { loadOwnerChoices } from "./plan-choices.service.ts";

/** What a list of actions asks for; what is left out is not asked for. */
export interface ActionQuestion {
  readonly programmeId?: string;
  /** with everything below it */
  readonly unitId?: string;
  readonly status?: ActionStatus | "overdue";
  readonly ownerStaffId?: string;
}

/** An action in a list, with what its reader may do with it. */
export interface ListedAction extends store.StoredAction {
  readonly mayWork: boolean;
  /** the units treated, by name; all of them are the reader's to see */
  readonly treatedUnits: readonly string[];
}

// "Branch 2" before "Branch 10".
const byName = new Intl.Collator("en", { numeric: true });

export const actionPageSize = 50;
/** So many stand in a column of the board; the list has all. */
export const boardColumnLength = 12;

export interface BoardColumn {
  readonly status: ActionStatus;
  readonly actions: readonly ListedAction[];
  /** with those that do not stand there */
  readonly count: number;
}

/** The actions somebody sees, by how they stand. */
export async function loadActionBoard(
  db: Database,
  staff: ActionWorker,
  question: ActionQuestion,
  now: Date,
): Promise<BoardColumn[]> {
  const filter = await filterOf(db, staff, question, now);
  const counts = await store.countActions(db, filter);
  const columns: BoardColumn[] = [];
  for (const status of actionStatuses) {
    if (filter.statuses && !filter.statuses.includes(status)) continue;
    const window = { offset: 0, limit: boardColumnLength };
    const rows = await store.selectActions(db, { ...filter, statuses: [status] }, window);
    columns.push({ status, actions: await listed(db, staff, rows, now), count: counts[status] ?? 0 });
  }
  return columns;
}

export interface ActionPage {
  readonly actions: readonly ListedAction[];
  readonly found: number;
  readonly page: number;
  readonly pageCount: number;
}

/** One page of the actions somebody sees. A page behind the last is the last. */
export async function listActions(
  db: Database,
  staff: ActionWorker,
  question: ActionQuestion,
  page: number,
  now: Date,
): Promise<ActionPage> {
  const filter = await filterOf(db, staff, question, now);
  const counts = await store.countActions(db, filter);
  const found = Object.values(counts).reduce((sum, one) => sum + one, 0);
  const shown = listPage(found, page, actionPageSize);
  const rows = await store.selectActions(db, filter, shown);
  const actions = await listed(db, staff, rows, now);
  return { actions, found, page: shown.page, pageCount: shown.pageCount };
}

/** Who owns actions that somebody sees, to filter by. */
export async function listActionOwners(
  db: Database,
  staff: ActionWorker,
  now: Date,
): Promise<{ id: string; name: string }[]> {
  return store.selectActionOwners(db, {
    visibleUnitIds: await visibleUnitIds(db, staff.unitId, now),
  });
}

export interface ActionDetail extends ListedAction {
  readonly notes: readonly ActionNote[];
  /** by name; a unit the reader does not see is null */
  readonly comparisonUnits: readonly (string | null)[];
  /** who may take it over, by name */
  readonly owners: readonly { readonly id: string; readonly name: string }[];
}

/** Everything the page of an action shows; null for one that is unknown or not theirs to see. */
export async function loadAction(
  db: Database,
  staff: ActionWorker,
  actionId: string,
  now: Date,
): Promise<ActionDetail | null> {
  if (!isRecordId(actionId)) return null;
  const unitIds = await visibleUnitIds(db, staff.unitId, now);
  const stored = await store.selectAction(db, actionId, { visibleUnitIds: unitIds });
  const [action] = stored ? await listed(db, staff, [stored], now) : [];
  if (!action) return null;
  const names = await unitNames(db, now);
  const visible = new Set(unitIds);
  const { owners } = await loadOwnerChoices(db, staff.unitId, now);
  return {
    ...action,
    notes: await store.selectActionNotes(db, actionId),
    comparisonUnits: action.yardstick.comparisonUnitIds.map((unitId) =>
      visible.has(unitId) ? (names.get(unitId) ?? null) : null,
    ),
    owners,
  };
}

/** Every action somebody sees, for the rooms to the right that judge them. */
export async function listVisibleActions(
  db: Database,
  staff: ActionWorker,
  question: ActionQuestion,
  now: Date,
): Promise<ListedAction[]> {
  const rows = await store.selectActions(db, await filterOf(db, staff, question, now));
  return listed(db, staff, rows, now);
}

/** Where every action that began was at work, and when: they get in each other's way whoever sees them. */
export const listActionReaches = store.selectReaches;

async function filterOf(
  db: Database,
  staff: ActionWorker,
  { programmeId, unitId, status, ownerStaffId }: ActionQuestion,
  now: Date,
): Promise<store.ActionFilter> {
  const today = now.toISOString().slice(0, 10);
  return {
    visibleUnitIds: await visibleUnitIds(db, staff.unitId, now),
    ...(programmeId && { programmeId }),
    ...(unitId && { unitIds: await visibleUnitIds(db, unitId, now) }),
    ...(status === "overdue" ? { overdueOn: today } : status && { statuses: [status] }),
    ...(ownerStaffId && { ownerStaffId }),
  };
}

async function listed(
  db: Database,
  staff: ActionWorker,
  rows: readonly store.StoredAction[],
  now: Date,
): Promise<ListedAction[]> {
  const names = rows.length > 0 ? await unitNames(db, now) : new Map<string, string>();
  return rows.map((row) => ({
    ...row,
    mayWork: mayWorkOn(staff, row.action),
    treatedUnits: row.yardstick.treatedUnitIds.map((unitId) => names.get(unitId) ?? "").sort(byName.compare),
  }));
}
