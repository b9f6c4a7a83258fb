import { fieldName } from "../../features/responses/answer-fields.ts";
import type { Answer } from "../../features/surveys/answers.ts";
import { isShown, type Question, type ShownWhen } from "../../features/surveys/survey-definition.ts";

/**
 * Shows the questions that the answers on the page call for, and hides the others. A question that depends on a page
 * before stays as the server wrote it.
 */
export function updateBranches(root: HTMLElement): void {
  for (const branch of root.querySelectorAll<HTMLFieldSetElement>("fieldset[data-shown-when]")) {
    const shownWhen = JSON.parse(branch.dataset.shownWhen ?? "") as ShownWhen;
    const field = `input[type=radio][name="${CSS.escape(fieldName(shownWhen.code))}"]`;
    if (!root.querySelector(field)) continue;
    // A choice inside a branch that is itself hidden is disabled, and decides nothing.
    const chosen = root.querySelector<HTMLInputElement>(`${field}:checked:enabled`);
    const answers = chosen ? { [shownWhen.code]: asAnswer(shownWhen, chosen.value) } : {};
    const shown = isShown({ shownWhen } as Question, answers);
    branch.hidden = !shown;
    branch.disabled = !shown;
  }
}

function asAnswer(shownWhen: ShownWhen, value: string): Answer {
  return "isOneOf" in shownWhen ? { choice: value } : { value: Number(value) };
}
