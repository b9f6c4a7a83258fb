import { html, nothing, type TemplateResult } from "lit";
import { fieldName } from "../../features/responses/answer-fields.ts";
import { pipeText } from "../../features/surveys/piping.ts";
import type { LocalizedText } from "../../i18n/languages.ts";
import { t } from "../../i18n/t.ts";
import type { QuestionView } from "./question-view.ts";

/** A text of the survey in the respondent's language, with the names of what is rated. */
export function wording(view: QuestionView, text: LocalizedText): string {
  return pipeText(text, view.language, view.names);
}

/** The question itself, for a legend or a label. */
export function questionText(view: QuestionView): TemplateResult {
  const required = html` <span class="question-note">${t(view.language, "survey.required")}</span>`;
  return html`${wording(view, view.question.text)}${view.question.required ? required : nothing}`;
}

/** Hint and error, which `describedBy` ties to the field. */
export function questionHelp(view: QuestionView): TemplateResult {
  const { question, error, language } = view;
  const name = fieldName(question.code);
  const hint = question.hint
    ? html`<p class="question-hint" id="${name}-hint">${wording(view, question.hint)}</p>`
    : nothing;
  const problem = error
    ? html`<p class="question-error" id="${name}-error"
        ><span class="visually-hidden">${t(language, "survey.error")} </span>${error}</p
      >`
    : nothing;
  return html`${hint}${problem}`;
}

/** The ids of what `questionHelp` wrote; empty when it wrote nothing. */
export function describedBy(view: QuestionView): string {
  const name = fieldName(view.question.code);
  return [view.question.hint && `${name}-hint`, view.error && `${name}-error`].filter(Boolean).join(" ");
}
