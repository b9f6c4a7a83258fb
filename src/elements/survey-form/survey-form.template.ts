import { html, nothing, type TemplateResult } from "lit";
import { fieldText, honeypotField } from "../../features/responses/answer-fields.ts";
import { answerProblem } from "../../features/responses/answer-problem.ts";
import type { AnswerError } from "../../features/responses/read-answers.ts";
import type { Answers } from "../../features/surveys/answers.ts";
import type { Piping } from "../../features/surveys/piping.ts";
import { isShown, type Question, type SurveyDefinition } from "../../features/surveys/survey-definition.ts";
import { type Language, languageNames, languages } from "../../i18n/languages.ts";
import { t } from "../../i18n/t.ts";
import { questionTemplate } from "../question/question.template.ts";

/** One page of a survey, as it is to be shown. */
export interface SurveyFormView {
  readonly definition: SurveyDefinition;
  /** counted from 1 */
  readonly page: number;
  readonly language: Language;
  readonly names: Piping;
  /** everything answered so far, on this page and the others */
  readonly answers: Answers;
  /** what was typed or chosen on this page, where it was refused; goes before `answers` */
  readonly entered: Readonly<Record<string, string>>;
  readonly errors: readonly AnswerError[];
  readonly sending: SurveySending;
}

/** Where the page goes: to the server, or in a preview nowhere. */
export type SurveySending =
  | {
      readonly kind: "post";
      readonly action: string;
      /** hidden fields: what the server needs back with the page */
      readonly carried: readonly (readonly [name: string, value: string])[];
      /** saves the page in the background while it is filled in */
      readonly savesDraft: boolean;
      /**
       * Where the form goes to be shown in another language; absent where a link is enough, because nothing on the
       * page would be lost by following it
       */
      readonly languageAddress?: ((language: Language) => string) | undefined;
    }
  | { readonly kind: "preview"; readonly pageAddress: (page: number) => string };

/** The page's questions and buttons inside `csi-survey-form`. */
export function surveyFormTemplate(view: SurveyFormView): TemplateResult {
  const { language, sending } = view;
  const questions = (view.definition.pages[view.page - 1]?.questions ?? []).map((question) =>
    pageQuestion(view, question),
  );
  if (sending.kind === "preview") {
    return html`<csi-survey-form>${questions}${previewButtons(view, sending.pageAddress)}</csi-survey-form>`;
  }
  return html`<csi-survey-form
    ?saves-draft=${sending.savesDraft}
    saving-text=${t(language, "survey.saving")}
    saved-text=${t(language, "survey.saved")}
    failed-text=${t(language, "survey.notSaved")}
  >
    <form method="post" action=${sending.action} novalidate>
      ${sending.carried.map(([name, value]) => html`<input type="hidden" name=${name} value=${value} />`)}
      ${honeypot(language)} ${questions} ${postButtons(view, sending.languageAddress)}
    </form>
  </csi-survey-form>`;
}

function pageQuestion(view: SurveyFormView, question: Question): TemplateResult {
  const { language, names, answers, entered, errors } = view;
  const error = errors.find(({ code }) => code === question.code);
  return questionTemplate(
    {
      question,
      language,
      names,
      entered: entered[question.code] ?? fieldText(answers[question.code]),
      error: error ? answerProblem(language, question, error) : null,
    },
    isShown(question, answers),
  );
}

/** Off the screen and out of the Tab order; only programs fill it in. */
function honeypot(language: Language): TemplateResult {
  return html`<div class="visually-hidden" aria-hidden="true">
    <label
      >${t(language, "survey.leaveEmpty")}<input name=${honeypotField} tabindex="-1" autocomplete="off"
    /></label>
  </div>`;
}

// "Next" stands first, so that Enter in a field goes on, and not back or into another language.
function postButtons(
  { definition, page, language }: SurveyFormView,
  languageAddress: ((language: Language) => string) | undefined,
): TemplateResult {
  const isLast = page === definition.pages.length;
  const back = html`<button class="button-text" name="intent" value="back">${t(language, "survey.back")}</button>`;
  const others = languages.filter((each) => languageAddress && each !== language);
  return html`<div class="survey-buttons">
    <button class="button" name="intent" value="next">${t(language, isLast ? "survey.submit" : "survey.next")}</button>
    ${page > 1 ? back : nothing}
    ${others.map(
      (each) =>
        html`<button class="button-text" name="intent" value="stay" lang=${each} formaction=${languageAddress?.(each) ?? nothing}>
          ${languageNames[each]}
        </button>`,
    )}
  </div>`;
}

function previewButtons(view: SurveyFormView, pageAddress: (page: number) => string): TemplateResult {
  const { definition, page, language } = view;
  const next = html`<a class="button" href=${pageAddress(page + 1)}>${t(language, "survey.next")}</a>`;
  const end = html`<p class="note">${t(language, "survey.preview.finish")}</p>`;
  const back = html`<a class="button-text" href=${pageAddress(page - 1)}>${t(language, "survey.back")}</a>`;
  return html`<div class="survey-buttons">
    ${page < definition.pages.length ? next : end} ${page > 1 ? back : nothing}
  </div>`;
}
