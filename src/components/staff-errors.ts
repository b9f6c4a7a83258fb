import type { StaffProblem } from "../auth/new-staff.ts";
import type { Language } from "../i18n/languages.ts";
import { t } from "../i18n/t.ts";

const fieldOf: Readonly<Record<StaffProblem, string>> = {
  "name-missing": "name",
  "name-too-long": "name",
  "email-invalid": "email",
  "email-taken": "email",
  "password-length": "password",
  "role-unknown": "role",
  "language-unknown": "language",
  "unit-unknown": "unitId",
};

/** What is wrong with a new member of staff, for the error summary and beside the fields. */
export function staffErrors(
  language: Language,
  problems: readonly (StaffProblem | "already-set-up")[],
): { field: string; message: string }[] {
  return problems
    .filter((problem) => problem !== "already-set-up")
    .map((problem) => ({ field: fieldOf[problem], message: t(language, `staff.problem.${problem}`) }));
}
