import type { Database } from "../../../db/client.ts";
import { recordAudit } from "../../auth/audit.ts";
import { can, type Role } from "../../auth/permissions.ts";
import { tidyText } from "../followups/case-change.ts";
import { visibleUnitIds } from "../respondents/units.service.ts";
import type { FormProblem } from "../surveys/form-problem.ts";
import { type EnteredPlan, type PlanProblem, planNoteLengthMax, readPlan } from "./action-plan.ts";
import { decideRevision, type EnteredRevision } from "./action-revision.ts";
import { type ActionStatus, movedTo, nextStatuses } from "./action-status.ts";
import * as store from "./actions.store.ts";
import { deleteActions, selectEntangledActions } from "./erase-actions.store.ts";
import type { ActionNoteDetail, ActionNoteKind, ImprovementAction } from "./improvement-action.ts";
import { loadOwnerChoices, loadPlanChoices } from "./plan-choices.service.ts";

/** As much of a member of staff as decides what they may do with actions. */
export interface ActionWorker {
  readonly id: string;
  readonly role: Role;
  readonly unitId: string;
}

export type ActionPlanned =
  | { readonly planned: true; readonly actionId: string }
  | { readonly planned: false; readonly problems: readonly (PlanProblem | FormProblem)[] };

/**
 * Creates an action, and with it locks what it will be judged by.
 * @throws {Error} if the planner's role may not plan: the route is closed to them
 */
export async function planAction(
  db: Database,
  staff: ActionWorker,
  programmeId: string,
  entered: EnteredPlan,
  now: Date,
): Promise<ActionPlanned> {
  if (!can(staff.role, "actions.edit")) throw new Error("planAction requires actions.edit");
  const choices = await loadPlanChoices(db, programmeId, staff.unitId, entered.construct, now);
  const plan = readPlan({ ...entered, note: tidyText(entered.note) }, choices, dayOf(now));
  if ("problems" in plan) return { planned: false, problems: plan.problems };
  const { title, origin, rootCause, ownerStaffId, dueOn, note, yardstick } = plan;
  const action: ImprovementAction = {
    ...{ id: crypto.randomUUID(), programmeId, title, origin, rootCause, ownerStaffId, dueOn },
    ...{ status: "planned", begunOn: null, endedOn: null, createdAt: now, createdBy: staff.id },
  };
  return db.transaction(async (tx): Promise<ActionPlanned> => {
    await store.insertAction(tx, action, yardstick);
    if (note !== "") await addToHistory(tx, staff, action.id, "note", note, {}, now);
    const { construct, startsOn, baselineWaveId, expectedRise } = yardstick;
    await audit(tx, staff, "plan", action.id, { construct, startsOn, baselineWaveId, expectedRise }, now);
    return { planned: true, actionId: action.id };
  });
}

export type ActionWorked =
  | { readonly done: true }
  | { readonly done: false; readonly reason: "not-found" | "forbidden" | "status-not-next" }
  | { readonly done: false; readonly reason: "note-missing" | "note-too-long" }
  | {
      readonly done: false;
      readonly reason: "refused";
      readonly problems: readonly (PlanProblem | FormProblem)[];
    };

/** Puts an action under way, ends it, or takes it up again; with a word on why, if there is one. */
export async function moveAction(
  db: Database,
  staff: ActionWorker,
  actionId: string,
  { status, note }: { readonly status: ActionStatus; readonly note: string },
  now: Date,
): Promise<ActionWorked> {
  const text = tidyText(note);
  if (text.length > planNoteLengthMax) return { done: false, reason: "note-too-long" };
  return workOn(db, staff, actionId, now, async (tx, { action }) => {
    if (!nextStatuses(action).includes(status)) return { done: false, reason: "status-not-next" };
    await store.updateAction(tx, actionId, movedTo(action, status, dayOf(now)));
    const moved = { from: action.status, to: status };
    await addToHistory(tx, staff, actionId, "status", text, moved, now);
    await audit(tx, staff, "move", actionId, moved, now);
    return { done: true };
  });
}

/** Changes title, owner or due day. What the action is judged by is refused: it was locked when it was planned. */
export async function reviseAction(
  db: Database,
  staff: ActionWorker,
  actionId: string,
  entered: EnteredRevision,
  now: Date,
): Promise<ActionWorked> {
  return workOn(db, staff, actionId, now, async (tx, stored) => {
    const choices = await loadOwnerChoices(tx, staff.unitId, now);
    const revision = decideRevision(stored, entered, choices, dayOf(now));
    if (!revision.accepted) return { done: false, reason: "refused", problems: revision.problems };
    if (Object.keys(revision.changes).length === 0) return { done: true };
    await store.updateAction(tx, actionId, revision.changes);
    await addToHistory(tx, staff, actionId, "revision", "", revision.detail, now);
    await audit(tx, staff, "revise", actionId, { fields: Object.keys(revision.changes) }, now);
    return { done: true };
  });
}

/** Adds a note, which stays as it was written. */
export async function addActionNote(
  db: Database,
  staff: ActionWorker,
  actionId: string,
  entered: string,
  now: Date,
): Promise<ActionWorked> {
  const text = tidyText(entered);
  if (text === "") return { done: false, reason: "note-missing" };
  if (text.length > planNoteLengthMax) return { done: false, reason: "note-too-long" };
  return workOn(db, staff, actionId, now, async (tx) => {
    await addToHistory(tx, staff, actionId, "note", text, {}, now);
    return { done: true };
  });
}

/** Takes away every action of a programme, for good. */
export const eraseActions = deleteActions;

/** Titles of other programmes' actions that some staff planned or own, or that touch some units. */
export const findEntangledActions = selectEntangledActions;

/** Whoever plans actions works on all they see; its owner works on an action whatever their role. */
export function mayWorkOn(
  staff: Pick<ActionWorker, "id" | "role">,
  action: Pick<ImprovementAction, "ownerStaffId">,
): boolean {
  return can(staff.role, "actions.edit") || action.ownerStaffId === staff.id;
}

/** Lets a step be taken on an action that the worker sees and may work on; two steps come one after the other. */
async function workOn(
  db: Database,
  staff: ActionWorker,
  actionId: string,
  now: Date,
  step: (tx: Database, stored: store.StoredAction) => Promise<ActionWorked>,
): Promise<ActionWorked> {
  const unitIds = await visibleUnitIds(db, staff.unitId, now);
  return db.transaction(async (tx): Promise<ActionWorked> => {
    await store.lockAction(tx, actionId);
    const stored = await store.selectAction(tx, actionId, { visibleUnitIds: unitIds });
    if (!stored) return { done: false, reason: "not-found" };
    if (!mayWorkOn(staff, stored.action)) return { done: false, reason: "forbidden" };
    return step(tx, stored);
  });
}

async function addToHistory(
  tx: Database,
  staff: ActionWorker,
  actionId: string,
  kind: ActionNoteKind,
  text: string,
  detail: ActionNoteDetail,
  at: Date,
): Promise<void> {
  const noteId = crypto.randomUUID();
  await store.insertActionNote(tx, { noteId, actionId, kind, text, detail, staffId: staff.id, at });
}

async function audit(
  tx: Database,
  staff: ActionWorker,
  verb: string,
  objectId: string,
  detail: Record<string, unknown>,
  at: Date,
): Promise<void> {
  await recordAudit(tx, { staffId: staff.id, verb, objectKind: "action", objectId, detail, at });
}

/** Days are those of UTC: a programme has waves in several zones. */
function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}
