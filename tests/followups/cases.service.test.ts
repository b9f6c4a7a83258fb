import { beforeEach, describe, expect, test } from "vitest";
import { loadCase, loadInbox, workOnCase } from "../../src/features/followups/cases.service.ts";
import { nextDueAt } from "../../src/features/followups/follow-up-case.ts";
import { followUpResponse } from "../../src/features/followups/followups.service.ts";
import {
  answerRecovery,
  askRecovery,
  findRecoveryQuestion,
} from "../../src/features/followups/recovery.service.ts";
import { countCasesUnderRule } from "../../src/features/followups/rule-preview.service.ts";
import { defaultFollowUpRule } from "../../src/features/surveys/follow-up-rule.ts";
import { anInvitation, aRespondent, aResponse } from "../support/builders.ts";
import { useDatabase } from "../support/database.ts";
import { drainJobs, useQueue, waitingJobs } from "../support/queue.ts";
import {
  aFollowUpScene,
  anActiveStaffMember,
  caseOf,
  consent,
  high,
  linkTo,
  low,
  mailsOf,
  monday,
  noConsent,
  templates,
} from "./scene.ts";

const database = useDatabase();
useQueue(database);

const tuesday = new Date("2099-11-03T02:00:00Z");
const twoWeeksLater = new Date("2099-11-17T02:00:00Z");
const closing = {
  kind: "close",
  rootCause: "waiting-time",
  rootCauseDetail: "",
  remedy: "Opened at noon.",
} as const;

async function anOpenCase() {
  const scene = await aFollowUpScene(database.db, { answers: { ...low, ...consent } });
  await followUpResponse(database.db, scene.response, monday);
  return { ...scene, followUp: await caseOf(database.db, scene.response.respondentId) };
}

describe("who sees which cases", () => {
  test("the case owner of the unit and administrators, nobody else", async () => {
    const { db } = database;
    const { followUp, owner, administrator, branch, company } = await anOpenCase();
    const stranger = await anActiveStaffMember(db, { role: "case-owner" });
    const analyst = await anActiveStaffMember(db, { role: "analyst", unitId: company.id });
    const viewer = await anActiveStaffMember(db, { role: "viewer", unitId: branch.id });
    const sees = async (staff: typeof owner) => {
      const inbox = await loadInbox(db, staff, "open", 1, tuesday);
      const listed = inbox.cases.some((listing) => listing.followUp.caseId === followUp.caseId);
      const opened = (await loadCase(db, staff, followUp.caseId, "open", tuesday)) !== null;
      return [listed, opened];
    };
    expect(await sees(owner)).toEqual([true, true]);
    expect((await sees(administrator))[1]).toBe(true);
    for (const staff of [stranger, analyst, viewer]) expect(await sees(staff)).toEqual([false, false]);
  });

  test("another unit's case cannot be worked on either", async () => {
    const { db } = database;
    const { followUp } = await anOpenCase();
    const stranger = await anActiveStaffMember(db, { role: "case-owner" });
    await expect(
      workOnCase(db, stranger, followUp.caseId, { kind: "note", text: "Hello" }, tuesday),
    ).resolves.toEqual({ done: false, field: null, reason: "not-found" });
  });

  test("an offer is seen by nobody, only counted", async () => {
    const { db } = database;
    const scene = await aFollowUpScene(db, { answers: { ...low, ...noConsent } });
    await followUpResponse(db, scene.response, monday);
    const { caseId } = await caseOf(db, scene.response.respondentId);
    expect(await loadCase(db, scene.administrator, caseId, "open", tuesday)).toBeNull();
    const inbox = await loadInbox(db, scene.owner, "open", 1, tuesday);
    expect(inbox.cases).toEqual([]);
    expect(inbox.counts).toEqual({ open: 0, mine: 0, closed: 0, watching: 0, hidden: 1 });
  });
});

