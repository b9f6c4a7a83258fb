import type { Answers } from "../surveys/answers.ts";
import type { QuestionCode, SurveyDefinition } from "../surveys/survey-definition.ts";
import { completeAnswers, type Intent, missingRequired, nextPage } from "./page-flow.ts";
import type { AnswerError, PageAnswers } from "./read-answers.ts";

/** What follows from a sent page. */
export type SurveyStep =
  | { readonly kind: "saved" }
  /** something has to be put right, on this page or on an earlier one */
  | { readonly kind: "correct"; readonly page: number; readonly errors: readonly AnswerError[] }
  /** this page again: its answers call for questions that were not on it */
  | { readonly kind: "ask-more"; readonly page: number; readonly codes: readonly QuestionCode[] }
  | { readonly kind: "page"; readonly page: number }
  | { readonly kind: "finish"; readonly answers: Answers };

/**
 * @param page counted from 1
 * @param known every answer so far, those of this page included
 */
export function decideStep(
  definition: SurveyDefinition,
  page: number,
  intent: Intent,
  read: PageAnswers,
  known: Answers,
): SurveyStep {
  if (intent === "save") return { kind: "saved" };
  if (intent === "stay") return { kind: "page", page };
  // Going back loses nothing that is valid and scolds nobody for what is not.
  if (intent === "back") return pageStep(nextPage(definition, page, "back", known));
  if (read.errors.length > 0) return { kind: "correct", page, errors: read.errors };
  if (read.toAsk.length > 0) return { kind: "ask-more", page, codes: read.toAsk };
  const next = nextPage(definition, page, "next", known);
  return next === "finish" ? finishStep(definition, known) : pageStep(next);
}

function finishStep(definition: SurveyDefinition, known: Answers): SurveyStep {
  const answers = completeAnswers(definition, known);
  const missing = definition.pages.map((page) => missingRequired(page, answers));
  const incomplete = missing.findIndex((codes) => codes.length > 0);
  if (incomplete === -1) return { kind: "finish", answers };
  const errors = (missing[incomplete] ?? []).map(requiredError);
  return { kind: "correct", page: incomplete + 1, errors };
}

function requiredError(code: QuestionCode): AnswerError {
  return { code, reason: "required", parameters: {} };
}

function pageStep(page: number | "finish"): SurveyStep {
  return { kind: "page", page: page === "finish" ? 1 : page };
}
