import type { MissingCode } from "../surveys/answers.ts";
import { allQuestions, type Question, type SurveyDefinition } from "../surveys/survey-definition.ts";
import type { AnswerCount, Cell } from "./cell.ts";
import { combineAnswerCounts } from "./combine-sums.ts";
import { answerCountMin } from "./publishing.ts";

/** A cell as far as the answers to one question are counted in it. */
export interface CellAnswers extends Pick<Cell, "unitId" | "value" | "source" | "answerCount"> {
  readonly counts: AnswerCount | null;
}

/** A question whose answers can be counted. */
export type CountedQuestion = Extract<Question, { kind: "rating" | "choice" }>;

/** How the answers to a question are spread, by the publishing rules. */
export type Distribution =
  | {
      readonly shown: true;
      /** who answered the question */
      readonly n: number;
      /** every possible answer in the order of the scale, also those nobody gave */
      readonly bars: readonly { readonly answer: string; readonly count: number; readonly share: number }[];
      /** mean of a rating; null for a choice */
      readonly mean: number | null;
      readonly missing: readonly { readonly code: MissingCode; readonly count: number }[];
    }
  | { readonly shown: false; readonly n: number };

export interface PartChoice {
  readonly key: string;
  readonly name: string;
  readonly depth: number;
  readonly suppressed: boolean;
}

export interface LoadedDistribution {
  readonly question: CountedQuestion;
  readonly whole: Distribution;
  /** the parts one can look at, by what they are called */
  readonly parts: readonly PartChoice[];
  /** of the part that was asked for; null: none was, or there is no such part */
  readonly part: { readonly name: string; readonly distribution: Distribution } | null;
}

/** The question with this code, if its answers can be counted. */
export function countedQuestion(definition: SurveyDefinition, code: string): CountedQuestion | null {
  const question = allQuestions(definition).find((each) => each.code === code);
  return question && (question.kind === "rating" || question.kind === "choice") ? question : null;
}

/** How many of some cells answered the question. */
export function countGiven(cells: readonly CellAnswers[]): number {
  return sumOf(cells.flatMap(({ counts }) => Object.values(counts?.given ?? {})));
}

/** The answers to a question added up over some cells. @param suppressed the part they are is held back */
export function distributionOf(
  question: CountedQuestion,
  cells: readonly CellAnswers[],
  suppressed: boolean,
): Distribution {
  const n = countGiven(cells);
  if (suppressed || n < answerCountMin) return { shown: false, n };
  const { given = {}, missing = {} } = addCounts(cells);
  const answers = answersOf(question);
  const bars = answers.map((answer) => ({
    answer,
    count: given[answer] ?? 0,
    share: (given[answer] ?? 0) / n,
  }));
  const mean =
    question.kind === "rating" ? sumOf(bars.map(({ answer, count }) => Number(answer) * count)) / n : null;
  const reasons = Object.entries(missing) as [MissingCode, number][];
  return { shown: true, n, bars, mean, missing: reasons.map(([code, count]) => ({ code, count })) };
}

function answersOf(question: CountedQuestion): string[] {
  if (question.kind === "choice") return question.options.map(({ code }) => code);
  return Array.from({ length: question.max - question.min + 1 }, (_, step) => String(question.min + step));
}

function addCounts(cells: readonly CellAnswers[]): Partial<AnswerCount> {
  const added = cells.reduce(
    (sum, { counts }) => (counts ? combineAnswerCounts(sum, { question: counts }) : sum),
    {} as ReturnType<typeof combineAnswerCounts>,
  );
  return added.question ?? {};
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
