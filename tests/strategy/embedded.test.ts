import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenDatabase, openDatabase } from "../../db/client.ts";
import { setApp } from "../../src/app.ts";
import { listOutbox } from "../../src/features/invitations/outbox.service.ts";
import { loadAction, loadActionBoard } from "../../src/features/strategy/action-list.service.ts";
import { reviseAction } from "../../src/features/strategy/actions.service.ts";
import { loadPlanOffer } from "../../src/features/strategy/plan-offer.service.ts";
import { listEffects } from "../../src/features/tracking/effects.service.ts";
import { loadRecoveryTracking } from "../../src/features/tracking/recovery-tracking.service.ts";
import { enqueue, setBoss } from "../../src/jobs/queue.ts";
import { startQueue } from "../../src/jobs/start-queue.ts";
import { setTestApp } from "../support/app.ts";
import { drainJobs } from "../support/queue.ts";
import { anActionStory, someClosedCases } from "./story.ts";

// The core of the room on the embedded database, where a service that awaits the wrong handle hangs.
let folder = "";
let opened: OpenDatabase | undefined;
let stopQueue = async () => {};

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "manyi-strategy-"));
  opened = await openDatabase({ folder });
  setTestApp(opened.db);
  const boss = await startQueue(opened, { keepsTime: false });
  stopQueue = () => boss.stop({ graceful: false });
});

afterAll(async () => {
  setBoss(undefined);
  setApp(undefined);
  await stopQueue();
  await opened?.close();
  await rm(folder, { recursive: true });
});

test("plan, board, revision, effect, mail of what is overdue, causes and recovery", async () => {
  if (!opened) throw new Error("the embedded database opens in beforeAll");
  const { db } = opened;
  const story = await anActionStory(db);
  await someClosedCases(db, story, { "waiting-time": 6 });
  const now = new Date("2026-07-01T09:00:00Z");
  const board = await loadActionBoard(db, story.analyst, {}, now);
  expect(board.map(({ count }) => count)).toEqual([1, 5, 0, 1]);

  const { effects } = await listEffects(db, story.analyst, {}, now);
  expect(effects.map(({ judgements }) => judgements.at(-1)?.claim.grade).sort()).toEqual([
    ...["against-comparison", "changed-after", "not-separable", "not-separable"],
    ...["too-few", "waiting", "waiting"],
  ]);
  const locked = await reviseAction(db, story.analyst, story.ids.after, { expectedRise: "9" }, now);
  expect(locked).toMatchObject({ done: false, problems: [{ field: "expectedRise", reason: "locked" }] });
  const change = { title: "Two more cashiers", dueOn: "2028-06-30" };
  expect(await reviseAction(db, story.analyst, story.ids.after, change, now)).toEqual({ done: true });
  expect((await loadAction(db, story.manager, story.ids.after, now))?.action).toMatchObject(change);

  await db.transaction((tx) => enqueue(tx, "mail-overdue-actions", {}));
  expect(await drainJobs(db, now, ["mail-overdue-actions", "deliver-mail"])).toContain("deliver-mail");
  const scope = { unitIds: [story.company.id], includesCases: false };
  const [mail] = (await listOutbox(db, scope, 1)).mails;
  expect(mail).toMatchObject({
    subject: "An improvement action is overdue: Bills that explain themselves",
    ...{ to: story.manager.email, status: "sent" },
  });

  const offer = await loadPlanOffer(db, story.analyst, story.programme.id, now);
  expect(offer?.causes.rows).toMatchObject([{ cause: "waiting-time", count: 6 }]);
  const question = { programmeId: null, days: 365 };
  const { summary } = await loadRecoveryTracking(db, story.analyst, question, now);
  expect(summary).toMatchObject({ recovery: { opened: 6 }, contact: { medianHours: 10 } });
}, 180_000);
