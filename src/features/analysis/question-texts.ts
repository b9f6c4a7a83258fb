import type { Language } from "../../i18n/languages.ts";
import { type Piping, pipeText } from "../surveys/piping.ts";
import { allQuestions, type SurveyDefinition } from "../surveys/survey-definition.ts";
import type { FieldedWave } from "./analysis.ts";
import type { CountedQuestion } from "./answer-distribution.ts";

export interface QuestionText {
  readonly code: string;
  /** as the wave asked it */
  readonly text: string;
}

/** The questions an indicator is read from; most have one, price tolerance has two. */
export function questionTexts(
  { wave, version }: Pick<FieldedWave, "wave" | "version">,
  indicator: string,
  language: Language,
): QuestionText[] {
  const codes = version.definition.indicatorSources[indicator]?.from ?? [];
  return allQuestions(version.definition)
    .filter(({ code }) => codes.includes(code))
    .map(({ code, text }) => ({ code, text: pipeText(text, language, wave) }));
}

/** The construct a question is an indicator of; null for a question outside of the model. */
export function constructOfQuestion(
  { indicatorSources, pathModel }: SurveyDefinition,
  code: string,
): string | null {
  const indicator = Object.entries(indicatorSources).find(([, { from }]) => from.includes(code))?.[0];
  const own = pathModel.constructs.find(({ indicators }) =>
    indicators.some(({ name }) => name === indicator),
  );
  return own?.name ?? null;
}

/** What an answer to a question is called: an option by its words, a rating by its number. */
export function answerText(
  question: CountedQuestion,
  answer: string,
  language: Language,
  wave: Piping,
): string {
  if (question.kind === "rating") return answer;
  const option = question.options.find(({ code }) => code === answer);
  return option ? pipeText(option.label, language, wave) : answer;
}
