import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { message } from "../../db/schema/invitations.ts";
import { auditEntry, staff } from "../../db/schema/staff.ts";
import { actionYardstick } from "../../db/schema/strategy.ts";
import { deactivateStaff } from "../../src/auth/staff.service.ts";
import { openOutbox } from "../../src/emails/transport.ts";
import { deliverDue } from "../../src/features/invitations/delivery.service.ts";
import { listOutbox } from "../../src/features/invitations/outbox.service.ts";
import {
  listActionOwners,
  listActions,
  loadAction,
  loadActionBoard,
} from "../../src/features/strategy/action-list.service.ts";
import {
  type ActionWorker,
  addActionNote,
  moveAction,
  planAction,
  reviseAction,
} from "../../src/features/strategy/actions.service.ts";
import { enqueue } from "../../src/jobs/queue.ts";
import { useDatabase } from "../support/database.ts";
import { drainJobs, useQueue } from "../support/queue.ts";
import { type ActionScene, anActionScene, anEnteredPlan, planningDay, someoneActive } from "./scene.ts";

const database = useDatabase();
useQueue(database);
let scene: ActionScene;

beforeAll(async () => {
  scene = await anActionScene(database.db);
});

async function aPlannedAction(change: Parameters<typeof anEnteredPlan>[1] = {}, by?: ActionWorker) {
  const { db } = database;
  const worker = by ?? scene.analyst;
  const result = await planAction(db, worker, scene.programme.id, anEnteredPlan(scene, change), planningDay);
  if (!result.planned) throw new Error(JSON.stringify(result.problems));
  return result.actionId;
}

const detailOf = (actionId: string, by: ActionWorker = scene.analyst) =>
  loadAction(database.db, by, actionId, planningDay);

const auditOf = async (actionId: string) =>
  (await database.db.select().from(auditEntry).where(eq(auditEntry.objectId, actionId)))
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ verb }) => verb);

describe("planning an action", () => {
  test("stores it with its yardstick, its first note and who did it", async () => {
    const actionId = await aPlannedAction({ note: "Asked for by the branches." });
    const detail = await detailOf(actionId);
    expect(detail).toMatchObject({
      action: { title: "Longer counter hours", status: "planned", begunOn: null, dueOn: "2028-12-31" },
      yardstick: { construct: "Quality", baselinePeriod: "2026-Q1", expectedRise: 2, chosenAsWorst: true },
      constructLabel: { en: "Quality" },
      ownerName: "Wu Manager",
      notes: [{ kind: "note", text: "Asked for by the branches.", staffName: "Chen Analyst" }],
      treatedUnits: ["Branch 1", "Branch 2", "Branch 3", "Branch 4", "Branch 5"],
    });
    expect(detail?.yardstick.comparisonUnitIds).toHaveLength(5);
    expect(await auditOf(actionId)).toEqual(["plan"]);
  });

  test("is refused with what is wrong, and stores nothing", async () => {
    const { db } = database;
    const before = await listActions(db, scene.analyst, {}, 1, planningDay);
    const entered = anEnteredPlan(scene, { startsOn: "2026-01-20", title: "" });
    const result = await planAction(db, scene.analyst, scene.programme.id, entered, planningDay);
    expect(result).toEqual({
      planned: false,
      problems: [
        { field: "title", reason: "empty" },
        { field: "startsOn", reason: "start-known" },
      ],
    });
    expect((await listActions(db, scene.analyst, {}, 1, planningDay)).found).toBe(before.found);
  });

  test("is for those whose role plans", async () => {
    const entered = anEnteredPlan(scene);
    const planned = planAction(database.db, scene.manager, scene.programme.id, entered, planningDay);
    await expect(planned).rejects.toThrow("actions.edit");
  });
});

