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
  return problems.map((problem) =>
    namedError(language, problem.field, labelOf(problem.field), problemWords(language, problem)),
  );
}

/** What is wrong, as it stands beside the field. */
export function problemWords(
  language: Language,
  { reason, range: [low, high] = [0, 0], lengthMax = 0 }: Omit<FormProblem, "field">,
): string {
  return t(language, `forms.problem.${reason}`, { low, high, lengthMax });
}

/** An error that says which field it is about where it stands above the form. */
export function namedError(language: Language, field: string, label: string, message: string): FormError {
  return { field, message, summary: t(language, "forms.problem.named", { label, problem: message }) };
}

export function errorIn(
  errors: readonly Pick<FormError, "field" | "message">[],
  field: string,
): string | undefined {
  return errors.find((error) => error.field === field)?.message;
}

/** The errors as ErrorSummary takes them. */
export function summaryOf(errors: readonly FormError[]): { field: string; message: string }[] {
  return errors.map(({ field, summary }) => ({ field, message: summary }));
}