describe("the inbox", () => {
  test("shows what is due first on top, with the customer's words, and knows each case's neighbours", async () => {
    const { db } = database;
    const { followUp, owner, branch, wave } = await anOpenCase();
    const later = await anotherCase(branch.id, wave.id, tuesday);
    const inbox = await loadInbox(db, owner, "open", 1, tuesday);
    expect(inbox.cases.map((listing) => listing.followUp.caseId)).toEqual([followUp.caseId, later.caseId]);
    expect(inbox.cases[0]).toMatchObject({
      words: "The branch was closed at noon, twice.",
      unitName: "Hangzhou West",
      ownerName: "Lin Wei",
      dueAt: new Date("2099-11-04T10:00:00Z"),
    });
    expect(inbox.counts).toMatchObject({ open: 2, mine: 2, closed: 0 });
    const detail = await loadCase(db, owner, later.caseId, "open", tuesday);
    expect(detail?.neighbours).toEqual({
      position: 2,
      count: 2,
      previousCaseId: followUp.caseId,
      nextCaseId: null,
    });
  });

  test("after a promise the promised evening is due, in the wave's zone", async () => {
    const { db } = database;
    const { followUp, owner } = await anOpenCase();
    const step = { kind: "promise", day: "2099-11-20", text: "A new card." } as const;
    expect(await workOnCase(db, owner, followUp.caseId, step, tuesday)).toEqual({ done: true });
    const inbox = await loadInbox(db, owner, "open", 1, tuesday);
    const [first] = inbox.cases;
    expect(first?.dueAt).toEqual(new Date("2099-11-20T10:00:00Z"));
    // The order is made in SQL, mails are written by the rule: both must say the same.
    expect(first && nextDueAt(first.followUp, "Asia/Shanghai")).toEqual(first?.dueAt);
  });

  test("a page behind the last is the last", async () => {
    const { owner } = await anOpenCase();
    const inbox = await loadInbox(database.db, owner, "open", 99, tuesday);
    expect(inbox).toMatchObject({ page: 1, pageCount: 1 });
    expect(inbox.cases).toHaveLength(1);
  });
});

describe("working on a case", () => {
  test("contact, promise and note are kept in order with who did them", async () => {
    const { db } = database;
    const { followUp, owner } = await anOpenCase();
    const work = (step: Parameters<typeof workOnCase>[3], minute: number) =>
      workOnCase(db, owner, followUp.caseId, step, new Date(tuesday.getTime() + minute * 60_000));
    await work({ kind: "contact", text: "Called." }, 0);
    await work({ kind: "promise", day: "2099-11-06", text: "A letter." }, 1);
    await work({ kind: "note", text: "Very friendly." }, 2);
    const detail = await loadCase(db, owner, followUp.caseId, "open", tuesday);
    expect(detail?.notes.map(({ kind, text, staffName }) => [kind, text, staffName])).toEqual([
      ["contact", "Called.", "Lin Wei"],
      ["promise", "A letter.", "Lin Wei"],
      ["note", "Very friendly.", "Lin Wei"],
    ]);
    expect(detail?.followUp).toMatchObject({ status: "contacted", firstContactedAt: tuesday });
  });

  test("a refused step leaves no trace", async () => {
    const { db } = database;
    const { followUp, owner } = await anOpenCase();
    const step = { ...closing, remedy: "" };
    await expect(workOnCase(db, owner, followUp.caseId, step, tuesday)).resolves.toEqual({
      done: false,
      field: "remedy",
      reason: "remedy-missing",
    });
    await expect(
      workOnCase(db, owner, followUp.caseId, { ...closing, rootCause: "" }, tuesday),
    ).resolves.toMatchObject({ field: "rootCause" });
    const detail = await loadCase(db, owner, followUp.caseId, "open", tuesday);
    expect(detail?.notes).toEqual([]);
    expect(detail?.followUp.status).toBe("open");
    expect(await waitingJobs("ask-recovery")).toEqual([]);
  });

  test("a new owner is told; taking a case oneself sends nothing", async () => {
    const { db } = database;
    const { followUp, owner, branch, company } = await anOpenCase();
    const colleague = await anActiveStaffMember(db, {
      role: "case-owner",
      unitId: branch.id,
      name: "Chen Yu",
    });
    const stranger = await anActiveStaffMember(db, { role: "case-owner" });
    const above = await anActiveStaffMember(db, { role: "case-owner", unitId: company.id });
    const hand = (to: string, by: typeof owner) =>
      workOnCase(db, by, followUp.caseId, { kind: "owner", ownerStaffId: to }, tuesday);
    await expect(hand(stranger.id, owner)).resolves.toMatchObject({ reason: "owner-unknown" });
    await expect(hand(colleague.id, owner)).resolves.toEqual({ done: true });
    await expect(hand(above.id, above)).resolves.toEqual({ done: true });
    const alerts = await mailsOf(db, followUp.respondentId, "staff");
    expect(alerts.map(({ staffId }) => staffId).sort()).toEqual([owner.id, colleague.id].sort());
    expect(alerts.find(({ staffId }) => staffId === colleague.id)?.parameters).toMatchObject({
      event: "handed-over",
      contactBy: "2099-11-04T10:00:00.000Z",
    });
  });

  test("two people closing at once close it once", async () => {
    const { db } = database;
    const { followUp, owner } = await anOpenCase();
    const results = await Promise.all(
      [1, 2, 3].map(() => workOnCase(db, owner, followUp.caseId, closing, tuesday)),
    );
    expect(results.filter(({ done }) => done)).toHaveLength(1);
    const detail = await loadCase(db, owner, followUp.caseId, "closed", tuesday);
    expect(detail?.notes).toHaveLength(1);
    await drainJobs(db, new Date("2099-12-24T00:00:00Z"), ["ask-recovery"]);
  });
});

