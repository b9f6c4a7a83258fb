import { allQuestions, type SurveyDefinition } from "./survey-definition.ts";

/** Reading a question and tapping an answer, on a phone. */
const secondsPerQuestion = 10;

/** How many minutes a survey is said to take, wherever it is said. Only what everybody is asked counts. */
export function answeringMinutes(definition: SurveyDefinition): number {
  const asked = allQuestions(definition).filter((question) => !question.shownWhen);
  return Math.max(1, Math.ceil((asked.length * secondsPerQuestion) / 60));
}
