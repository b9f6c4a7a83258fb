import { checkLine, type FormProblem } from "../surveys/form-problem.ts";
import { checkDue, checkOwner, type PlanChoices, type PlanProblem } from "./action-plan.ts";
import type { ActionNoteDetail, ImprovementAction, Yardstick } from "./improvement-action.ts";

/** What a form asks to change, by field name; fields that are not there stay as they are. */
export type EnteredRevision = Readonly<Record<string, string>>;

export const revisableFields = ["title", "ownerStaffId", "dueOn"] as const;

/** What an action is judged by, by field name. */
export const lockedFields = [
  "construct",
  "treatedUnitIds",
  "comparisonUnitIds",
  "startsOn",
  "baselineWaveId",
  "baselinePeriod",
  "expectedRise",
  "definitionName",
  "definitionVersion",
  "chosenAsWorst",
] as const satisfies readonly (keyof Yardstick)[];

export type Revision =
  | {
      readonly accepted: true;
      readonly changes: Partial<Pick<ImprovementAction, "title" | "ownerStaffId" | "dueOn">>;
      /** what the history says; empty where nothing changed */
      readonly detail: ActionNoteDetail;
    }
  | { readonly accepted: false; readonly problems: readonly (PlanProblem | FormProblem)[] };

/**
 * A change of title, owner or due day. Asking to change anything that the action is judged by refuses the whole
 * revision: moved afterwards, a yardstick measures nothing.
 * @param today "2026-11-24"
 */
export function decideRevision(
  { action, yardstick }: { readonly action: ImprovementAction; readonly yardstick: Yardstick },
  entered: EnteredRevision,
  choices: Pick<PlanChoices, "owners" | "parents">,
  today: string,
): Revision {
  const locked = lockedFields.filter((field) => entered[field] !== undefined);
  if (locked.length > 0)
    return { accepted: false, problems: locked.map((field) => ({ field, reason: "locked" })) };
  const { title = action.title, ownerStaffId = action.ownerStaffId, dueOn = action.dueOn } = entered;
  const isSameOwner = ownerStaffId === action.ownerStaffId;
  const problems = [
    ...checkLine("title", title),
    ...checkDue(dueOn, yardstick.startsOn, today),
    // An owner who has left stays until there is another one.
    ...(isSameOwner ? [] : checkOwner(ownerStaffId, yardstick.treatedUnitIds, choices)),
  ];
  if (problems.length > 0) return { accepted: false, problems };
  const wanted = { title: title.trim(), ownerStaffId, dueOn };
  const changed = revisableFields.filter((field) => wanted[field] !== action[field]);
  const changes = Object.fromEntries(changed.map((field) => [field, wanted[field]]));
  const owner = isSameOwner ? undefined : choices.owners.find(({ id }) => id === ownerStaffId);
  return {
    accepted: true,
    changes,
    detail: {
      ...(changes.title === undefined ? {} : { title: wanted.title }),
      ...(owner && { ownerName: owner.name }),
      ...(changes.dueOn === undefined ? {} : { dueOn }),
    },
  };
}
