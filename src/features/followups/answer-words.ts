import type { Language } from "../../i18n/languages.ts";
import { t } from "../../i18n/t.ts";
import type { Answer, Answers } from "../surveys/answers.ts";
import { type Piping, pipeText } from "../surveys/piping.ts";
import {
  allQuestions,
  type Question,
  type QuestionRoles,
  type SurveyDefinition,
} from "../surveys/survey-definition.ts";
import type { CaseReason } from "./case-decision.ts";

/** A question and what was answered, in the reader's language. */
export interface AnswerInWords {
  readonly code: string;
  readonly question: string;
  readonly answer: string;
  /** one of the answers that made it a case */
  readonly isReason: boolean;
  /** missing in whatever way: printed fainter */
  readonly isMissing: boolean;
}

/** Every question of the survey with its answer, in the order in which it was asked. */
export function answersInWords(
  definition: SurveyDefinition,
  answers: Answers,
  reasons: readonly CaseReason[],
  language: Language,
  piping: Piping,
): AnswerInWords[] {
  const reasonCodes = new Set(reasons.flatMap(({ code }) => questionsBehind(code, definition.roles)));
  return allQuestions(definition).map((question) => {
    const answer = answers[question.code] ?? { missing: "not-reached" };
    return {
      code: question.code,
      question: pipeText(question.text, language, piping),
      answer: answerInWords(question, answer, language),
      isReason: reasonCodes.has(question.code),
      isMissing: "missing" in answer,
    };
  });
}

function answerInWords(question: Question, answer: Answer, language: Language): string {
  if ("missing" in answer) return t(language, `cases.missing.${answer.missing}`);
  if ("text" in answer) return answer.text;
  if ("consent" in answer)
    return t(language, answer.consent ? "cases.answers.consentGiven" : "cases.answers.consentNotGiven");
  if ("choice" in answer) return choiceInWords(question, answer.choice, language);
  const { value } = answer;
  return question.kind === "rating"
    ? t(language, "cases.answers.rating", { value, max: question.max })
    : String(value);
}

function choiceInWords(question: Question, choice: string, language: Language): string {
  const options = question.kind === "choice" ? question.options : [];
  return options.find(({ code }) => code === choice)?.label[language] ?? choice;
}

function questionsBehind(code: CaseReason["code"], roles: QuestionRoles): readonly string[] {
  switch (code) {
    case "contact-requested":
      return [];
    case "complaint-unresolved":
      return roles.complaintResolved ? [roles.complaintResolved] : [];
    case "complaint-handling-low":
      return roles.complaintHandling ? [roles.complaintHandling] : [];
    case "satisfaction-mean-low":
      return roles.satisfaction;
    case "overall-low":
    case "overall-fell":
      return [roles.overallSatisfaction];
  }
}
