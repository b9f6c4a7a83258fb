import type { Answers } from "../surveys/answers.ts";

/** Raw facts about how a response came about. They drop nobody; whoever analyses decides. */
export type ResponseFlag = "too-fast" | "straight-line" | "hidden-field-filled";

const secondsPerAnswerMin = 1;
const straightLineRatingsMin = 8;

/**
 * Too fast: less than a second per answer. Straight line: at least eight ratings, all the same.
 * @param elapsedSeconds from the first page to sending; null where it is not known
 */
export function responseFlags(
  answers: Answers,
  elapsedSeconds: number | null,
  hiddenFieldFilled: boolean,
): ResponseFlag[] {
  const given = Object.values(answers).filter((answer) => !("missing" in answer));
  const ratings = given.flatMap((answer) => ("value" in answer ? [answer.value] : []));
  const flags: ResponseFlag[] = [];
  if (elapsedSeconds !== null && elapsedSeconds < given.length * secondsPerAnswerMin) flags.push("too-fast");
  if (ratings.length >= straightLineRatingsMin && new Set(ratings).size === 1) flags.push("straight-line");
  if (hiddenFieldFilled) flags.push("hidden-field-filled");
  return flags;
}
