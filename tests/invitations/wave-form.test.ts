import { expect, test } from "vitest";
import {
  checkWaveForm,
  formOfWave,
  newWaveForm,
  readWaveForm,
  unusedName,
  type WaveForm,
} from "../../src/features/invitations/wave-form.ts";

const now = new Date("2026-11-02T09:00:00Z");

function aForm(change: Partial<WaveForm> = {}): WaveForm {
  const texts = {
    name: "Autumn",
    brand: "Lanhu",
    product: "broadband",
    quarantineDays: "90",
    subjectLine: { en: "How are we doing?", "zh-CN": "您满意吗？" },
    greeting: { en: "Please tell us.", "zh-CN": "请告诉我们。" },
    ratingInMail: "yes",
  };
  return { ...newWaveForm(texts, "Europe/Berlin", now), ...change };
}

const problems = (change: Partial<WaveForm>) => {
  const result = checkWaveForm(aForm(change), now);
  return result.ok ? [] : result.problems.map((one) => `${one.field}: ${one.reason}`);
};

test("a new form is valid, in two weeks' time and in the current quarter", () => {
  const result = checkWaveForm(aForm(), now);
  if (!result.ok) throw new Error("refused");
  expect(result.plan).toMatchObject({ period: "2026-Q4", sampling: { kind: "census" }, quarantineDays: 90 });
  expect(result.plan.closesAt.toISOString()).toBe("2026-11-16T17:00:00.000Z");
});

test("a further wave in a quarter gets a name of its own", () => {
  expect(unusedName("Wave 2026-Q4", ["Spring"])).toBe("Wave 2026-Q4");
  expect(unusedName("Wave 2026-Q4", ["Wave 2026-Q4", "Wave 2026-Q4 (2)"])).toBe("Wave 2026-Q4 (3)");
});

test("every problem is named with its field", () => {
  expect(problems({ name: "", subjectLine: { en: "", "zh-CN": "x".repeat(121) } })).toEqual([
    "name: empty",
    "subjectLine.en: empty",
    "subjectLine.zh-CN: too-long",
  ]);
  expect(problems({ sampling: "per-unit", countPerUnit: "0" })).toEqual(["countPerUnit: bad-count"]);
  expect(problems({ sampling: "some" })).toEqual(["sampling: bad-sampling"]);
  expect(problems({ period: "autumn" })).toEqual(["period: bad-period"]);
  expect(problems({ quarantineDays: "-1" })).toEqual(["quarantineDays: bad-days"]);
  expect(problems({ timeZone: "Berlin" })).toEqual(["timeZone: bad-zone"]);
  expect(problems({ closesOn: "2026-11-31" })).toEqual(["closesOn: bad-date"]);
  expect(problems({ closesTime: "" })).toEqual(["closesTime: bad-time"]);
  expect(problems({ closesOn: "2026-11-01" })).toEqual(["closesOn: in-the-past"]);
});

test("nothing that could start another mail header gets into a subject or a brand", () => {
  expect(problems({ subjectLine: { en: "Hi\r\nBcc: all@example.com", "zh-CN": "好" } })).toEqual([
    "subjectLine.en: control-character",
  ]);
  expect(problems({ brand: "Lan\u0000hu" })).toEqual(["brand: control-character"]);
});

test("line breaks in the greeting are kept as a browser or a person types them", () => {
  const fields = new Map([["greeting.en", " One\r\n\r\nTwo "]]);
  expect(readWaveForm(fields).greeting.en).toBe("One\n\nTwo");
  expect(problems({ greeting: { en: "One\n\nTwo", "zh-CN": "一\n二" } })).toEqual([]);
});

test("a stored wave comes back as the form it was", () => {
  const form = aForm({ sampling: "per-unit", countPerUnit: "25" });
  const result = checkWaveForm(form, now);
  if (!result.ok) throw new Error("refused");
  const stored = {
    ...result.plan,
    id: "w",
    programmeId: "p",
    surveyVersionId: "v",
    status: "draft",
    samplingSeed: 1,
    sentAt: null,
    closedAt: null,
    createdAt: now,
    scopeUnitId: null,
  } as const;
  expect(formOfWave(stored)).toEqual(form);
});
