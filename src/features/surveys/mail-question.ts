import type { RatingQuestion, SurveyDefinition } from "./survey-definition.ts";

/**
 * The question a mail may carry: the survey's very first, if it is a rating. No other, so that whoever answers in the
 * mail is asked the same questions in the same order as whoever starts from the button; an answer depends on what was
 * asked before it.
 */
export function mailQuestion(definition: SurveyDefinition): RatingQuestion | null {
  const first = definition.pages[0]?.questions[0];
  return first?.kind === "rating" && !first.shownWhen ? first : null;
}

/** A point of the scale that somebody pressed in the mail. */
export interface MailRating {
  readonly code: string;
  readonly value: number;
}

/** The part of a link that marks a point, by codes: a wording may change, and is nobody's business on the way. */
export function ratingParameters({ code, value }: MailRating): Record<string, string> {
  return { [parameterOf(code)]: String(value) };
}

/** The point that an address marks; null where it marks none that the survey has. */
export function readMailRating(
  definition: SurveyDefinition,
  parameters: Pick<URLSearchParams, "get">,
): MailRating | null {
  const question = mailQuestion(definition);
  const text = question && parameters.get(parameterOf(question.code));
  if (!question || !text || !/^\d{1,3}$/.test(text)) return null;
  const value = Number(text);
  return value >= question.min && value <= question.max ? { code: question.code, value } : null;
}

// Begins like no other parameter of a survey's address.
function parameterOf(code: string): string {
  return `rate-${code}`;
}
