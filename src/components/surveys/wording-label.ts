import { type Language, languageNames, languages } from "../../i18n/languages.ts";
import { t } from "../../i18n/t.ts";

/** What a text of a question is called in the editor, by the part of its field behind the question's code. */
export function wordingLabel(language: Language, part: string): string {
  if (part === "hint") return t(language, "surveys.hint");
  if (part === "lowLabel") return t(language, "surveys.lowLabel");
  if (part === "highLabel") return t(language, "surveys.highLabel");
  if (part === "title") return t(language, "surveys.pageTitle");
  return part === "text" ? t(language, "surveys.question") : t(language, "surveys.option");
}

/** What a field of the editor is called in the error summary, e.g. "sat1 · Question · English". */
export function editorFieldLabel(language: Language, field: string): string {
  const [code = "", part, textLanguage] = field.split(".");
  if (part === undefined) return t(language, "surveys.title");
  const shown = languages.find((each) => each === textLanguage);
  return [code, wordingLabel(language, part), shown && languageNames[shown]].filter(Boolean).join(" · ");
}