describe("working on an action", () => {
  test("moves only to where it may go next; the first beginning stays", async () => {
    const { db } = database;
    const actionId = await aPlannedAction();
    const move = (status: "planned" | "under-way" | "done" | "dropped", day: string, note = "") =>
      moveAction(db, scene.manager, actionId, { status, note }, new Date(`${day}T09:00:00Z`));
    expect(await move("done", "2026-02-21")).toEqual({ done: false, reason: "status-not-next" });
    expect(await move("under-way", "2026-03-02", "Hours posted.")).toEqual({ done: true });
    expect(await move("done", "2026-04-06")).toEqual({ done: true });
    expect(await move("under-way", "2026-04-07")).toEqual({ done: true });
    const detail = await detailOf(actionId);
    expect(detail?.action).toMatchObject({ status: "under-way", begunOn: "2026-03-02", endedOn: null });
    expect(detail?.notes[0]).toMatchObject({
      ...{ kind: "status", text: "Hours posted.", staffName: "Wu Manager" },
      detail: { from: "planned", to: "under-way" },
    });
    expect(await auditOf(actionId)).toEqual(["plan", "move", "move", "move"]);
  });

  test("what it is judged by is locked: a change of it is refused, with everything asked beside it", async () => {
    const { db } = database;
    const actionId = await aPlannedAction();
    const [before] = await db.select().from(actionYardstick).where(eq(actionYardstick.actionId, actionId));
    const wanted = {
      title: "Shorter hours",
      expectedRise: "0.1",
      startsOn: "2026-06-01",
      construct: "Value",
    };
    const refused = await reviseAction(db, scene.analyst, actionId, wanted, planningDay);
    expect(refused).toEqual({
      ...{ done: false, reason: "refused" },
      problems: ["construct", "startsOn", "expectedRise"].map((field) => ({ field, reason: "locked" })),
    });
    const [after] = await db.select().from(actionYardstick).where(eq(actionYardstick.actionId, actionId));
    expect(after).toEqual(before);
    expect((await detailOf(actionId))?.action.title).toBe("Longer counter hours");
  });

  test("title, owner and due day may change, and the history says so", async () => {
    const { db } = database;
    const actionId = await aPlannedAction();
    const change = { title: "Counter hours until 8", ownerStaffId: scene.analyst.id, dueOn: "2028-01-15" };
    expect(await reviseAction(db, scene.analyst, actionId, change, planningDay)).toEqual({ done: true });
    // Saved once more unchanged, it is no event.
    expect(await reviseAction(db, scene.analyst, actionId, change, planningDay)).toEqual({ done: true });
    const detail = await detailOf(actionId);
    expect(detail).toMatchObject({ action: change, ownerName: "Chen Analyst" });
    expect(detail?.notes).toMatchObject([
      {
        kind: "revision",
        detail: { title: "Counter hours until 8", ownerName: "Chen Analyst", dueOn: "2028-01-15" },
      },
    ]);
    const impossible = { ownerStaffId: "nobody", dueOn: "2026-02-15" };
    expect(await reviseAction(db, scene.analyst, actionId, impossible, planningDay)).toMatchObject({
      problems: [{ reason: "due-before-start" }, { reason: "owner-unknown" }],
    });
  });

  test("notes stay as they were written, in their order", async () => {
    const { db } = database;
    const actionId = await aPlannedAction();
    const note = (text: string, hour: string) =>
      addActionNote(db, scene.manager, actionId, text, new Date(`2026-02-21T${hour}:00:00Z`));
    expect(await note(" First.\r\nTwo lines. ", "08")).toEqual({ done: true });
    expect(await note("Second.", "09")).toEqual({ done: true });
    expect(await note("   ", "10")).toEqual({ done: false, reason: "note-missing" });
    expect(await note("x".repeat(4001), "10")).toEqual({ done: false, reason: "note-too-long" });
    expect((await detailOf(actionId))?.notes.map(({ text }) => text)).toEqual([
      "First.\nTwo lines.",
      "Second.",
    ]);
  });

  test("is for its owner and for those who plan; who sees not all of its units does not see it", async () => {
    const { db } = database;
    const actionId = await aPlannedAction();
    const unitId = scene.company.id;
    const reader = await someoneActive(db, { name: "A Reader", role: "viewer", unitId });
    expect((await detailOf(actionId, reader))?.mayWork).toBe(false);
    expect((await detailOf(actionId, scene.manager))?.mayWork).toBe(true);
    const forbidden = await addActionNote(db, reader, actionId, "Mine?", planningDay);
    expect(forbidden).toEqual({ done: false, reason: "forbidden" });

    const [first] = scene.branches;
    const local = await someoneActive(db, { name: "Local", role: "analyst", unitId: first?.id ?? "" });
    expect(await detailOf(actionId, local)).toBeNull();
    expect(await addActionNote(db, local, actionId, "Mine?", planningDay)).toEqual({
      ...{ done: false, reason: "not-found" },
    });
    const own = await aPlannedAction({ ownerStaffId: local.id }, local);
    expect(await detailOf(own, local)).toMatchObject({ treatedUnits: ["Branch 1"], comparisonUnits: [] });
  });
});

