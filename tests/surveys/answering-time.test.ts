import { expect, test } from "vitest";
import { answeringMinutes } from "../../src/features/surveys/answering-time.ts";
import { definitionFromTemplate } from "../../src/features/surveys/templates/templates.ts";

test("the shorter survey is said to take three minutes, the longer one four", () => {
  expect(answeringMinutes(definitionFromTemplate("acsi", false))).toBe(3);
  expect(answeringMinutes(definitionFromTemplate("ecsi", false))).toBe(4);
});
