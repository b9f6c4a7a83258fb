import {
  and,
  asc,
  count,
  desc,
  eq,
  exists,
  inArray,
  isNotNull,
  lt,
  notExists,
  notInArray,
  type SQL,
  sql,
} from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { wave } from "../../../db/schema/invitations.ts";
import { staff } from "../../../db/schema/staff.ts";
import { actionNote, actionUnit, actionYardstick, improvementAction } from "../../../db/schema/strategy.ts";
import { programme, surveyVersion } from "../../../db/schema/surveys.ts";
import type { LocalizedText } from "../../i18n/languages.ts";
import type { ActionStatus } from "./action-status.ts";
import type { ActionNote, ImprovementAction, Yardstick } from "./improvement-action.ts";

/** An action with its yardstick, named. */
export interface StoredAction {
  readonly action: ImprovementAction;
  readonly yardstick: Yardstick;
  readonly programmeName: string;
  /** what the construct is called; null where the survey has no name for it */
  readonly constructLabel: LocalizedText | null;
  readonly ownerName: string;
}

/** Which actions: those that treat nothing outside of these units, and of them … */
export interface ActionFilter {
  readonly visibleUnitIds: readonly string[];
  readonly programmeId?: string;
  readonly statuses?: readonly ActionStatus[];
  /** that treat one of these */
  readonly unitIds?: readonly string[];
  readonly ownerStaffId?: string;
  /** due before this day and neither done nor dropped */
  readonly overdueOn?: string;
}

export async function insertAction(
  tx: Database,
  action: ImprovementAction,
  { treatedUnitIds, comparisonUnitIds, ...yardstick }: Yardstick,
): Promise<void> {
  const actionId = action.id;
  await tx.insert(improvementAction).values(action);
  await tx.insert(actionYardstick).values({ ...yardstick, actionId });
  await tx
    .insert(actionUnit)
    .values([
      ...treatedUnitIds.map((unitId) => ({ actionId, unitId, side: "treated" as const })),
      ...comparisonUnitIds.map((unitId) => ({ actionId, unitId, side: "comparison" as const })),
    ]);
}

/** Locks an action until the transaction ends: two people work on it one after the other. */
export async function lockAction(tx: Database, id: string): Promise<void> {
  await tx
    .select({ id: improvementAction.id })
    .from(improvementAction)
    .where(eq(improvementAction.id, id))
    .for("update");
}

/** What may change of an action. What it is judged by is not among it, and no statement here updates that. */
export type ActionChanges = Partial<
  Pick<ImprovementAction, "title" | "status" | "ownerStaffId" | "dueOn" | "begunOn" | "endedOn">
>;

export async function updateAction(tx: Database, id: string, changes: ActionChanges): Promise<void> {
  await tx.update(improvementAction).set(changes).where(eq(improvementAction.id, id));
}

export async function insertActionNote(tx: Database, row: typeof actionNote.$inferInsert): Promise<void> {
  await tx.insert(actionNote).values(row);
}

/** What happened on an action, from the beginning. */
export async function selectActionNotes(db: Database, actionId: string): Promise<ActionNote[]> {
  return db
    .select({
      noteId: actionNote.noteId,
      kind: actionNote.kind,
      text: actionNote.text,
      detail: actionNote.detail,
      staffName: staff.name,
      at: actionNote.at,
    })
    .from(actionNote)
    .leftJoin(staff, eq(staff.id, actionNote.staffId))
    .where(eq(actionNote.actionId, actionId))
    .orderBy(asc(actionNote.at));
}

/** Actions that go on by what is due first, then those that have ended, the latest first. */
export async function selectActions(
  db: Database,
  filter: ActionFilter,
  window?: { readonly offset: number; readonly limit: number },
): Promise<StoredAction[]> {
  const query = actionQuery(db)
    .where(matches(db, filter))
    .orderBy(
      asc(sql`${improvementAction.endedOn} is not null`),
      desc(improvementAction.endedOn),
      asc(improvementAction.dueOn),
      asc(improvementAction.title),
      asc(improvementAction.id),
    );
  const rows = window ? await query.limit(window.limit).offset(window.offset) : await query;
  return withUnits(db, rows);
}

export async function selectAction(
  db: Database,
  id: string,
  filter: Pick<ActionFilter, "visibleUnitIds">,
): Promise<StoredAction | null> {
  const rows = await actionQuery(db).where(and(eq(improvementAction.id, id), matches(db, filter)));
  return (await withUnits(db, rows))[0] ?? null;
}