describe("recovery", () => {
  beforeEach(() => drainJobs(database.db, new Date("2099-12-24T00:00:00Z"), ["ask-recovery"]));

  async function aClosedCase() {
    const scene = await anOpenCase();
    await workOnCase(database.db, scene.owner, scene.followUp.caseId, closing, tuesday);
    return scene;
  }

  test("the customer is asked 14 days after closing, once", async () => {
    const { db } = database;
    const { followUp } = await aClosedCase();
    const [job] = await waitingJobs("ask-recovery");
    expect(job).toEqual({
      data: { respondentId: followUp.respondentId, caseId: followUp.caseId },
      startAfter: twoWeeksLater,
    });
    await drainJobs(db, new Date(twoWeeksLater.getTime() - 60_000), ["ask-recovery"]);
    expect(templates(await mailsOf(db, followUp.respondentId, "respondent"))).toEqual(["case-promise"]);
    await drainJobs(db, twoWeeksLater, ["ask-recovery"]);
    expect(await askRecovery(db, followUp, twoWeeksLater)).toBe("asked-already");
    expect(templates(await mailsOf(db, followUp.respondentId, "respondent"))).toEqual([
      "case-promise",
      "recovery-question",
    ]);
  });

  test("a job that comes too early comes again when it is time", async () => {
    const { db } = database;
    const { followUp } = await aClosedCase();
    expect(await askRecovery(db, followUp, tuesday)).toBe("later");
    const dueTimes = (await waitingJobs("ask-recovery")).map(({ startAfter }) => startAfter);
    expect(dueTimes).toEqual([twoWeeksLater, twoWeeksLater]);
    await drainJobs(db, twoWeeksLater, ["ask-recovery"]);
    expect(templates(await mailsOf(db, followUp.respondentId, "respondent"))).toEqual([
      "case-promise",
      "recovery-question",
    ]);
  });

  test("yes is a recovery, with the unanswered beside", async () => {
    const { db } = database;
    const { followUp, owner, branch, wave } = await aClosedCase();
    await anotherCase(branch.id, wave.id, tuesday);
    await askRecovery(db, followUp, twoWeeksLater);
    const link = linkTo("recovery", followUp);
    expect(await findRecoveryQuestion(db, link, twoWeeksLater)).toMatchObject({ state: "asked" });
    const answer = { solved: "yes", handling: 9, words: "Thank you!" };
    await expect(answerRecovery(db, link, answer, twoWeeksLater)).resolves.toMatchObject({ accepted: true });
    await expect(answerRecovery(db, link, { ...answer, solved: "no" }, twoWeeksLater)).resolves.toMatchObject(
      {
        accepted: false,
        reason: "not-asked",
      },
    );
    expect(await findRecoveryQuestion(db, link, twoWeeksLater)).toMatchObject({ state: "answered" });
    const { recovery } = await loadInbox(db, owner, "closed", 1, twoWeeksLater);
    expect(recovery).toEqual({ opened: 2, yes: 1, partly: 0, no: 0, unanswered: 1, share: 0.5 });
  });

  test("no reopens the case with new due times, tells the owner, and closing again asks again", async () => {
    const { db } = database;
    const { followUp, owner } = await aClosedCase();
    await askRecovery(db, followUp, twoWeeksLater);
    const link = linkTo("recovery", followUp);
    await answerRecovery(db, link, { solved: "no", handling: 2, words: "Still closed." }, twoWeeksLater);
    expect(await caseOf(db, followUp.respondentId)).toMatchObject({
      status: "open",
      reopenedAt: twoWeeksLater,
      contactDueAt: new Date("2099-11-19T10:00:00Z"),
      recoveryAnswer: "no",
      recoveryHandling: 2,
    });
    const alerts = await mailsOf(db, followUp.respondentId, "staff");
    expect(alerts.map(({ staffId }) => staffId)).toEqual([owner.id, owner.id]);
    expect(await askRecovery(db, followUp, twoWeeksLater)).toBe("reopened");

    const nextDay = new Date("2099-11-18T02:00:00Z");
    await workOnCase(db, owner, followUp.caseId, { ...closing, remedy: "Now really." }, nextDay);
    await drainJobs(db, new Date("2099-12-02T02:00:00Z"), ["ask-recovery"]);
    await answerRecovery(
      db,
      link,
      { solved: "yes", handling: null, words: "" },
      new Date("2099-12-03T02:00:00Z"),
    );
    const { recovery } = await loadInbox(db, owner, "closed", 1, nextDay);
    expect(recovery).toMatchObject({ opened: 1, yes: 1, no: 0, share: 1 });
    const detail = await loadCase(db, owner, followUp.caseId, "closed", nextDay);
    expect(detail?.notes.map(({ kind }) => kind)).toEqual(["closed", "reopened", "closed", "customer"]);
  });

  test("fifty answers at once are one", async () => {
    const { db } = database;
    const { followUp, owner } = await aClosedCase();
    await askRecovery(db, followUp, twoWeeksLater);
    const link = linkTo("recovery", followUp);
    const sent = Array.from({ length: 50 }, (_, index) =>
      answerRecovery(db, link, { solved: index % 2 ? "yes" : "no", handling: 5, words: "" }, twoWeeksLater),
    );
    const accepted = (await Promise.all(sent)).filter((change) => change?.accepted);
    expect(accepted).toHaveLength(1);
    const detail = await loadCase(db, owner, followUp.caseId, "open", twoWeeksLater);
    expect(detail?.notes).toHaveLength(2);
  });
});

