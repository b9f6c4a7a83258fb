import type { Language } from "../../i18n/languages.ts";
import type { AnswerSums } from "../../scoring/moments/answer-sums.ts";
import type { MissingCode } from "../surveys/answers.ts";

/** What cells are made by beside the respondents' own attributes: the language of the answers. */
export const languageAttribute = "@language";

/** An attribute with more different values in one wave than this, or with longer ones, is no segment. */
export const segmentValueCountMax = 40;
export const segmentValueLengthMax = 120;

/** Sums over the indicators of the wave's path model, in its order; values as asked, not turned round. */
export type CellMoments = AnswerSums;

/** How often each answer to a question was given, by value or option code, and why there was none. */
export interface AnswerCount {
  readonly given: Readonly<Record<string, number>>;
  readonly missing: Readonly<Partial<Record<MissingCode, number>>>;
}

/** By question code. */
export type AnswerCounts = Readonly<Record<string, AnswerCount>>;

/** Any set of responses, added up. */
export interface SummedAnswers {
  readonly responseCount: number;
  /** of them, those the index is computed from */
  readonly answerCount: number;
  readonly moments: CellMoments;
  readonly answers: AnswerCounts;
  readonly voices: VoiceCounts;
}

/** The answers of one wave, unit and attribute value. */
export interface Cell extends SummedAnswers {
  readonly unitId: string;
  readonly attribute: string;
  readonly value: string;
  readonly source: "asked" | "self-selected";
  readonly samplingWeight: number;
}

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
