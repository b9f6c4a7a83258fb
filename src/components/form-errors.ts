import type { FormProblem } from "../features/surveys/form-problem.ts";
import type { Language } from "../i18n/languages.ts";
import { t } from "../i18n/t.ts";

export interface FormError {
  readonly field: string;
  readonly message: string;
}

/**
 * What is wrong with a form, for ErrorSummary and beside the fields.
 * @param labelOf names the field in front of the problem, where a form has many alike
 */
export function formErrors(
  language: Language,
  problems: readonly FormProblem[],
  labelOf?: (field: string) => string,
): FormError[] {
  return problems.map(({ field, reason, range: [low, high] = [0, 0] }) => {
    const problem = t(language, `forms.problem.${reason}`, { low, high });
    const message = labelOf
      ? t(language, "forms.problem.named", { label: labelOf(field), problem })
      : problem;
    return { field, message };
  });
}

export function errorIn(errors: readonly FormError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.message;
}
