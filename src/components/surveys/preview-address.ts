import { type MailRating, ratingParameters, readMailRating } from "../../features/surveys/mail-question.ts";
import type { SurveyDefinition } from "../../features/surveys/survey-definition.ts";
import { isLanguage, type Language } from "../../i18n/languages.ts";
import { t } from "../../i18n/t.ts";

/** What a preview shows: which page, in which language, with which names filled in. */
export interface PreviewChoice {
  readonly page: number;
  readonly shownLanguage: Language;
  readonly brand: string;
  readonly product: string;
  /** a point that was pressed in a sample of the mail */
  readonly rating: MailRating | null;
}

/** The choice that an address makes; examples where it makes none. */
export function readPreviewChoice(url: URL, language: Language, definition: SurveyDefinition): PreviewChoice {
  // Not "language": that one changes the reader's own.
  const asked = url.searchParams.get("in");
  const shownLanguage = isLanguage(asked) ? asked : language;
  const name = (key: string) => url.searchParams.get(key)?.trim().slice(0, 80);
  const page = Number(url.searchParams.get("page") ?? 1);
  return {
    page: Number.isInteger(page) && page >= 1 && page <= definition.pages.length ? page : 1,
    shownLanguage,
    brand: name("brand") || t(shownLanguage, "surveys.previewExampleBrand"),
    product: name("product") || t(shownLanguage, "surveys.previewExampleProduct"),
    rating: readMailRating(definition, url.searchParams),
  };
}

/** The address that makes this choice. */
export function previewQuery({ page, shownLanguage, brand, product, rating }: PreviewChoice): string {
  const marked = rating && ratingParameters(rating);
  return `?${new URLSearchParams({ page: String(page), in: shownLanguage, brand, product, ...marked })}`;
}
