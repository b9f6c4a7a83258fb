import { type PlanProblem, planNoteLengthMax, planRefusals } from "../../features/strategy/action-plan.ts";
import type { FormProblem } from "../../features/surveys/form-problem.ts";
import type { Language } from "../../i18n/languages.ts";
import { type MessageKey, t } from "../../i18n/t.ts";
import { type FormError, namedError, problemWords } from "../form-errors.ts";

const labels: Readonly<Record<string, MessageKey>> = {
  title: "actions.field.title",
  construct: "actions.field.construct",
  baselineWaveId: "actions.field.baselineWaveId",
  startsOn: "actions.field.startsOn",
  units: "actions.field.units",
  expectedRise: "actions.field.expectedRise",
  ownerStaffId: "actions.field.ownerStaffId",
  dueOn: "actions.field.dueOn",
  note: "actions.field.note",
};

/** What is wrong with a plan or a revision, beside the fields and above the form. */
export function planErrors(
  language: Language,
  problems: readonly (PlanProblem | FormProblem)[],
): FormError[] {
  return problems.map((problem) => {
    const message = isOwn(problem)
      ? t(language, `actions.problem.${problem.reason}`, { max: planNoteLengthMax })
      : problemWords(language, problem);
    return namedError(
      language,
      problem.field,
      t(language, labels[problem.field] ?? "actions.judged"),
      message,
    );
  });
}

function isOwn(problem: PlanProblem | FormProblem): problem is PlanProblem {
  return (planRefusals as readonly string[]).includes(problem.reason);
}
