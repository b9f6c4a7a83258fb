import { expect, test } from "vitest";
import { deviceClass } from "../../src/features/responses/device-class.ts";
import { individualScore } from "../../src/features/responses/individual-score.ts";
import { completeAnswers } from "../../src/features/responses/page-flow.ts";
import { buildResponse, type Finish, type ResponseOrigin } from "../../src/features/responses/response.ts";
import { responseFlags } from "../../src/features/responses/response-flags.ts";
import { pageNumber, readSentPage } from "../../src/features/responses/sent-page.ts";
import { outlook } from "../../src/features/responses/thank-you.ts";
import type { Answers } from "../../src/features/surveys/answers.ts";
import { defaultFollowUpRule } from "../../src/features/surveys/follow-up-rule.ts";
import { definitionFromTemplate } from "../../src/features/surveys/templates/templates.ts";
import { testNow } from "../support/builders.ts";
import { aDefinition, fields } from "./definitions.ts";

const definition = definitionFromTemplate("ecsi", false);
const given: Answers = { sat1: { value: 8 }, sat2: { value: 7 }, sat3: { value: 9 }, exp1: { value: 3 } };

const origin: ResponseOrigin = {
  respondentId: "r1",
  invitationId: "i1",
  waveId: "w1",
  period: "2026-Q4",
  timeZone: "Asia/Shanghai",
  isCensus: false,
  unitId: "u1",
  attributes: { segment: "premium" },
  samplingWeight: 2.5,
  surveyVersionId: "v1",
  privacyMode: "identified",
  definition,
};

function aFinish(details: Partial<Finish> = {}): Finish {
  return {
    answers: completeAnswers(definition, given),
    language: "zh-CN",
    deviceClass: "phone",
    startedAt: new Date(testNow.getTime() - 60_000),
    entryMode: "mail-link",
    hiddenFieldFilled: false,
    now: testNow,
    ...details,
  };
}

function ids(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `new-${count}`;
  };
}

test("a response carries what its invitation froze, and the indicators in their slots", () => {
  const response = buildResponse(origin, aFinish(), ids());
  expect(response).toMatchObject({
    ...{ respondentId: "r1", invitationId: "i1", responseId: "new-1", unitId: "u1", samplingWeight: 2.5 },
    ...{ attributes: { segment: "premium" }, source: "probability-sample", entryMode: "mail-link" },
    ...{ language: "zh-CN", deviceClass: "phone", submittedAt: testNow, submittedOn: "2026-11-04" },
    individualScore: (100 * (7 / 9 + 6 / 9 + 8 / 9)) / 3,
  });
  const slot = definition.indicatorSources.exp1?.slot;
  expect(response[`indicator0${slot}` as "indicator01"]).toBe(3);
  expect(buildResponse({ ...origin, isCensus: true }, aFinish(), ids()).source).toBe("census");
});

test("an anonymous response keeps nothing that leads to its invitation, and no time", () => {
  const response = buildResponse({ ...origin, privacyMode: "anonymous" }, aFinish(), ids());
  expect(response).toMatchObject({
    ...{ respondentId: "new-1", invitationId: null, responseId: "new-2", attributes: {} },
    ...{ deviceClass: "unknown", startedAt: null, submittedAt: null, submittedOn: "2026-11-04" },
  });
  expect(JSON.stringify(response)).not.toMatch(/"(r1|i1)"/);
});

test("the date is the one on the wall of the wave's time zone", () => {
  const lateEvening = new Date("2026-11-04T17:30:00Z");
  expect(buildResponse(origin, aFinish({ now: lateEvening }), ids()).submittedOn).toBe("2026-11-05");
});

test("the individual score is the mean of the satisfaction answers there are", () => {
  expect(individualScore(definition, given).score).toBeCloseTo(77.78, 2);
  expect(individualScore(definition, { ...given, sat2: { missing: "dont-know" } }).score).toBeCloseTo(
    83.33,
    2,
  );
  expect(individualScore(definition, { sat1: { missing: "skipped" } }).score).toBeNull();
});

test("flags state facts: answered faster than reading allows, all ratings the same, a trap filled in", () => {
  const same: Answers = Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`q${at}`, { value: 7 }]));
  expect(responseFlags(same, 7.9, true)).toEqual(["too-fast", "straight-line", "hidden-field-filled"]);
  expect(responseFlags(same, 8, false)).toEqual(["straight-line"]);
  expect(responseFlags({ ...same, q0: { value: 6 } }, null, false)).toEqual([]);
});

test.each([
  ["Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile/15E148", null, "phone"],
  ["Mozilla/5.0 (Linux; Android 16; Pixel 10) Chrome/150 Mobile Safari/537.36", "?1", "phone"],
  ["Mozilla/5.0 (Linux; Android 15; SM-X910) Chrome/150 Safari/537.36", "?0", "tablet"],
  ["Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X)", null, "tablet"],
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/150", "?0", "desktop"],
  ["Mozilla/5.0 (X11; Linux x86_64)", null, "desktop"],
  ["curl/8", null, "unknown"],
  [null, null, "unknown"],
])("%s is a %s hint away from %s", (agent, hint, device) => {
  expect(deviceClass(agent, hint)).toBe(device);
});

test("the thank-you promises contact only where a case is certain and was agreed to", () => {
  const survey = aDefinition();
  const yes = { contact: { consent: true, version: "c1" } };
  const roles = { ...survey, roles: { ...survey.roles, contactConsent: "contact" } };
  const told = (overall: number, answers: Answers = {}) =>
    outlook(roles, { sat1: { value: overall }, ...answers }, "confidential", defaultFollowUpRule);
  expect(told(4, yes)).toBe("will-contact");
  expect(told(5, yes)).toBe("may-contact");
  expect(told(4)).toBe("offer");
  expect(told(5)).toBe("may-offer");
  expect(outlook(roles, { sat1: { value: 1 }, ...yes }, "anonymous", defaultFollowUpRule)).toBe("anonymous");
});

test.each(["0", "4", "-1", "1.0", "01", "", "two", null])("%j is no page of three", (text) => {
  expect(pageNumber(text, 3)).toBeNull();
});

test("tampered control fields fall back to the harmless", () => {
  const request = { language: "en", deviceClass: "phone", now: testNow } as const;
  const tampered = fields({ page: "9", intent: "drop", opened: "-1", entry: "kiosk", website: "x" });
  expect(readSentPage(tampered, 3, request)).toMatchObject({
    ...{ page: 1, intent: "next", openedAt: null, entryMode: "mail-link", hiddenFieldFilled: true },
  });
  const future = String(testNow.getTime() + 1);
  expect(readSentPage(fields({ opened: future }), 3, request).openedAt).toBeNull();
});
