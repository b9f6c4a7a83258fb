/** The languages every text of the product exists in; the first is the fallback. */
export const languages = ["en", "zh-CN"] as const;

export type Language = (typeof languages)[number];

/** One text in every language. */
export type LocalizedText = Readonly<Record<Language, string>>;

/** How each language calls itself. */
export const languageNames: LocalizedText = { en: "English", "zh-CN": "简体中文" };

export function isLanguage(value: unknown): value is Language {
  return languages.includes(value as Language);
}

/**
 * The first of our languages that a browser's Accept-Language header asks for.
 * @example preferredLanguage("zh-Hans-CN,zh;q=0.9,en;q=0.5"); // => "zh-CN"
 */
export function preferredLanguage(acceptLanguage: string | null): Language {
  const asked = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const quality = parameters.map((p) => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find(Boolean);
      return { tag: tag.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag, quality }) => tag !== "" && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of asked) {
    const match = languages.find((language) => tag.split("-")[0] === language.split("-")[0]);
    if (match) return match;
  }
  return languages[0];
}
