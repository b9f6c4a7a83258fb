import { describe, expect, test } from "vitest";
import { defaultFollowUpRule } from "../../src/features/surveys/follow-up-rule.ts";
import { allQuestions } from "../../src/features/surveys/survey-definition.ts";
import {
  createProgramme,
  createSurveyFromTemplate,
  listProgrammes,
  listSurveys,
  listSurveyVersions,
  loadProgramme,
  loadSurvey,
  loadSurveyVersion,
  publishSurvey,
  saveSurveyTexts,
  updateFollowUpRule,
} from "../../src/features/surveys/surveys.service.ts";
import { useDatabase } from "../support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-02T09:00:00Z");
const later = new Date("2026-11-03T09:00:00Z");

function aProgramme(): Promise<string> {
  const input = { name: "Broadband", kind: "relationship", privacyDefault: "identified" } as const;
  return createProgramme(database.db, input, null, now);
}

async function aSurvey(title = "Autumn"): Promise<string> {
  const programmeId = await aProgramme();
  const input = { programmeId, template: "ecsi", title, privacyMode: "identified" } as const;
  const saved = await createSurveyFromTemplate(database.db, { ...input, staffId: null, now });
  if (!saved.saved) throw new Error("aSurvey was refused");
  return saved.id;
}

test("a programme begins with the default rule and without surveys", async () => {
  const id = await aProgramme();
  expect(await loadProgramme(database.db, id)).toMatchObject({
    name: "Broadband",
    followUpRule: defaultFollowUpRule,
  });
  const listed = (await listProgrammes(database.db)).find((programme) => programme.id === id);
  expect(listed?.surveyCount).toBe(0);
});

describe("the follow-up rule", () => {
  test("gets a new version with each change, and none without one", async () => {
    const id = await aProgramme();
    const stricter = { ...defaultFollowUpRule, overallAtMost: 5 };
    expect(await updateFollowUpRule(database.db, id, stricter, null, later)).toBe(2);
    expect(await updateFollowUpRule(database.db, id, stricter, null, later)).toBe(2);
    expect((await loadProgramme(database.db, id))?.followUpRule).toEqual({ ...stricter, version: 2 });
  });
});

describe("publishing", () => {
  test("freezes a version that later rewording does not touch", async () => {
    const surveyId = await aSurvey();
    const first = await publishSurvey(database.db, surveyId, null, now);
    if (!first.published) throw new Error("was refused");
    const texts = { "sat1.text.en": "How happy are you with {brand}?" };
    await saveSurveyTexts(database.db, surveyId, { title: "Winter", texts }, later);
    const frozen = await loadSurveyVersion(database.db, first.surveyVersionId);
    expect(frozen).toMatchObject({ number: 1, title: "Autumn", privacyMode: "identified" });
    const sat1 = frozen && allQuestions(frozen.definition).find(({ code }) => code === "sat1");
    expect(sat1?.text.en).toContain("All in all");
  });

  test("is refused when nothing has changed since the last version", async () => {
    const surveyId = await aSurvey();
    await publishSurvey(database.db, surveyId, null, now);
    expect(await publishSurvey(database.db, surveyId, null, later)).toEqual({
      published: false,
      reason: "unchanged",
    });
    expect(await listSurveyVersions(database.db, surveyId)).toHaveLength(1);
  });

  test("by two people at once gives one version", async () => {
    const surveyId = await aSurvey();
    const both = await Promise.all([1, 2].map(() => publishSurvey(database.db, surveyId, null, now)));
    expect(both.map(({ published }) => published).sort()).toEqual([false, true]);
  });

  test("again after a change gives the next number, and the list shows it", async () => {
    const surveyId = await aSurvey();
    await publishSurvey(database.db, surveyId, null, now);
    await saveSurveyTexts(database.db, surveyId, { title: "Autumn 2", texts: {} }, later);
    expect(await publishSurvey(database.db, surveyId, null, later)).toMatchObject({
      published: true,
      number: 2,
    });
    const survey = await loadSurvey(database.db, surveyId);
    const listed = await listSurveys(database.db, survey?.programmeId ?? "");
    expect(listed).toMatchObject([{ title: "Autumn 2", publishedNumber: 2 }]);
  });

  test("of a survey that does not exist says so", async () => {
    const refused = await publishSurvey(database.db, crypto.randomUUID(), null, now);
    expect(refused).toEqual({ published: false, reason: "unknown" });
  });
});

describe("rewording", () => {
  test("names every bad text and keeps the draft", async () => {
    const surveyId = await aSurvey();
    const texts = {
      "sat1.text.en": " ",
      "sat2.text.zh-CN": "{品牌}怎么样？",
      "qual1.lowLabel.en": "x".repeat(401),
    };
    expect(await saveSurveyTexts(database.db, surveyId, { title: "Autumn", texts }, later)).toEqual({
      saved: false,
      problems: [
        { field: "qual1.lowLabel.en", reason: "too-long", lengthMax: 400 },
        { field: "sat1.text.en", reason: "empty" },
        { field: "sat2.text.zh-CN", reason: "placeholder-unknown" },
      ],
    });
    expect((await loadSurvey(database.db, surveyId))?.updatedAt).toEqual(now);
  });

  test("does not reach the consent, whose version names its wording", async () => {
    const surveyId = await aSurvey();
    const texts = { "contact.text.en": "We will sell your data." };
    await saveSurveyTexts(database.db, surveyId, { title: "Autumn", texts }, later);
    const draft = (await loadSurvey(database.db, surveyId))?.draft;
    const consent = draft && allQuestions(draft).find(({ code }) => code === "contact");
    expect(consent?.text.en).toMatch(/^May we pass these answers/);
  });
});