describe("lists of actions", () => {
  test("by status, unit, owner and what is overdue, within what the reader sees", async () => {
    const { db } = database;
    const other = await anActionScene(db, 6);
    const plan = async (change: Parameters<typeof anEnteredPlan>[1]) => {
      const entered = anEnteredPlan(other, change);
      const result = await planAction(db, other.analyst, other.programme.id, entered, planningDay);
      if (!result.planned) throw new Error(JSON.stringify(result.problems));
      return result.actionId;
    };
    const [one, two] = other.branches;
    const late = await plan({ title: "Late", sides: { [one?.id ?? ""]: "treated" }, dueOn: "2026-03-10" });
    const begun = await plan({ title: "Begun", sides: { [two?.id ?? ""]: "treated" } });
    await moveAction(db, other.analyst, begun, { status: "under-way", note: "" }, planningDay);
    await plan({ title: "Mine", ownerStaffId: other.analyst.id });

    const april = new Date("2026-04-06T09:00:00Z");
    const titles = async (question: Parameters<typeof listActions>[2]) =>
      (await listActions(db, other.analyst, question, 1, april)).actions.map(({ action }) => action.title);
    expect(await titles({})).toEqual(["Late", "Begun", "Mine"]);
    expect(await titles({ status: "overdue" })).toEqual(["Late"]);
    expect(await titles({ status: "under-way" })).toEqual(["Begun"]);
    expect(await titles({ unitId: two?.id ?? "" })).toEqual(["Begun", "Mine"]);
    expect(await titles({ ownerStaffId: other.analyst.id })).toEqual(["Mine"]);
    expect(await titles({ programmeId: scene.programme.id })).toEqual([]);
    expect((await listActionOwners(db, other.analyst, april)).map(({ name }) => name)).toEqual([
      "Chen Analyst",
      "Wu Manager",
    ]);
    const board = await loadActionBoard(db, other.analyst, {}, april);
    expect(board.map(({ status, count }) => [status, count])).toEqual([
      ["planned", 2],
      ["under-way", 1],
      ["done", 0],
      ["dropped", 0],
    ]);
    expect(board[0]?.actions[0]?.action.id).toBe(late);
  });
});

describe("the weekly mail about what is overdue", () => {
  test("goes to the owner once a week, names all that is overdue, and shows in the outbox", async () => {
    const { db } = database;
    const other = await anActionScene(db);
    await db.update(staff).set({ language: "zh-CN" }).where(eq(staff.id, other.manager.id));
    for (const [title, dueOn] of [
      ["Second", "2026-03-25"],
      ["First", "2026-03-10"],
      ["Not yet", "2028-12-24"],
    ] as const) {
      const entered = anEnteredPlan(other, { title, dueOn });
      expect(await planAction(db, other.analyst, other.programme.id, entered, planningDay)).toMatchObject({
        planned: true,
      });
    }
    const run = (day: string) => mailJob(new Date(`${day}T05:17:00Z`));
    await run("2026-03-30");
    await run("2026-03-30");
    await run("2026-04-03");
    expect(await mailsTo(other.manager.id)).toHaveLength(1);
    await run("2026-04-06");
    const mails = await mailsTo(other.manager.id);
    expect(mails).toHaveLength(2);
    expect(mails[0]).toMatchObject({
      language: "zh-CN",
      parameters: {
        template: "actions-overdue",
        ...{ actionCount: 2, actionId: null, name: "Wu Manager" },
        actions: [
          { title: "First", dueOn: "2026-03-10" },
          { title: "Second", dueOn: "2026-03-25" },
        ],
      },
    });
    const delivered = await deliverDue(
      db,
      () => new Date("2026-04-06T06:00:00Z"),
      openOutbox("http://m.test"),
    );
    expect(delivered).toMatchObject({ failed: 0, cancelled: 0 });
    expect((await mailsTo(other.manager.id)).map(({ status }) => status)).toEqual(["sent", "sent"]);
    const scope = { unitIds: [other.company.id], includesCases: false };
    expect((await listOutbox(db, scope, 1)).mails.map(({ to }) => to)).toEqual([
      other.manager.email,
      other.manager.email,
    ]);
    expect((await listOutbox(db, { ...scope, unitIds: [scene.company.id] }, 1)).found).toBe(0);
  });

  test("is not sent about actions that have ended; of an owner who has left, the planner is told", async () => {
    const { db } = database;
    const other = await anActionScene(db);
    const unitId = other.company.id;
    const gone = await someoneActive(db, { name: "Gone", role: "viewer", unitId });
    const plan = async (ownerStaffId: string) => {
      const entered = anEnteredPlan(other, { ownerStaffId, dueOn: "2026-03-10" });
      const result = await planAction(db, other.analyst, other.programme.id, entered, planningDay);
      return result.planned ? result.actionId : "";
    };
    await plan(gone.id);
    const dropped = await plan(other.manager.id);
    await moveAction(db, other.manager, dropped, { status: "dropped", note: "" }, planningDay);
    await deactivateStaff(db, gone.id, { staffId: other.analyst.id, now: planningDay });
    await mailJob(new Date("2026-04-13T05:17:00Z"));
    expect(await mailsTo(other.manager.id)).toEqual([]);
    expect(await mailsTo(gone.id)).toEqual([]);
    expect(await mailsTo(other.analyst.id)).toMatchObject([{ parameters: { actionCount: 1 } }]);
  });
});

/** The job as the timetable queues it, on the real queue. */
async function mailJob(at: Date): Promise<void> {
  await database.db.transaction((tx) =>
    enqueue(tx, "mail-overdue-actions", {}, { singletonKey: "timetable" }),
  );
  await drainJobs(database.db, at, ["mail-overdue-actions"]);
}

function mailsTo(staffId: string) {
  return database.db
    .select()
    .from(message)
    .where(and(eq(message.staffId, staffId), eq(message.recipientKind, "staff")))
    .orderBy(message.createdAt);
}