test("a rule says how many cases it would have given, the anonymous left out", async () => {
  const { db } = database;
  const scene = await aFollowUpScene(db, { answers: { ...low, ...consent } });
  const more = { waveId: scene.wave.id, submittedOn: "2099-11-02" };
  await aResponse(db, { ...more, answers: { ...low, ...noConsent } });
  await aResponse(db, { ...more, answers: { ...high, ...consent } });
  await aResponse(db, { ...more, answers: low, submittedOn: "2099-06-01" });
  const since = new Date("2099-10-01T00:00:00Z");
  const count = (overallAtMost: number, satisfactionMeanAtMost: number) =>
    countCasesUnderRule(
      db,
      scene.programme.id,
      { ...defaultFollowUpRule, overallAtMost, satisfactionMeanAtMost },
      since,
    );
  expect(await count(4, 4)).toEqual({ responses: 3, urgent: 0, cases: 2, consented: 1, isSample: false });
  expect(await count(1, 1)).toEqual({ responses: 3, urgent: 0, cases: 0, consented: 0, isSample: false });
  expect(await count(9, 9)).toMatchObject({ cases: 3, consented: 2 });
});

async function anotherCase(unitId: string, waveId: string, now: Date) {
  const { db } = database;
  const person = await aRespondent(db, { unitId });
  const invitation = await anInvitation(db, { respondentId: person.respondentId, waveId });
  const response = await aResponse(db, {
    ...{ respondentId: person.respondentId, invitationId: invitation.invitationId, waveId, unitId },
    answers: { ...low, ...consent },
  });
  await followUpResponse(db, response, now);
  return caseOf(db, person.respondentId);
}
