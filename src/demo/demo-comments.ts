import type { Language } from "../i18n/languages.ts";
import { commentTexts } from "./demo-comment-texts.ts";
import type { Random } from "./demo-random.ts";

/** What a comment is about. */
export type Topic = keyof typeof commentTexts;

interface Levels {
  readonly Quality: number;
  readonly Value: number;
  readonly Satisfaction: number;
}

/** Gives a comment that fits how somebody rated: what bothers them most, or what pleases them. */
export type DemoComments = (levels: Levels, language: Language) => string;

/** The comments of one wave: none comes twice before all of its kind have come. */
export function demoComments(random: Random): DemoComments {
  const decks = new Map<string, string[]>();
  return (levels, language) => {
    const topic = topicOf(levels, random);
    const left = decks.get(topic + language) ?? [];
    if (left.length === 0) left.push(...shuffled(commentTexts[topic], random).map((each) => each[language]));
    decks.set(topic + language, left);
    return left.pop() ?? "";
  };
}

const topics = new Map(
  (Object.keys(commentTexts) as Topic[]).flatMap((topic) =>
    commentTexts[topic].flatMap((text) => [[text.en, topic] as const, [text["zh-CN"], topic] as const]),
  ),
);

/** What a comment of the demo is about; null for any other text. */
export function topicOfComment(text: string): Topic | null {
  return topics.get(text) ?? null;
}

function topicOf({ Quality, Value, Satisfaction }: Levels, random: Random): Topic {
  if (Satisfaction > 0.7) return "praise";
  if (Satisfaction > -0.6) return "mixed";
  if (random() < 0.3) return "service";
  return Value < Quality ? "price" : "quality";
}

/** Source: Fisher & Yates (1938). */
function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const left = [...items];
  return items.flatMap(() => left.splice(Math.floor(random() * left.length), 1));
}
