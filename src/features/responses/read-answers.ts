import type { Answer, Answers } from "../surveys/answers.ts";
import type {
  ChoiceQuestion,
  ConsentQuestion,
  Question,
  QuestionCode,
  RatingQuestion,
  SurveyDefinition,
  SurveyPage,
  TextQuestion,
} from "../surveys/survey-definition.ts";
import { isShown } from "../surveys/survey-definition.ts";
import { askedField, consentValue, dontKnowValue, fieldName, fieldText } from "./answer-fields.ts";

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

/**
 * The part of a page worth keeping while it is still being filled in: what was given, and what was given before and
 * taken back. What is merely not answered yet is no answer.
 */
export function answersToKeep(answers: Answers, before: Answers): Answers {
  const isGiven = (answer: Answer) => !("missing" in answer) || answer.missing === "dont-know";
  return Object.fromEntries(
    Object.entries(answers).filter(([code, answer]) => isGiven(answer) || code in before),
  );
}

/**
 * Answers of the other pages that ride along in hidden fields, as in anonymous surveys, which keep no draft. What was
 * tampered with is dropped, and a required answer among it is asked for again.
 * @param ownPage the page that is being sent, counted from 1
 */
export function readCarried(definition: SurveyDefinition, ownPage: number, fields: FormFields): Answers {
  let carried: Answers = {};
  definition.pages.forEach((page, index) => {
    if (index + 1 === ownPage) return;
    const { answers } = readAnswers(page, carried, fields);
    const sent = Object.entries(answers).filter(([code]) => fields.has(fieldName(code)));
    carried = { ...carried, ...Object.fromEntries(sent) };
  });
  return carried;
}

/** The hidden fields that `readCarried` reads. */
export function carriedFields(
  definition: SurveyDefinition,
  ownPage: number,
  answers: Answers,
): [name: string, value: string][] {
  const others = definition.pages.filter((_, index) => index + 1 !== ownPage);
  return others
    .flatMap((page) => page.questions)
    .filter(({ code }) => answers[code] !== undefined && !isHidden(answers[code]))
    .map(({ code }) => [fieldName(code), fieldText(answers[code])]);
}

function isHidden(answer: Answer | undefined): boolean {
  return answer !== undefined && "missing" in answer && answer.missing === "hidden-by-logic";
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
