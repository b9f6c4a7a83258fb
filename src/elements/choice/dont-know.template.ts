import { html, type TemplateResult } from "lit";
import { dontKnowValue, fieldName } from "../../features/responses/answer-fields.ts";
import { t } from "../../i18n/t.ts";
import type { QuestionView } from "../question/question-view.ts";

/** The way out of a question, visibly not a part of its scale. */
export function dontKnowTemplate(view: QuestionView, checked: boolean): TemplateResult {
  return html`<label class="dont-know"
    ><input
      type="radio"
      name=${fieldName(view.question.code)}
      value=${dontKnowValue}
      ?checked=${checked}
    /><span>${t(view.language, "survey.dontKnow")}</span></label
  >`;
}
