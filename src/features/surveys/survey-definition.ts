import type { LocalizedText } from "../../i18n/languages.ts";
import type { PathModel } from "../../scoring/model/path-model.ts";
import type { Answers } from "./answers.ts";

/** A short stable name for a question, e.g. "sat1": letters, digits and hyphens. Answers are stored under it. */
export type QuestionCode = string;

interface QuestionBase {
  readonly code: QuestionCode;
  /** may contain {brand} and {product} */
  readonly text: LocalizedText;
  readonly hint?: LocalizedText;
  /** the question is only shown (and only then asked) when this holds */
  readonly shownWhen?: ShownWhen;
  readonly required: boolean;
}

/** An earlier question's answer is one of these values, or lies between two numbers (ends included). */
export type ShownWhen =
  | { readonly code: QuestionCode; readonly isOneOf: readonly string[] }
  | { readonly code: QuestionCode; readonly between: readonly [number, number] };

/** Whole numbers from min to max, with words at both ends. */
export interface RatingQuestion extends QuestionBase {
  readonly kind: "rating";
  readonly min: number;
  readonly max: number;
  readonly lowLabel: LocalizedText;
  readonly highLabel: LocalizedText;
  /** offers "don't know", stored as the missing code, where it is meaningful */
  readonly offersDontKnow: boolean;
}

/** One of several options; `value` is the number the option counts as in an indicator, if any. */
export interface ChoiceQuestion extends QuestionBase {
  readonly kind: "choice";
  readonly options: readonly {
    readonly code: string;
    readonly label: LocalizedText;
    readonly value?: number;
  }[];
  readonly offersDontKnow: boolean;
}

export interface TextQuestion extends QuestionBase {
  readonly kind: "text";
  readonly lengthMax: number;
}

/** An unticked box; `version` names the wording that was agreed to. */
export interface ConsentQuestion extends QuestionBase {
  readonly kind: "consent";
  readonly version: string;
}

export type Question = RatingQuestion | ChoiceQuestion | TextQuestion | ConsentQuestion;

export interface SurveyPage {
  readonly title: LocalizedText;
  readonly questions: readonly Question[];
}

/** What a construct is called on a page, and what it is in the loop. */
export interface ConstructLabel {
  readonly label: LocalizedText;
  /** false for expectations: cannot be acted on, off the priority map */
  readonly actionable: boolean;
}

/**
 * How an indicator of the model is read from the answers: the number of the first of these questions that was
 * shown and answered. One question for most; price tolerance up and down are two questions and one indicator.
 */
export interface IndicatorSource {
  readonly from: readonly QuestionCode[];
  /** 1 to 40: the typed column of `response` it is kept in */
  readonly slot: number;
}

/** Question codes with a fixed part in the follow-up rule. Absent where a survey does not ask them. */
export interface QuestionRoles {
  readonly overallSatisfaction: QuestionCode;
  readonly satisfaction: readonly QuestionCode[];
  /** choice "yes" | "no" */
  readonly complained?: QuestionCode;
  /** choice with the code "unresolved" among its options */
  readonly complaintResolved?: QuestionCode;
  readonly complaintHandling?: QuestionCode;
  readonly comment?: QuestionCode;
  readonly contactConsent?: QuestionCode;
}

/** Everything that publishing freezes. */
export interface SurveyDefinition {
  readonly template: "acsi" | "ecsi";
  readonly pages: readonly SurveyPage[];
  /** measurement and structural model; its indicators are the keys of `indicatorSources` */
  readonly pathModel: PathModel;
  readonly constructLabels: Readonly<Record<string, ConstructLabel>>;
  readonly indicatorSources: Readonly<Record<string, IndicatorSource>>;
  readonly roles: QuestionRoles;
}

/** Every question, page by page, in the order in which it is asked. */
export function allQuestions(definition: SurveyDefinition): Question[] {
  return definition.pages.flatMap((page) => page.questions);
}

/** Whether a question is asked, given the answers so far. Unanswered conditions hide. */
export function isShown(question: Question, answers: Answers): boolean {
  const { shownWhen } = question;
  if (!shownWhen) return true;
  const answer = answers[shownWhen.code];
  if (!answer) return false;
  if ("isOneOf" in shownWhen) return "choice" in answer && shownWhen.isOneOf.includes(answer.choice);
  const [low, high] = shownWhen.between;
  return "value" in answer && answer.value >= low && answer.value <= high;
}
