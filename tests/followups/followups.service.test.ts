import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { followUpCase } from "../../db/schema/followups.ts";
import { invitation } from "../../db/schema/invitations.ts";
import { respondent } from "../../db/schema/respondents.ts";
import { acceptContactOffer, findContactOffer } from "../../src/features/followups/contact-offers.service.ts";
import { followUpResponse } from "../../src/features/followups/followups.service.ts";
import { sendWave } from "../../src/features/invitations/waves.service.ts";
import { loadRespondent } from "../../src/features/respondents/respondents.service.ts";
import { aRespondent, aResponse, aWave } from "../support/builders.ts";
import { useDatabase } from "../support/database.ts";
import { drainJobs, useQueue, waitingJobs } from "../support/queue.ts";
import { aDraftWave, waveDay } from "../support/waves.ts";
import {
  aFollowUpScene,
  anActiveStaffMember,
  caseOf,
  casesOf,
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

const at = (time: string) => new Date(time);

describe("with consent", () => {
  test("the version of the wording that was agreed to stands with the person, once a case rests on it", async () => {
    const { db } = database;
    const scene = await aFollowUpScene(db, { answers: { ...low, ...consent } });
    const contented = await aFollowUpScene(db, { answers: { ...high, ...consent } });
    await followUpResponse(db, scene.response, monday);
    await followUpResponse(db, contented.response, monday);
    const consentOf = async ({ respondentId }: { respondentId: string }) =>
      (await loadRespondent(db, respondentId))?.consentVersion;
    expect(await consentOf(scene.response)).toBe("1");
    expect(await consentOf(contented.response)).toBeNull();
  });

  test("a dissatisfied customer has a named case with an owner, due times and both mails at once", async () => {
    const { db } = database;
    const scene = await aFollowUpScene(db, { answers: { ...low, ...consent } });
    await expect(followUpResponse(db, scene.response, monday)).resolves.toEqual({ followUp: "open-case" });
    const followUp = await caseOf(db, scene.response.respondentId);
    expect(followUp).toMatchObject({
      status: "open",
      severity: "case",
      ownerStaffId: scene.owner.id,
      consentVersion: "1",
      ruleVersion: 1,
      contactDueAt: at("2099-11-04T10:00:00Z"),
      solutionDueAt: at("2099-11-09T10:00:00Z"),
      reasons: [
        { code: "overall-low", value: 3, threshold: 4 },
        { code: "satisfaction-mean-low", answered: 3, asked: 3 },
      ],
    });
    const mails = await mailsOf(db, scene.response.respondentId);
    expect(templates(mails)).toEqual(["case-alert", "case-promise"]);
    expect(mails.find(({ template }) => template === "case-promise")?.parameters).toMatchObject({
      ownerName: "Lin Wei",
      contactBy: "2099-11-04T10:00:00.000Z",
      timeZone: "Asia/Shanghai",
      brand: "Lanhu Bank",
    });
    expect(mails.find(({ template }) => template === "case-alert")).toMatchObject({
      recipientKind: "staff",
      staffId: scene.owner.id,
      parameters: { unitName: "Hangzhou West", severity: "case" },
    });
  });

  test("an unresolved complaint is urgent: contact by the next working day", async () => {
    const { db } = database;
    const complaint = { complained: { choice: "yes" }, resolved: { choice: "unresolved" } };
    const scene = await aFollowUpScene(db, { answers: { ...high, ...complaint, ...consent } });
    await followUpResponse(db, scene.response, monday);
    expect(await caseOf(db, scene.response.respondentId)).toMatchObject({
      severity: "urgent",
      contactDueAt: at("2099-11-03T10:00:00Z"),
    });
  });

  test("a contented customer who ticked the box has no case and gets no mail", async () => {
    const { db } = database;
    const scene = await aFollowUpScene(db, { answers: { ...high, ...consent } });
    await followUpResponse(db, scene.response, monday);
    expect(await casesOf(db, scene.response.respondentId)).toEqual([]);
    expect(await mailsOf(db, scene.response.respondentId)).toEqual([]);
  });

  test("the handler run twice, or at once, opens one case and queues its mails once", async () => {
    const { db } = database;
    const scene = await aFollowUpScene(db, { answers: { ...low, ...consent } });
    const run = () => followUpResponse(db, scene.response, monday);
    const outcomes = await Promise.all([run(), run(), run()]);
    outcomes.push(await run());
    expect(outcomes.filter(({ followUp }) => followUp === "open-case")).toHaveLength(1);
    expect(await casesOf(db, scene.response.respondentId)).toHaveLength(1);
    expect(templates(await mailsOf(db, scene.response.respondentId))).toEqual(["case-alert", "case-promise"]);
  });

  test("without a case owner on the way up, an administrator takes it", async () => {
    const { db } = database;
    const scene = await aFollowUpScene(db, { answers: { ...low, ...consent } });
    // Only one administrator has no open case yet, so the choice is certain.
    const stranger = await anActiveStaffMember(db, { role: "case-owner", name: "Of another unit" });
    const person = await aRespondent(db, { unitId: scene.company.id });
    const response = await aResponse(db, {
      respondentId: person.respondentId,
      waveId: scene.wave.id,
      unitId: scene.company.id,
      answers: { ...low, ...consent },
    });
    await followUpResponse(db, response, monday);
    const followUp = await caseOf(db, person.respondentId);
    expect(followUp.ownerStaffId).not.toBe(stranger.id);
    expect(followUp.ownerStaffId).not.toBe(scene.owner.id);
    expect(followUp.ownerStaffId).not.toBeNull();
  });
});

describe("without consent", () => {
  test.each(["identified", "confidential"] as const)(
    "%s: one mail offers contact, nobody is named",
    async (privacyMode) => {
      const { db } = database;
      const scene = await aFollowUpScene(db, { answers: { ...low, ...noConsent }, privacyMode });
      await expect(followUpResponse(db, scene.response, monday)).resolves.toEqual({
        followUp: "offer-contact",
      });
      expect(await caseOf(db, scene.response.respondentId)).toMatchObject({
        status: "offered",
        consentVersion: null,
        ownerStaffId: null,
        contactDueAt: null,
      });
      const mails = await mailsOf(db, scene.response.respondentId);
      expect(templates(mails)).toEqual(["contact-offer"]);
      expect(mails[0]?.invitationId).toBe(scene.invitation.invitationId);
    },
  );

  test("who asked for no more mail is offered nothing", async () => {
    const { db } = database;
    const scene = await aFollowUpScene(db, { answers: { ...low, ...noConsent }, optedOut: true });
    await followUpResponse(db, scene.response, monday);
    expect(await casesOf(db, scene.response.respondentId)).toEqual([]);
    expect(await mailsOf(db, scene.response.respondentId)).toEqual([]);
  });

  test("the pressed button gives the consent and opens an urgent case with both mails, pressed twice once", async () => {
    const { db } = database;
    const scene = await aFollowUpScene(db, { answers: { ...low, ...noConsent } });
    await followUpResponse(db, scene.response, monday);
    const link = linkTo("contact", await caseOf(db, scene.response.respondentId));
    const tuesday = at("2099-11-03T02:00:00Z");
    const pressed = await Promise.all([
      acceptContactOffer(db, link, tuesday),
      acceptContactOffer(db, link, tuesday),
    ]);
    expect(pressed).toEqual([true, true]);
    expect(await acceptContactOffer(db, link, at("2099-11-05T02:00:00Z"))).toBe(true);
    expect(await caseOf(db, scene.response.respondentId)).toMatchObject({
      status: "open",
      severity: "urgent",
      consentVersion: "contact-button-1",
      ownerStaffId: scene.owner.id,
      openedAt: tuesday,
      contactDueAt: at("2099-11-04T10:00:00Z"),
    });
    const mails = await mailsOf(db, scene.response.respondentId);
    expect(templates(mails)).toEqual(["case-alert", "case-promise", "contact-offer"]);
    const [person] = await db
      .select()
      .from(respondent)
      .where(eq(respondent.respondentId, scene.response.respondentId));
    expect(person).toMatchObject({ consentState: "given", consentVersion: "contact-button-1" });
  });

  test("looking at the button's page, however often, changes nothing", async () => {
    const { db } = database;
    const scene = await aFollowUpScene(db, { answers: { ...low, ...noConsent } });
    await followUpResponse(db, scene.response, monday);
    const before = await caseOf(db, scene.response.respondentId);
    for (let fetched = 0; fetched < 20; fetched += 1) {
      const offer = await findContactOffer(db, linkTo("contact", before), monday);
      expect(offer?.state).toBe("offered");
    }
    expect(await caseOf(db, scene.response.respondentId)).toEqual(before);
  });

  test("the page says who will call by when once pressed, and knows no other link", async () => {
    const { db } = database;
    const scene = await aFollowUpScene(db, { answers: { ...low, ...noConsent } });
    await followUpResponse(db, scene.response, monday);
    const followUp = await caseOf(db, scene.response.respondentId);
    const link = linkTo("contact", followUp);
    await acceptContactOffer(db, link, monday);
    expect(await findContactOffer(db, link, monday)).toMatchObject({
      state: "promised",
      ownerName: "Lin Wei",
    });
    const recoveryLink = linkTo("recovery", followUp);
    expect(await findContactOffer(db, recoveryLink, monday)).toBeNull();
    expect(await acceptContactOffer(db, recoveryLink, monday)).toBe(false);
  });
});

describe("nothing follows", () => {
  test("an anonymous response, even if its job were queued and a person of that id known", async () => {
    const { db } = database;
    const scene = await aFollowUpScene(db, { answers: { ...low, ...consent }, privacyMode: "anonymous" });
    await expect(followUpResponse(db, scene.response, monday)).resolves.toEqual({
      followUp: "none",
      reason: "anonymous",
    });
    expect(await casesOf(db, scene.response.respondentId)).toEqual([]);
    expect(await mailsOf(db, scene.response.respondentId)).toEqual([]);
  });

  test("a response that nobody known has given", async () => {
    const { db } = database;
    const scene = await aFollowUpScene(db, { answers: low });
    const unknown = { respondentId: crypto.randomUUID(), responseId: scene.response.responseId };
    await expect(followUpResponse(db, unknown, monday)).resolves.toMatchObject({
      reason: "unknown-response",
    });
  });
});

test("a fall since last time is watched, without a mail", async () => {
  const { db } = database;
  const scene = await aFollowUpScene(db, { answers: { ...high, ...consent } });
  const person = scene.response.respondentId;
  const nextWave = await aWave(db, { surveyVersionId: scene.version.id });
  const later = await aResponse(db, {
    respondentId: person,
    waveId: nextWave.id,
    unitId: scene.branch.id,
    submittedAt: at("2100-02-01T02:00:00Z"),
    submittedOn: "2100-02-01",
    answers: { ...high, sat1: { value: 6 }, ...consent },
  });
  await followUpResponse(db, later, at("2100-02-01T02:00:00Z"));
  expect(await caseOf(db, person)).toMatchObject({
    status: "watching",
    reasons: [{ code: "overall-fell", value: 3, threshold: 3 }],
  });
  expect(await mailsOf(db, person)).toEqual([]);
});

test("offers above the day's limit wait for the next morning, and none is lost", async () => {
  const { db } = database;
  const scene = await aFollowUpScene(db, { answers: { ...low, ...noConsent } });
  const blank = { programmeId: scene.programme.id, unitId: scene.branch.id, ruleVersion: 1, reasons: [] };
  const respondentId = scene.respondent.respondentId;
  await db.insert(followUpCase).values(
    Array.from({ length: 200 }, () => ({
      ...{ ...blank, respondentId, caseId: crypto.randomUUID(), responseId: crypto.randomUUID() },
      ...{ severity: "case" as const, status: "offered" as const, createdAt: monday },
      contactTokenDigest: new Uint8Array([1]),
    })),
  );
  const tomorrow = at("2099-11-03T00:00:00Z");
  await expect(followUpResponse(db, scene.response, monday)).resolves.toEqual({
    followUp: "postponed",
    until: tomorrow,
  });
  expect(await mailsOf(db, respondentId)).toEqual([]);
  const waiting = await waitingJobs("open-case");
  expect(waiting.filter(({ startAfter }) => startAfter.getTime() === tomorrow.getTime())).toHaveLength(1);
  await drainJobs(db, tomorrow, ["open-case"]);
  expect(templates(await mailsOf(db, respondentId))).toEqual(["contact-offer"]);
});

test("the next wave's invitation says who had a case that was worked on before", async () => {
  const { db } = database;
  const [worked, offered] = [
    await aFollowUpScene(db, { answers: { ...low, ...consent } }),
    await aFollowUpScene(db, { answers: { ...low, ...noConsent } }),
  ];
  for (const scene of [worked, offered]) await followUpResponse(db, scene.response, monday);
  const waveId = await aDraftWave(db);
  expect(await sendWave(db, waveId, null, waveDay)).toEqual({ send: true });
  await drainJobs(db, waveDay, ["send-wave"]);
  const asked = await db.select().from(invitation).where(eq(invitation.waveId, waveId));
  const hadPriorCase = new Map(asked.map((one) => [one.respondentId, one.hadPriorCase]));
  expect(hadPriorCase.get(worked.respondent.respondentId)).toBe(true);
  expect(hadPriorCase.get(offered.respondent.respondentId)).toBe(false);
});
