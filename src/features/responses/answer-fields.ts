import type { Answer } from "../surveys/answers.ts";
import type { QuestionCode } from "../surveys/survey-definition.ts";

/** What a form sends for "don't know"; no option of a question may have this code. */
export const dontKnowValue = "dont-know";
/** What a ticked consent sends. */
export const consentValue = "yes";
/** Sent once for every question that depends on another one and was on the page to be answered. */
export const askedField = "asked";
/** A field that people do not see; programs that fill in forms do. */
export const honeypotField = "website";

/** The name of a question's form field. */
export function fieldName(code: QuestionCode): string {
  return `answer-${code}`;
}

/**
 * What a form field shows for an answer given earlier: the inverse of reading it.
 * @example fieldText({ value: 7 }); // => "7"
 */
export function fieldText(answer: Answer | undefined): string {
  if (!answer) return "";
  if ("value" in answer) return String(answer.value);
  if ("choice" in answer) return answer.choice;
  if ("text" in answer) return answer.text;
  if ("consent" in answer) return answer.consent ? consentValue : "";
  return answer.missing === "dont-know" ? dontKnowValue : "";
}
