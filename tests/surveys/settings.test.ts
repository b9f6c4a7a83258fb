import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  defaultFollowUpRule,
  followUpFields,
  followUpRanges,
  readFollowUpRule,
} from "../../src/features/surveys/follow-up-rule.ts";
import { readProgramme } from "../../src/features/surveys/programme.ts";

const entered = (changes: Record<string, string> = {}) =>
  ({
    ...Object.fromEntries(followUpFields.map((field) => [field, String(defaultFollowUpRule[field])])),
    ...changes,
  }) as Record<(typeof followUpFields)[number], string>;

describe("a follow-up rule as entered", () => {
  test("reads as numbers", () => {
    expect(readFollowUpRule(entered({ overallAtMost: " 5 " }), 3)).toEqual({
      ...defaultFollowUpRule,
      overallAtMost: 5,
      version: 3,
    });
  });

  test("names every field that is wrong, and why", () => {
    expect(readFollowUpRule(entered({ overallAtMost: "10", contactWorkingDays: "1.5" }), 1)).toEqual({
      problems: [
        { field: "overallAtMost", reason: "outside-range", range: [1, 9] },
        { field: "contactWorkingDays", reason: "not-a-whole-number" },
      ],
    });
  });

  test("never lets a number through that lies outside its range, whatever is typed", () => {
    fc.assert(
      fc.property(fc.constantFrom(...followUpFields), fc.string(), (field, text) => {
        const read = readFollowUpRule(entered({ [field]: text }), 1);
        if ("problems" in read) return;
        const [low, high] = followUpRanges[field];
        expect(read[field]).toBeGreaterThanOrEqual(low);
        expect(read[field]).toBeLessThanOrEqual(high);
      }),
    );
  });
});

describe("a programme as entered", () => {
  const draft = { name: " Broadband ", kind: "relationship", privacyDefault: "anonymous" };

  test("is trimmed", () => {
    expect(readProgramme(draft)).toEqual({ ...draft, name: "Broadband" });
  });

  test.each([
    [{ name: "  " }, "name", "empty"],
    [{ name: "x".repeat(121) }, "name", "too-long"],
    [{ name: "A\r\nBcc: x@y.z" }, "name", "control-character"],
    [{ kind: "nps" }, "kind", "not-a-choice"],
    [{ privacyDefault: "" }, "privacyDefault", "not-a-choice"],
  ])("%j is refused", (change, field, reason) => {
    expect(readProgramme({ ...draft, ...change })).toMatchObject({ problems: [{ field, reason }] });
  });
});
