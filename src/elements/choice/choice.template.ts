import { html, nothing, type TemplateResult } from "lit";
import { dontKnowValue, fieldName } from "../../features/responses/answer-fields.ts";
import type { ChoiceQuestion } from "../../features/surveys/survey-definition.ts";
import { describedBy, questionHelp, questionText, wording } from "../question/question-parts.ts";
import type { QuestionView } from "../question/question-view.ts";
import { dontKnowTemplate } from "./dont-know.template.ts";

/** One of several options, each a row that is easy to hit. */
export function choiceTemplate(view: QuestionView<ChoiceQuestion>): TemplateResult {
  const { question, entered, error } = view;
  const name = fieldName(question.code);
  const options = question.options.map(
    (option, index) => html`<label class="choice-option"
      ><input
        type="radio"
        name=${name}
        id=${index === 0 ? name : nothing}
        value=${option.code}
        ?checked=${entered === option.code}
      /><span>${wording(view, option.label)}</span></label
    >`,
  );
  return html`<fieldset aria-describedby=${describedBy(view) || nothing} class=${error ? "invalid" : nothing}>
    <legend>${questionText(view)}</legend>
    ${questionHelp(view)}
    <div class="choice-options">${options}</div>
    ${question.offersDontKnow ? dontKnowTemplate(view, entered === dontKnowValue) : nothing}
  </fieldset>`;
}
