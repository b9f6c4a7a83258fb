import type { Answer, Answers } from "../../src/features/surveys/answers.ts";
import {
  allQuestions,
  isShown,
  type Question,
  type SurveyDefinition,
} from "../../src/features/surveys/survey-definition.ts";

export interface GeneratedAnswers {
  readonly count: number;
  readonly seed: number;
  /** shifts everybody's satisfaction by so many points of the 1-10 scale */
  readonly lift?: number;
  /** share of the ratings answered with "don't know" */
  readonly dontKnowShare?: number;
  /** share of the people who complained; absent: the dissatisfied */
  readonly complaintShare?: number;
  readonly comment?: (person: number) => string;
}

/**
 * Answers of made-up people to a survey from a template: every construct is a noisy sum of the constructs that lead
 * to it, every question a noisy copy of its construct on the question's scale. Same seed, same people.
 */
export function generateAnswers(definition: SurveyDefinition, plan: GeneratedAnswers): Answers[] {
  const random = mulberry32(plan.seed);
  return Array.from({ length: plan.count }, (_, person) => {
    const levels = constructLevels(definition, random);
    const answers: Record<string, Answer> = {};
    for (const question of allQuestions(definition)) {
      answers[question.code] = isShown(question, answers)
        ? answerTo(question, definition, levels, plan, person, random)
        : { missing: "hidden-by-logic" };
    }
    return answers;
  });
}

type Random = () => number;

/** One standardized level per construct, causes before effects. */
function constructLevels({ pathModel }: SurveyDefinition, random: Random): Map<string, number> {
  const levels = new Map<string, number>();
  const levelOf = (name: string): number => {
    const known = levels.get(name);
    if (known !== undefined) return known;
    const causes = pathModel.paths.filter(({ to }) => to === name).map(({ from }) => levelOf(from));
    const share = causes.length === 0 ? 0 : 0.75 / causes.length ** 0.7;
    const level = causes.reduce((sum, cause) => sum + share * cause, 0.65 * normal(random));
    levels.set(name, level);
    return level;
  };
  for (const { name } of pathModel.constructs) levelOf(name);
  return levels;
}

function answerTo(
  question: Question,
  definition: SurveyDefinition,
  levels: ReadonlyMap<string, number>,
  plan: GeneratedAnswers,
  person: number,
  random: Random,
): Answer {
  const level = levels.get(constructOf(question.code, definition)) ?? 0;
  const chance = random();
  if (question.kind === "rating") {
    if (question.offersDontKnow && chance < (plan.dontKnowShare ?? 0)) return { missing: "dont-know" };
    const { min, max } = question;
    const middle = min + 0.7 * (max - min) + (plan.lift ?? 0);
    const value = Math.round(middle + 0.2 * (max - min) * (level + 0.6 * normal(random)));
    return { value: Math.min(max, Math.max(min, value)) };
  }
  if (question.kind === "choice") return { choice: chosen(question.options, level, plan, chance) };
  if (question.kind === "text") {
    const text = plan.comment?.(person) ?? "";
    return text === "" ? { missing: "skipped" } : { text };
  }
  return { consent: chance < 0.5, version: question.version };
}

function chosen(
  options: readonly { readonly code: string; readonly value?: number }[],
  level: number,
  plan: GeneratedAnswers,
  chance: number,
): string {
  const codes = options.map(({ code }) => code);
  if (codes.includes("yes") && codes.includes("no")) {
    const complained = plan.complaintShare === undefined ? level < -1 : chance < plan.complaintShare;
    return complained ? "yes" : "no";
  }
  const place = Math.floor((0.5 + level / 6) * codes.length);
  return codes[Math.min(codes.length - 1, Math.max(0, place))] ?? "";
}

function constructOf(code: string, { pathModel, indicatorSources }: SurveyDefinition): string {
  const indicator = Object.entries(indicatorSources).find(([, { from }]) => from.includes(code))?.[0];
  return (
    pathModel.constructs.find(({ indicators }) => indicators.some(({ name }) => name === indicator))?.name ??
    ""
  );
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A small seeded generator, good enough for made-up people. */
function mulberry32(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
