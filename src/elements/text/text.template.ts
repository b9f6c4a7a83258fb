import { html, type TemplateResult } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { fieldName } from "../../features/responses/answer-fields.ts";
import type { TextQuestion } from "../../features/surveys/survey-definition.ts";
import { describedBy, questionHelp, questionText } from "../question/question-parts.ts";
import type { QuestionView } from "../question/question-view.ts";

/** An open comment. */
export function textTemplate(view: QuestionView<TextQuestion>): TemplateResult {
  const name = fieldName(view.question.code);
  return html`<label for=${name}>${questionText(view)}</label>
    ${questionHelp(view)} ${unsafeHTML(textarea(view, name))}`;
}

// Lit allows no expression inside a textarea and its server renderer drops `.value`, so this one tag is written by
// hand. The line break after the opening tag is HTML's own; without it a text that begins with one would lose it.
function textarea(view: QuestionView<TextQuestion>, name: string): string {
  const description = describedBy(view);
  const attributes = [
    `id="${escapeHtml(name)}" name="${escapeHtml(name)}" rows="5" maxlength="${view.question.lengthMax}"`,
    description && `aria-describedby="${escapeHtml(description)}"`,
    view.error && 'aria-invalid="true"',
  ];
  return `<textarea ${attributes.filter(Boolean).join(" ")}>\n${escapeHtml(view.entered)}</textarea>`;
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
