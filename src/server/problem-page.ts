import { type Language, preferredLanguage } from "../i18n/languages.ts";
import { t } from "../i18n/t.ts";
import { plainPage } from "./plain-page.ts";

/** What can go wrong around a page; each has a title and a text in src/i18n/messages/<language>/problems.ts. */
export const problemStatus = {
  unreadable: 400,
  "signed-out": 401,
  "cross-site": 403,
  forbidden: 403,
  "too-large": 413,
  "too-many": 429,
  failed: 500,
  unavailable: 503,
} as const;

export type Problem = keyof typeof problemStatus;

/** The page that says it, in words. */
export function problemHtml(problem: Problem, language: Language, requestId: string, publicUrl = ""): string {
  return plainPage({
    language,
    title: t(language, `problems.${problem}.title`),
    text: t(language, `problems.${problem}.text`, { publicUrl }),
    note: t(language, "problems.request", { requestId }),
    // Only staff are ever refused a page: a customer has no use for the start page.
    ...(problem === "forbidden" && { link: { label: t(language, "problems.missing.home"), href: "/" } }),
  });
}

/** The language of a visitor nobody knows yet: the one chosen before, else the browser's. */
export function visitorLanguage(
  cookieHeader: string | undefined,
  acceptLanguage: string | undefined,
): Language {
  const chosen = /(?:^|;\s*)manyi-language=(en|zh-CN)(?:;|$)/.exec(cookieHeader ?? "")?.[1];
  return chosen === "en" || chosen === "zh-CN" ? chosen : preferredLanguage(acceptLanguage ?? null);
}