export async function countActions(
  db: Database,
  filter: ActionFilter,
): Promise<Partial<Record<ActionStatus, number>>> {
  const rows = await db
    .select({ status: improvementAction.status, count: count() })
    .from(improvementAction)
    .where(matches(db, filter))
    .groupBy(improvementAction.status);
  return Object.fromEntries(rows.map((row) => [row.status, row.count]));
}

/** Where and when an action was at work, whoever sees it. */
export interface StoredReach {
  readonly actionId: string;
  readonly startsOn: string;
  readonly begunOn: string | null;
  readonly endedOn: string | null;
  readonly treatedUnitIds: readonly string[];
}

/** Every action that ever began. */
export async function selectReaches(db: Database): Promise<StoredReach[]> {
  const { startsOn } = actionYardstick;
  const { begunOn, endedOn } = improvementAction;
  return db
    .select({
      ...{ actionId: improvementAction.id, startsOn, begunOn, endedOn },
      treatedUnitIds: sql<string[]>`json_agg(${actionUnit.unitId})`,
    })
    .from(improvementAction)
    .innerJoin(actionYardstick, eq(actionYardstick.actionId, improvementAction.id))
    .innerJoin(actionUnit, and(eq(actionUnit.actionId, improvementAction.id), eq(actionUnit.side, "treated")))
    .where(isNotNull(begunOn))
    .groupBy(improvementAction.id, actionYardstick.actionId);
}

/** Who owns an action, by name. */
export async function selectActionOwners(
  db: Database,
  filter: Pick<ActionFilter, "visibleUnitIds">,
): Promise<{ id: string; name: string }[]> {
  return db
    .selectDistinct({ id: staff.id, name: staff.name })
    .from(improvementAction)
    .innerJoin(staff, eq(staff.id, improvementAction.ownerStaffId))
    .where(matches(db, filter))
    .orderBy(asc(staff.name));
}

type ActionRow = Omit<StoredAction, "yardstick"> & {
  readonly yardstick: Omit<Yardstick, "treatedUnitIds" | "comparisonUnitIds"> & { readonly actionId: string };
};

function actionQuery(db: Database) {
  const label = sql<LocalizedText | null>`${surveyVersion.definition} -> 'constructLabels'
    -> ${actionYardstick.construct} -> 'label'`;
  return db
    .select({
      action: improvementAction,
      yardstick: actionYardstick,
      programmeName: programme.name,
      constructLabel: label,
      ownerName: staff.name,
    })
    .from(improvementAction)
    .innerJoin(actionYardstick, eq(actionYardstick.actionId, improvementAction.id))
    .innerJoin(programme, eq(programme.id, improvementAction.programmeId))
    .innerJoin(staff, eq(staff.id, improvementAction.ownerStaffId))
    .innerJoin(wave, eq(wave.id, actionYardstick.baselineWaveId))
    .innerJoin(surveyVersion, eq(surveyVersion.id, wave.surveyVersionId))
    .$dynamic();
}

async function withUnits(db: Database, rows: readonly ActionRow[]): Promise<StoredAction[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ action }) => action.id);
  const units = await db.select().from(actionUnit).where(inArray(actionUnit.actionId, ids));
  const unitsOf = Map.groupBy(units, ({ actionId }) => actionId);
  return rows.map(({ yardstick: { actionId, ...locked }, ...row }) => {
    const own = unitsOf.get(actionId) ?? [];
    const on = (wanted: "treated" | "comparison") =>
      own.filter(({ side }) => side === wanted).map(({ unitId }) => unitId);
    return {
      ...row,
      yardstick: { ...locked, treatedUnitIds: on("treated"), comparisonUnitIds: on("comparison") },
    };
  });
}

function matches(db: Database, filter: ActionFilter): SQL | undefined {
  const { visibleUnitIds, programmeId, statuses, unitIds, ownerStaffId, overdueOn } = filter;
  const treats = (unit: SQL | undefined) =>
    db
      .select({ one: sql`1` })
      .from(actionUnit)
      .where(and(eq(actionUnit.actionId, improvementAction.id), eq(actionUnit.side, "treated"), unit));
  return and(
    notExists(treats(notInArray(actionUnit.unitId, [...visibleUnitIds]))),
    unitIds && exists(treats(inArray(actionUnit.unitId, [...unitIds]))),
    programmeId ? eq(improvementAction.programmeId, programmeId) : undefined,
    statuses && inArray(improvementAction.status, [...statuses]),
    ownerStaffId ? eq(improvementAction.ownerStaffId, ownerStaffId) : undefined,
    overdueOn
      ? and(
          inArray(improvementAction.status, ["planned", "under-way"]),
          lt(improvementAction.dueOn, overdueOn),
        )
      : undefined,
  );
}
