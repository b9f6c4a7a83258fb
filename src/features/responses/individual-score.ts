import type { Answers } from "../surveys/answers.ts";
import { allQuestions, type Question, type SurveyDefinition } from "../surveys/survey-definition.ts";

export interface IndividualScore {
  /** 0 to 100; null where no satisfaction question was answered */
  readonly score: number | null;
  /** name and version of how it was computed, stored beside it */
  readonly definition: string;
}

/** In force until a programme's first run over the whole company gives weights. */
export const equalWeightsDefinition = "satisfaction-equal-weights-1";

/**
 * One respondent's satisfaction: the mean of the answered satisfaction ratings, each stretched to 0 to 100.
 * @example 8, 7 and 9 on 1-10 // => 77.78
 */
export function individualScore(definition: SurveyDefinition, answers: Answers): IndividualScore {
  const questions = allQuestions(definition);
  const shares = definition.roles.satisfaction.flatMap((code) => {
    const question = questions.find((each) => each.code === code);
    const answer = answers[code];
    return question && answer && "value" in answer ? scaleShare(question, answer.value) : [];
  });
  const sum = shares.reduce((total, share) => total + share, 0);
  const score = shares.length === 0 ? null : (100 * sum) / shares.length;
  return { score, definition: equalWeightsDefinition };
}

function scaleShare(question: Question, value: number): number[] {
  return question.kind === "rating" ? [(value - question.min) / (question.max - question.min)] : [];
}
