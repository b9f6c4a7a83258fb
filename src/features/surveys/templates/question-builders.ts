import type { LocalizedText } from "../../../i18n/languages.ts";
import type { ChoiceQuestion, ConstructLabel, RatingQuestion, ShownWhen } from "../survey-definition.ts";

/** A text in both languages. */
export function both(en: string, zhCN: string): LocalizedText {
  return { en, "zh-CN": zhCN };
}

type RatingDetails = Partial<Pick<RatingQuestion, "hint" | "shownWhen" | "required" | "offersDontKnow">>;

/** A 1-10 question; "don't know" is offered unless it is turned off. */
export function rating(
  code: string,
  text: LocalizedText,
  ends: readonly [LocalizedText, LocalizedText],
  details: RatingDetails = {},
): RatingQuestion {
  const [lowLabel, highLabel] = ends;
  return {
    code,
    kind: "rating",
    text,
    min: 1,
    max: 10,
    lowLabel,
    highLabel,
    offersDontKnow: true,
    required: false,
    ...details,
  };
}

export function choice(
  code: string,
  text: LocalizedText,
  options: ChoiceQuestion["options"],
  details: { shownWhen?: ShownWhen; hint?: LocalizedText; offersDontKnow?: boolean } = {},
): ChoiceQuestion {
  return { code, kind: "choice", text, options, offersDontKnow: false, required: false, ...details };
}

export function construct(en: string, zhCN: string, actionable = true): ConstructLabel {
  return { label: both(en, zhCN), actionable };
}
