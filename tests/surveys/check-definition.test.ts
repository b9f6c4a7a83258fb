import { expect, test } from "vitest";
import { checkDefinition } from "../../src/features/surveys/check-definition.ts";
import type { Question, SurveyDefinition } from "../../src/features/surveys/survey-definition.ts";
import { definitionFromTemplate } from "../../src/features/surveys/templates/templates.ts";

const sound = definitionFromTemplate("acsi", false);

function withQuestion(code: string, change: Partial<Question>): SurveyDefinition {
  return {
    ...sound,
    pages: sound.pages.map((page) => ({
      ...page,
      questions: page.questions.map((question) =>
        question.code === code ? ({ ...question, ...change } as Question) : question,
      ),
    })),
  };
}

function reasons(definition: SurveyDefinition): string[] {
  return checkDefinition(definition).map(({ reason, where }) => `${reason} ${where}`);
}

test("two questions with one code", () => {
  expect(reasons(withQuestion("exp2", { code: "exp1" }))).toContain("code-repeated exp1");
});

test("a text that is missing in one language", () => {
  expect(reasons(withQuestion("sat1", { text: { en: "How satisfied?", "zh-CN": " " } }))).toEqual([
    "text-missing sat1",
  ]);
});

test("a placeholder that nothing fills in", () => {
  const text = { en: "How good is {Brand}?", "zh-CN": "{brand}怎么样？" };
  expect(reasons(withQuestion("sat1", { text }))).toEqual(["placeholder-unknown sat1"]);
});

test("a condition on a question that comes later", () => {
  const shownWhen = { code: "repurchase", between: [1, 5] } as const;
  expect(reasons(withQuestion("exp1", { shownWhen }))).toEqual(["condition-unknown exp1"]);
});

test("two indicators in one slot, a slot beyond 40, an indicator nobody asks for", () => {
  const source = (slot: number) => ({ from: ["exp1"], slot });
  const indicatorSources = { ...sound.indicatorSources, exp2: source(1), exp3: source(41) };
  expect(reasons({ ...sound, indicatorSources })).toEqual(["slot-repeated exp2", "slot-invalid exp3"]);
  const { qual1: _left, ...others } = sound.indicatorSources;
  expect(reasons({ ...sound, indicatorSources: others })).toEqual(["indicator-without-source qual1"]);
});

test("an option's value outside its indicator's scale", () => {
  const options = [
    { code: "yes", label: { en: "Yes", "zh-CN": "有" }, value: 2 },
    { code: "no", label: { en: "No", "zh-CN": "没有" }, value: 0 },
  ];
  expect(reasons(withQuestion("complained", { options }))).toEqual(["value-outside-scale complained"]);
});

test("a cycle in the model is named", () => {
  const paths = [...sound.pathModel.paths, { from: "Loyalty", to: "Quality" }];
  const [found] = checkDefinition({ ...sound, pathModel: { ...sound.pathModel, paths } });
  expect(found?.reason).toBe("model-invalid");
  expect(found?.where).toMatch(/^cycle: .*Loyalty/);
});

test("a part in the follow-up rule for a question that is not asked", () => {
  const roles = { ...sound.roles, overallSatisfaction: "nps" };
  expect(reasons({ ...sound, roles })).toEqual(["role-unknown nps"]);
});
