import type { FormProblem } from "../features/surveys/form-problem.ts";
import type { Language } from "../i18n/languages.ts";
import { t } from "../i18n/t.ts";

/** What is wrong with one field: `message` stands beside it, `summary` above the form, where it needs its name. */
export interface FormError {
  readonly field: string;
  readonly message: string;
  readonly summary: string;
}

/** @param labelOf what the page calls a field */
export function formErrors(
  language: Language,
  problems: readonly FormProblem[],
  labelOf: (field: string) => string,
): FormError[] {
  return problems.map(({ field, reason, range: [low, high] = [0, 0] }) => {
    const message = t(language, `forms.problem.${reason}`, { low, high });
    const summary = t(language, "forms.problem.named", { label: labelOf(field), problem: message });
    return { field, message, summary };
  });
}

export function errorIn(errors: readonly FormError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.message;
}

/** The errors as ErrorSummary takes them. */
export function summaryOf(errors: readonly FormError[]): { field: string; message: string }[] {
  return errors.map(({ field, summary }) => ({ field, message: summary }));
}
