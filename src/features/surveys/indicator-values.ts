import { indicatorsOf } from "../../scoring/model/path-model.ts";
import { type Answers, isImputable, type MissingCode } from "./answers.ts";
import { allQuestions, isShown, type Question, type SurveyDefinition } from "./survey-definition.ts";

/** What an indicator's question brought: a number as asked (not turned round), or why there is none. */
export type IndicatorReading = { readonly value: number } | { readonly missing: MissingCode };

/**
 * The model's indicators read from one set of answers, in the order of the path model.
 * An indicator behind a branch that could not be chosen, because the question that decides it was skipped, takes
 * over that question's missing code: whichever branch it was, it would have been asked.
 */
export function indicatorReadings(definition: SurveyDefinition, answers: Answers): IndicatorReading[] {
  const byCode = new Map(allQuestions(definition).map((question) => [question.code, question]));
  return indicatorsOf(definition.pathModel).map(({ name }) => {
    const questions = (definition.indicatorSources[name]?.from ?? []).flatMap(
      (code) => byCode.get(code) ?? [],
    );
    return readIndicator(questions, answers);
  });
}

/** The numbers of `indicatorReadings`, null where there is none. */
export function indicatorValues(definition: SurveyDefinition, answers: Answers): (number | null)[] {
  return indicatorReadings(definition, answers).map((reading) => ("value" in reading ? reading.value : null));
}

/**
 * Whether every missing indicator may be imputed. Where one was hidden or never asked, the row belongs to another
 * population and stays out of the model.
 */
export function isScorable(readings: readonly IndicatorReading[]): boolean {
  return readings.every((reading) => "value" in reading || isImputable(reading.missing));
}

type Digit = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** The typed columns of `response`, 01 to 40. */
export type SlotColumn = `indicator0${Digit}` | `indicator${1 | 2 | 3}${0 | Digit}` | "indicator40";

/**
 * The indicators as the typed columns of `response`, to spread into its row.
 * @example slotValues(definition, answers); // => { indicator01: 7, indicator02: null, ... }
 */
export function slotValues(
  definition: SurveyDefinition,
  answers: Answers,
): Partial<Record<SlotColumn, number | null>> {
  const values = indicatorValues(definition, answers);
  const slots: Partial<Record<SlotColumn, number | null>> = {};
  indicatorsOf(definition.pathModel).forEach(({ name }, position) => {
    const source = definition.indicatorSources[name];
    if (source) slots[slotColumn(source.slot)] = values[position] ?? null;
  });
  return slots;
}

/** @throws {RangeError} if the slot is no whole number from 1 to 40 */
export function slotColumn(slot: number): SlotColumn {
  if (!Number.isInteger(slot) || slot < 1 || slot > 40)
    throw new RangeError(`slotColumn requires a slot from 1 to 40, got ${slot}`);
  return `indicator${String(slot).padStart(2, "0")}` as SlotColumn;
}

function readIndicator(questions: readonly Question[], answers: Answers): IndicatorReading {
  const shown = questions.filter((question) => isShown(question, answers));
  let missing: MissingCode | null = null;
  for (const question of shown) {
    const reading = readQuestion(question, answers);
    if ("value" in reading) return reading;
    missing ??= reading.missing;
  }
  return { missing: missing ?? undecidedBranch(questions, answers) ?? "hidden-by-logic" };
}

function readQuestion(question: Question, answers: Answers): IndicatorReading {
  const answer = answers[question.code];
  if (!answer) return { missing: "not-reached" };
  if ("missing" in answer) return answer;
  if ("value" in answer) return { value: answer.value };
  if (question.kind === "choice" && "choice" in answer) {
    const value = question.options.find((option) => option.code === answer.choice)?.value;
    if (value !== undefined) return { value };
  }
  return { missing: "not-asked" };
}

function undecidedBranch(questions: readonly Question[], answers: Answers): MissingCode | null {
  for (const { shownWhen } of questions) {
    const decider = shownWhen && answers[shownWhen.code];
    // One branch alone means "not for this person"; only where branches cover everybody is the code passed on.
    if (decider && "missing" in decider && questions.length > 1) return decider.missing;
  }
  return null;
}
