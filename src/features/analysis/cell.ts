import type { Language } from "../../i18n/languages.ts";
import type { AnswerSums } from "../../scoring/moments/answer-sums.ts";

/** What cells are made by beside the respondents' own attributes: the language of the answers. */
export const languageAttribute = "@language";

/** An attribute with more different values in one wave than this, or with longer ones, is no segment. */
export const segmentValueCountMax = 40;
export const segmentValueLengthMax = 120;

/** Sums over the indicators of the wave's path model, in its order; values as asked, not turned round. */
export type CellMoments = AnswerSums;

/** How often each answer was given: by question code, then by value, option code or missing code. */
export type AnswerCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Satisfaction of single respondents in four bands, so that nobody's exact score leads to their words. */
export const scoreBands = ["under-40", "40-60", "60-80", "from-80", "none"] as const;

export type ScoreBand = (typeof scoreBands)[number];

/** How many answered in each score band and language, and how many of them left a comment. */
export type VoiceCounts = Readonly<
  Partial<Record<ScoreBand, Partial<Record<Language, readonly [answers: number, comments: number]>>>>
>;

/**
 * The band of a respondent's satisfaction score.
 * @example scoreBand(61.1); // => "60-80"
 */
export function scoreBand(score: number | null): ScoreBand {
  if (score === null) return "none";
  if (score < 40) return "under-40";
  if (score < 60) return "40-60";
  return score < 80 ? "60-80" : "from-80";
}
