import { html, nothing, type TemplateResult } from "lit";
import { dontKnowValue, fieldName } from "../../features/responses/answer-fields.ts";
import type { RatingQuestion } from "../../features/surveys/survey-definition.ts";
import { dontKnowTemplate } from "../choice/dont-know.template.ts";
import { describedBy, questionHelp, questionText, wording } from "../question/question-parts.ts";
import type { QuestionView } from "../question/question-view.ts";

/** The most points that stand in one row on a phone; longer scales break into two equal rows. */
const pointsPerRowMax = 7;

/** A scale of whole numbers, its words at both ends always in sight, "don't know" set apart from it. */
export function ratingTemplate(view: QuestionView<RatingQuestion>): TemplateResult {
  const { question, entered, error } = view;
  const { min, max, offersDontKnow } = question;
  const points = Array.from({ length: max - min + 1 }, (_, index) => min + index);
  const perRow = points.length > pointsPerRowMax ? Math.ceil(points.length / 2) : points.length;
  return html`<csi-rating>
    <fieldset aria-describedby=${describedBy(view) || nothing} class=${error ? "invalid" : nothing}>
      <legend>${questionText(view)}</legend>
      ${questionHelp(view)}
      <div class="rating-points per-row-${perRow}">${points.map((point) => pointTemplate(view, point))}</div>
      <div class="rating-ends" aria-hidden="true">
        <span class="rating-end">${min} – ${wording(view, question.lowLabel)}</span>
        <span class="rating-end">${max} – ${wording(view, question.highLabel)}</span>
      </div>
      ${offersDontKnow ? dontKnowTemplate(view, entered === dontKnowValue) : nothing}
    </fieldset>
  </csi-rating>`;
}

function pointTemplate(view: QuestionView<RatingQuestion>, point: number): TemplateResult {
  const { question, entered } = view;
  const { code, min, max, lowLabel, highLabel } = question;
  const name = fieldName(code);
  const end = point === min ? lowLabel : point === max ? highLabel : null;
  return html`<label class="rating-point"
    ><input
      type="radio"
      name=${name}
      id=${point === min ? name : nothing}
      value=${point}
      ?checked=${entered === String(point)}
    /><span>${point}${end ? html`<span class="visually-hidden"> – ${wording(view, end)}</span>` : nothing}</span></label
  >`;
}
