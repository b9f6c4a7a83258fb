import type { Language, LocalizedText } from "../../i18n/languages.ts";

/** What is being rated, as the wave calls it. */
export interface Piping {
  readonly brand: string;
  readonly product: string;
}

const pipedNames = ["brand", "product"] as const;

/**
 * A text in one language with {brand} and {product} filled in.
 * @example pipeText(question.text, "en", { brand: "Lanhu", product: "broadband" });
 */
export function pipeText(text: LocalizedText, language: Language, piping: Piping): string {
  // A function as replacement: "$&" in a brand's name must stay as it is.
  return text[language].replace(/\{(brand|product)\}/g, (_, name: keyof Piping) => piping[name]);
}

/** Placeholders in a text that nothing will fill in, e.g. "{Brand}" or "{name}". */
export function unknownPlaceholders(text: string): string[] {
  const found = [...text.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? "");
  return found.filter((name) => !(pipedNames as readonly string[]).includes(name)).map((name) => `{${name}}`);
}
