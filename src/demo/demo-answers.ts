import type { Answer, Answers } from "../features/surveys/answers.ts";
import {
  allQuestions,
  type ChoiceQuestion,
  isShown,
  type Question,
  type RatingQuestion,
  type SurveyDefinition,
} from "../features/surveys/survey-definition.ts";
import type { Language } from "../i18n/languages.ts";
import type { DemoComments } from "./demo-comments.ts";
import { normal, type Random } from "./demo-random.ts";

/** What moves one person's answers in one wave, in standard deviations of the constructs. */
export interface DemoMood {
  readonly language: Language;
  /** the person's own disposition, the same in every wave */
  readonly disposition: number;
  /** of the branch, on quality */
  readonly lift: number;
  /** what the period did to perceived quality and to perceived value */
  readonly quality: number;
  readonly value: number;
  /** where the words come from */
  readonly comments: DemoComments;
}

type Levels = Readonly<Record<string, number>>;

/**
 * One made-up person's answers to the ECSI survey: constructs by the structural equations, every question a noisy
 * reading of its construct on the question's scale.
 */
export function demoAnswers(definition: SurveyDefinition, mood: DemoMood, random: Random): Answers {
  const levels = constructLevels(mood, random);
  const answers: Record<string, Answer> = {};
  for (const question of allQuestions(definition)) {
    answers[question.code] = isShown(question, answers)
      ? answerTo(question, levelOf(question.code, definition, levels), levels, mood, random)
      : { missing: "hidden-by-logic" };
  }
  return answers;
}

/**
 * Standardized levels, causes before effects. The coefficients are of the size found for mobile phones in Europe, but
 * for value, which counts more here. Source: Tenenhaus, Esposito Vinzi, Chatelin & Lauro (2005), table of the ECSI example.
 */
function constructLevels({ disposition, lift, quality, value }: DemoMood, random: Random): Levels {
  const Image = 0.6 * disposition + 0.8 * normal(random);
  const Expectations = 0.4 * Image + 0.9 * normal(random);
  const Quality = 0.35 * disposition + 0.35 * Expectations + 0.75 * normal(random) + lift + quality;
  const Value = 0.1 * Expectations + 0.55 * Quality + 0.7 * normal(random) + value;
  const Satisfaction =
    0.08 * Image + 0.05 * Expectations + 0.2 * Quality + 0.68 * Value + 0.4 * normal(random);
  const Loyalty = 0.2 * Image + 0.6 * Satisfaction + 0.65 * normal(random);
  return { Image, Expectations, Quality, Value, Satisfaction, Complaints: Satisfaction, Loyalty };
}

function answerTo(question: Question, level: number, levels: Levels, mood: DemoMood, random: Random): Answer {
  switch (question.kind) {
    case "rating":
      return rate(question, level, random);
    case "choice":
      return choose(question, level, random);
    case "text":
      return comment(levels, mood, random);
    case "consent": {
      // The less satisfied somebody is, the more they would like to hear from us.
      const agrees = random() < ((levels.Satisfaction as number) < -1 ? 0.65 : 0.2);
      return { consent: agrees, version: question.version };
    }
  }
}

const meanShare = 0.7;
const deviationShare = 0.19;
const dontKnowShare = 0.012;

function rate({ min, max, offersDontKnow }: RatingQuestion, level: number, random: Random): Answer {
  if (offersDontKnow && random() < dontKnowShare) return { missing: "dont-know" };
  const place = meanShare + deviationShare * (0.9 * level + 0.55 * normal(random));
  return { value: Math.min(max, Math.max(min, Math.round(min + place * (max - min)))) };
}

function choose({ code, options }: ChoiceQuestion, level: number, random: Random): Answer {
  if (code === "complained") {
    const chance = 1 / (1 + Math.exp(2.4 + 1.3 * level));
    return { choice: random() < chance ? "yes" : "no" };
  }
  // Options that count as numbers rise with them; those that do not (was it resolved?) run from good to bad.
  const ordered = options.some(({ value }) => value !== undefined)
    ? [...options].sort((a, b) => (a.value ?? 0) - (b.value ?? 0))
    : options.toReversed();
  const place = Math.floor((0.45 + 0.2 * level + 0.15 * normal(random)) * ordered.length);
  const option = ordered[Math.min(ordered.length - 1, Math.max(0, place))];
  return option ? { choice: option.code } : { missing: "skipped" };
}

function comment(
  { Quality = 0, Value = 0, Satisfaction = 0 }: Levels,
  { language, comments }: DemoMood,
  random: Random,
): Answer {
  // The very satisfied and the dissatisfied write, those between rarely.
  const writes = random() < (Math.abs(Satisfaction) > 1 ? 0.5 : 0.16);
  if (!writes) return { missing: "skipped" };
  return { text: comments({ Quality, Value, Satisfaction }, language) };
}

function levelOf(code: string, { pathModel, indicatorSources }: SurveyDefinition, levels: Levels): number {
  const indicator = Object.keys(indicatorSources).find((name) => indicatorSources[name]?.from.includes(code));
  const construct = pathModel.constructs.find(({ indicators }) =>
    indicators.some(({ name }) => name === indicator),
  );
  return levels[construct?.name ?? "Satisfaction"] ?? 0;
}
