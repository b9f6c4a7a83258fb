import { html, nothing, type TemplateResult } from "lit";
import { consentValue, fieldName } from "../../features/responses/answer-fields.ts";
import type { ConsentQuestion } from "../../features/surveys/survey-definition.ts";
import { describedBy, questionHelp, questionText } from "../question/question-parts.ts";
import type { QuestionView } from "../question/question-view.ts";

/** A box that nobody but the respondent ticks. */
export function consentTemplate(view: QuestionView<ConsentQuestion>): TemplateResult {
  const name = fieldName(view.question.code);
  return html`<label class="consent"
      ><input
        type="checkbox"
        id=${name}
        name=${name}
        value=${consentValue}
        aria-describedby=${describedBy(view) || nothing}
        ?checked=${view.entered === consentValue}
      /><span>${questionText(view)}</span></label
    >
    ${questionHelp(view)}`;
}
