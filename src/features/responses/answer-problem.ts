import type { Language } from "../../i18n/languages.ts";
import { type MessageKey, t } from "../../i18n/t.ts";
import type { Question } from "../surveys/survey-definition.ts";
import type { AnswerError, AnswerErrorReason } from "./read-answers.ts";

const keys: Record<Exclude<AnswerErrorReason, "required">, MessageKey> = {
  "not-a-number": "survey.problem.number",
  "out-of-range": "survey.problem.outOfRange",
  "unknown-option": "survey.problem.option",
  "too-long": "survey.problem.tooLong",
  unreadable: "survey.problem.unreadable",
};

const requiredKeys: Record<Question["kind"], MessageKey> = {
  rating: "survey.problem.required",
  choice: "survey.problem.required",
  text: "survey.problem.requiredText",
  consent: "survey.problem.requiredConsent",
};

/** The sentence beside a question that says what to put right. */
export function answerProblem(language: Language, question: Question, error: AnswerError): string {
  const key = error.reason === "required" ? requiredKeys[question.kind] : keys[error.reason];
  return t(language, key, error.parameters);
}
