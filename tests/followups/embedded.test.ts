import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, type OpenDatabase, openDatabase } from "../../db/client.ts";
import { setApp } from "../../src/app.ts";
import { loadCase, loadInbox, workOnCase } from "../../src/features/followups/cases.service.ts";
import { acceptContactOffer } from "../../src/features/followups/contact-offers.service.ts";
import { followUpResponse } from "../../src/features/followups/followups.service.ts";
import { answerRecovery, askRecovery } from "../../src/features/followups/recovery.service.ts";
import { countCasesUnderRule } from "../../src/features/followups/rule-preview.service.ts";
import { defaultFollowUpRule } from "../../src/features/surveys/follow-up-rule.ts";
import { setBoss } from "../../src/jobs/queue.ts";
import { startQueue } from "../../src/jobs/start-queue.ts";
import { setTestApp } from "../support/app.ts";
import { aFollowUpScene, caseOf, linkTo, low, mailsOf, monday, noConsent, templates } from "./scene.ts";

// The core of the room on the embedded database, where a service that awaits the wrong handle hangs.
let folder = "";
let opened: OpenDatabase | undefined;
let stopQueue = async () => {};

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "manyi-followups-"));
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

test("offer, button, work, closing, the customer's no: the whole way of a case", async () => {
  const db = embedded();
  const scene = await aFollowUpScene(db, { answers: { ...low, ...noConsent } });
  const person = scene.response.respondentId;
  expect(await followUpResponse(db, scene.response, monday)).toEqual({ followUp: "offer-contact" });
  expect(await followUpResponse(db, scene.response, monday)).toMatchObject({ reason: "done-already" });
  const { caseId } = await caseOf(db, person);
  const followUp = { respondentId: person, caseId };
  await acceptContactOffer(db, linkTo("contact", followUp), monday);

  const inbox = await loadInbox(db, scene.owner, "mine", 1, monday);
  expect(inbox.cases[0]).toMatchObject({ words: low.comment.text, dueAt: new Date("2099-11-03T10:00:00Z") });
  const detail = await loadCase(db, scene.owner, caseId, "mine", monday);
  expect(detail?.neighbours).toMatchObject({ position: 1, count: 1 });
  const closing = {
    kind: "close",
    rootCause: "delivery",
    rootCauseDetail: "",
    remedy: "Sent again.",
  } as const;
  expect(await workOnCase(db, scene.owner, caseId, closing, monday)).toEqual({ done: true });

  const later = new Date("2099-11-16T02:00:00Z");
  expect(await askRecovery(db, followUp, later)).toBe("asked");
  const no = { solved: "no", handling: 1, words: "" };
  expect(await answerRecovery(db, linkTo("recovery", followUp), no, later)).toMatchObject({ accepted: true });
  expect(await caseOf(db, person)).toMatchObject({ status: "open", recoveryAnswer: "no" });
  expect(templates(await mailsOf(db, person))).toEqual([
    "case-alert",
    "case-alert",
    "case-promise",
    "contact-offer",
    "recovery-question",
  ]);
  expect(await countCasesUnderRule(db, scene.programme.id, defaultFollowUpRule, monday)).toEqual({
    responses: 1,
    urgent: 0,
    cases: 1,
    consented: 0,
    isSample: false,
  });
});

function embedded(): Database {
  if (!opened) throw new Error("the embedded database opens in beforeAll");
  return opened.db;
}
