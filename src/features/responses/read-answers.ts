import type { Answer, Answers } from "../surveys/answers.ts";
import type {
  ChoiceQuestion,
  ConsentQuestion,
  Question,
  QuestionCode,
  RatingQuestion,
  SurveyPage,
  TextQuestion,
} from "../surveys/survey-definition.ts";
import { isShown } from "../surveys/survey-definition.ts";
import { askedField, consentValue, dontKnowValue, fieldName } from "./answer-fields.ts";

/** The part of FormData that reading needs. */
export interface FormFields {
  get(name: string): unknown;
  getAll(name: string): unknown[];
  has(name: string): boolean;
}

export type AnswerErrorReason =
  | "required"
  | "not-a-number"
  | "out-of-range"
  | "unknown-option"
  | "too-long"
  | "unreadable";

export interface AnswerError {
  readonly code: QuestionCode;
  readonly reason: AnswerErrorReason;
  /** numbers the sentence names: min, max, lengthMax, length */
  readonly parameters: Readonly<Record<string, number>>;
}

export interface PageAnswers {
  /** one entry for every question of the page that was asked and has no error */
  readonly answers: Answers;
  readonly errors: readonly AnswerError[];
  /** what was typed or chosen, by question code, to be shown again beside an error */
  readonly entered: Readonly<Record<QuestionCode, string>>;
  /** questions that these answers call for and that were not on the page yet */
  readonly toAsk: readonly QuestionCode[];
}

type Reading = Answer | { readonly reason: AnswerErrorReason; readonly parameters?: Record<string, number> };

/**
 * Reads one page of the form. Every question gets an answer, a missing code, an error, or a place in `toAsk`.
 * @param before answers of the pages before, which may decide what is shown on this one
 */
export function readAnswers(page: SurveyPage, before: Answers, fields: FormFields): PageAnswers {
  const asked = new Set(fields.getAll(askedField));
  const answers: Record<QuestionCode, Answer> = {};
  const errors: AnswerError[] = [];
  const entered: Record<QuestionCode, string> = {};
  const toAsk: QuestionCode[] = [];
  for (const question of page.questions) {
    const { code } = question;
    const sent = fields.get(fieldName(code));
    if (typeof sent === "string") entered[code] = sent;
    if (!isShown(question, { ...before, ...answers })) {
      answers[code] = { missing: "hidden-by-logic" };
    } else if (question.shownWhen && !asked.has(code) && !fields.has(fieldName(code))) {
      toAsk.push(code);
    } else {
      const reading = readAnswer(question, sent);
      if ("reason" in reading) {
        errors.push({ code, reason: reading.reason, parameters: reading.parameters ?? {} });
      } else answers[code] = reading;
    }
  }
  return { answers, errors, entered, toAsk };
}

/** The answers worth keeping in a draft while the page is still being filled in: given ones, without what was left out. */
export function givenAnswers(answers: Answers): Answers {
  const isGiven = (answer: Answer) => !("missing" in answer) || answer.missing === "dont-know";
  return Object.fromEntries(Object.entries(answers).filter(([, answer]) => isGiven(answer)));
}

function readAnswer(question: Question, sent: unknown): Reading {
  if (sent instanceof Object) return { reason: "unreadable" };
  const text = typeof sent === "string" ? sent : "";
  if (text.trim() === "" && question.kind !== "consent") {
    return question.required ? { reason: "required" } : { missing: "skipped" };
  }
  switch (question.kind) {
    case "rating":
      return readRating(question, text);
    case "choice":
      return readChoice(question, text);
    case "text":
      return readText(question, text);
    case "consent":
      return readConsent(question, text);
  }
}

function readRating(question: RatingQuestion, text: string): Reading {
  if (text === dontKnowValue && question.offersDontKnow) return { missing: "dont-know" };
  if (!/^-?\d{1,9}$/.test(text)) return { reason: "not-a-number" };
  const value = Number(text);
  const { min, max } = question;
  return value < min || value > max ? { reason: "out-of-range", parameters: { min, max } } : { value };
}

function readChoice(question: ChoiceQuestion, text: string): Reading {
  if (text === dontKnowValue && question.offersDontKnow) return { missing: "dont-know" };
  return question.options.some((option) => option.code === text)
    ? { choice: text }
    : { reason: "unknown-option" };
}

function readText(question: TextQuestion, sent: string): Reading {
  const text = sent.replace(/\r\n?/g, "\n").trim();
  const { lengthMax } = question;
  if (text.length > lengthMax) return { reason: "too-long", parameters: { lengthMax, length: text.length } };
  return isStorable(text) ? { text } : { reason: "unreadable" };
}

function readConsent(question: ConsentQuestion, text: string): Reading {
  if (text !== "" && text !== consentValue) return { reason: "unknown-option" };
  const consent = text === consentValue;
  return question.required && !consent ? { reason: "required" } : { consent, version: question.version };
}

/** Text that every database and export can hold: whole characters, and of the control characters tab and new line. */
function isStorable(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what is looked for
  return text.isWellFormed() && !/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text);
}
