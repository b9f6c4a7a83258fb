import type { Answer, Answers } from "../surveys/answers.ts";
import type { QuestionCode, SurveyDefinition, SurveyPage } from "../surveys/survey-definition.ts";
import { allQuestions, isShown } from "../surveys/survey-definition.ts";

/**
 * What the pressed button asks for; `stay` shows the same page in another language, `save` is the draft that the page
 * sends by itself in the background.
 */
export const intents = ["back", "next", "stay", "save"] as const;

export type Intent = (typeof intents)[number];

/**
 * The page to show after this one, counted from 1; a page with nothing to ask is passed over.
 * @returns "finish" after the last one
 */
export function nextPage(
  definition: SurveyDefinition,
  page: number,
  intent: "back" | "next",
  answers: Answers,
): number | "finish" {
  const step = intent === "next" ? 1 : -1;
  let target = page + step;
  while (target >= 1 && target <= definition.pages.length && !asksAnything(definition, target, answers)) {
    target += step;
  }
  if (target > definition.pages.length) return "finish";
  return target < 1 ? page : target;
}

/**
 * An answer or a missing code for every question of the survey, in its order. What an answer hides now is hidden,
 * whatever was answered there before; what was never on a page the respondent sent is not-reached.
 */
export function completeAnswers(definition: SurveyDefinition, given: Answers): Answers {
  const complete: Record<QuestionCode, Answer> = {};
  for (const question of allQuestions(definition)) {
    const answer = given[question.code];
    const isStale = answer && "missing" in answer && answer.missing === "hidden-by-logic";
    if (!isShown(question, complete)) complete[question.code] = { missing: "hidden-by-logic" };
    else complete[question.code] = answer && !isStale ? answer : { missing: "not-reached" };
  }
  return complete;
}

/**
 * The required questions of a page that are shown and have no answer.
 * @param complete as completeAnswers returns them
 */
export function missingRequired(page: SurveyPage, complete: Answers): QuestionCode[] {
  return page.questions
    .filter(({ code, required }) => required && !isAnswered(complete[code]))
    .map(({ code }) => code);
}

/** Answered as far as a required question asks: "don't know" is an answer, and so is a question that was hidden. */
function isAnswered(answer: Answer | undefined): boolean {
  if (!answer) return false;
  if ("consent" in answer) return answer.consent;
  return !("missing" in answer) || answer.missing === "dont-know" || answer.missing === "hidden-by-logic";
}

function asksAnything(definition: SurveyDefinition, page: number, answers: Answers): boolean {
  return (definition.pages[page - 1]?.questions ?? []).some((question) => isShown(question, answers));
}
