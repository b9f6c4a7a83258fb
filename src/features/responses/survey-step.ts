import type { Answers } from "../surveys/answers.ts";
import type { QuestionCode, SurveyDefinition } from "../surveys/survey-definition.ts";
import { completeAnswers, firstIncompletePage, type Intent, nextPage } from "./page-flow.ts";
import type { PageAnswers } from "./read-answers.ts";

/** What follows from a sent page. */
export type SurveyStep =
  | { readonly kind: "saved" }
  /** something on this page has to be put right */
  | { readonly kind: "correct" }
  /** this page again: its answers call for questions that were not on it */
  | { readonly kind: "ask-more"; readonly codes: readonly QuestionCode[] }
  | { readonly kind: "page"; readonly page: number }
  /** an earlier page lacks an answer that is required */
  | { readonly kind: "go-back"; readonly page: number }
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
  // Going back loses nothing that is valid and scolds nobody for what is not.
  if (intent === "back") return pageStep(nextPage(definition, page, "back", known));
  if (read.errors.length > 0) return { kind: "correct" };
  if (read.toAsk.length > 0) return { kind: "ask-more", codes: read.toAsk };
  const next = nextPage(definition, page, "next", known);
  return next === "finish" ? finishStep(definition, known) : pageStep(next);
}

function finishStep(definition: SurveyDefinition, known: Answers): SurveyStep {
  const answers = completeAnswers(definition, known);
  const incomplete = firstIncompletePage(definition, answers);
  return incomplete === null ? { kind: "finish", answers } : { kind: "go-back", page: incomplete };
}

function pageStep(page: number | "finish"): SurveyStep {
  return { kind: "page", page: page === "finish" ? 1 : page };
}
