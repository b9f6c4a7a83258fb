import { expect, test } from "vitest";
import { mailQuestion, ratingParameters, readMailRating } from "../../src/features/surveys/mail-question.ts";
import type { Question, SurveyDefinition } from "../../src/features/surveys/survey-definition.ts";
import { both, choice, rating } from "../../src/features/surveys/templates/question-builders.ts";
import { definitionFromTemplate } from "../../src/features/surveys/templates/templates.ts";

const ends = [both("low", "低"), both("high", "高")] as const;
const stars = { ...rating("stars", both("Rate", "评分"), ends), min: 0, max: 10 };

/** A survey that begins with this question. */
function beginningWith(...questions: Question[]): SurveyDefinition {
  return { ...definitionFromTemplate("ecsi", false), pages: [{ title: both("One", "一"), questions }] };
}

const read = (query: string) => readMailRating(beginningWith(stars), new URLSearchParams(query));

test("the mail may carry the very first question, if it is a rating that everybody is asked", () => {
  expect(mailQuestion(beginningWith(stars))?.code).toBe("stars");
  const question = choice("visit", both("Visited?", "来过吗？"), [{ code: "yes", label: both("Yes", "是") }]);
  expect(mailQuestion(beginningWith(question, stars))).toBeNull();
  const dependent = { ...stars, shownWhen: { code: "visit", isOneOf: ["yes"] } };
  expect(mailQuestion(beginningWith(dependent))).toBeNull();
  for (const template of ["acsi", "ecsi"] as const)
    expect(mailQuestion(definitionFromTemplate(template, true))).not.toBeNull();
});

test("every point of the scale is read back from its link", () => {
  for (let value = 0; value <= 10; value += 1) {
    const marked = { code: "stars", value };
    expect(read(String(new URLSearchParams(ratingParameters(marked))))).toEqual(marked);
  }
});

test.each([
  ...["", "rate-stars=", "rate-stars=11", "rate-stars=-1", "rate-stars=7.5", "rate-stars=dont-know"],
  ...["rate-stars=%37%00", "rate-stars=1e1", "rate-other=7", "stars=7", "rate-stars=0000000000000007"],
])("%j marks nothing", (query) => {
  expect(read(query)).toBeNull();
});
