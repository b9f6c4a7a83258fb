import { html, type TemplateResult } from "lit";
import { askedField } from "../../features/responses/answer-fields.ts";
import type { Question } from "../../features/surveys/survey-definition.ts";
import { choiceTemplate } from "../choice/choice.template.ts";
import { consentTemplate } from "../consent/consent.template.ts";
import { ratingTemplate } from "../rating/rating.template.ts";
import { textTemplate } from "../text/text.template.ts";
import type { QuestionView } from "./question-view.ts";

/**
 * A question of any kind. One that depends on another stands in a fieldset that is hidden and disabled until it is
 * needed, so that a hidden question sends nothing; `csi-survey-form` opens it at once, without script the server does
 * after the page was sent.
 * @param shown whether the answers known so far call for it
 */
export function questionTemplate(view: QuestionView, shown: boolean): TemplateResult {
  const { code, shownWhen } = view.question;
  if (!shownWhen) return html`<div class="question">${questionBody(view, view.question)}</div>`;
  return html`<fieldset
    class="question dependent"
    role="none"
    data-shown-when=${JSON.stringify(shownWhen)}
    ?hidden=${!shown}
    ?disabled=${!shown}
  >
    <input type="hidden" name=${askedField} value=${code} />
    ${questionBody(view, view.question)}
  </fieldset>`;
}

function questionBody(view: QuestionView, question: Question): TemplateResult {
  switch (question.kind) {
    case "rating":
      return ratingTemplate({ ...view, question });
    case "choice":
      return choiceTemplate({ ...view, question });
    case "text":
      return textTemplate({ ...view, question });
    case "consent":
      return consentTemplate({ ...view, question });
  }
}
