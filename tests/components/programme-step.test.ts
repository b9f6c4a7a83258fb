import { expect, test } from "vitest";
import { programmeStep } from "../../src/components/surveys/programme-step.ts";
import type { ListedWave } from "../../src/features/invitations/waves.service.ts";
import type { ListedProgramme } from "../../src/features/surveys/surveys.service.ts";

const programme = { id: "p", surveyCount: 1, publishedCount: 1 } as ListedProgramme;
const aWave = (status: "draft" | "open" | "closed") =>
  ({
    wave: { id: status, name: "Autumn", status },
    standing: { counts: { complete: 3 }, drawnCount: 7 },
  }) as unknown as ListedWave;
const stepOf = (waves: readonly ListedWave[], change: Partial<ListedProgramme> = {}) =>
  programmeStep("en", "analyst", { ...programme, ...change }, waves);

test("a programme leads to what has to be done next", () => {
  expect(stepOf([], { surveyCount: 0, publishedCount: 0 })?.href).toBe("/surveys/new?programme=p");
  expect(stepOf([], { publishedCount: 0 })?.label).toBe("Next: publish the survey");
  expect(stepOf([])?.label).toBe("Next: plan a wave");
  expect(stepOf([aWave("draft"), aWave("closed")])).toEqual({
    label: "Next: send “Autumn”",
    href: "/waves/draft",
  });
});

test("an open wave says how far it is, before any plan; a closed one leaves nothing to do", () => {
  expect(stepOf([aWave("draft"), aWave("open")])).toEqual({
    label: "Autumn is open: 3 of 7 have answered so far",
    href: "/waves/open",
  });
  expect(stepOf([aWave("closed")])).toBeNull();
});

test("who may not send is not told to", () => {
  expect(programmeStep("en", "viewer", programme, [aWave("open")])).toBeNull();
});
