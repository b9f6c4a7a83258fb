import type { CaseListing } from "../../features/followups/case-listing.ts";
import type { ListedAction } from "../../features/strategy/action-list.service.ts";
import { isOverdue } from "../../features/strategy/action-status.ts";
import { dayWords } from "../../features/strategy/action-words.ts";
import { formatDue } from "../../i18n/due-words.ts";
import type { Language } from "../../i18n/languages.ts";
import { t } from "../../i18n/t.ts";
import { dayMs, localDay } from "../../i18n/zoned-time.ts";

/** How a task stands, the most urgent first. */
const taskStates = ["failed", "overdue", "today", "waiting", "soon"] as const;

type TaskState = (typeof taskStates)[number];

/** Something that waits for the one who reads it, in a line that leads to where it is done. */
export interface Task {
  readonly state: TaskState;
  readonly text: string;
  readonly href: string;
  /** when it is due and who has it, where that is known */
  readonly detail?: string;
}

/** So many cases, and so many actions, are named; a last line leads to the others. */
const namedMax = 5;
const soonDays = 7;

/** Tasks by urgency; those of one state stay in the order they came in. */
export function byUrgency(tasks: readonly Task[]): Task[] {
  return taskStates.flatMap((state) => tasks.filter((task) => task.state === state));
}

/** A task for so many of a kind; none where there are none. */
export function counted(count: number, task: (count: number) => Task): Task[] {
  return count > 0 ? [task(count)] : [];
}

/**
 * Somebody's own cases that are overdue or due today, as the clocks of their wave see today.
 * @param cases by what is due first
 */
export function caseTasks(language: Language, cases: readonly CaseListing[], now: Date): Task[] {
  const due = cases.flatMap(({ followUp, dueAt, timeZone, customerName, customerEmail }): Task[] => {
    if (!dueAt) return [];
    const isToday = localDay(dueAt, timeZone) === localDay(now, timeZone);
    if (dueAt >= now && !isToday) return [];
    return [
      {
        state: dueAt < now ? "overdue" : "today",
        text: t(language, "today.case", { customer: customerName ?? customerEmail }),
        href: `/cases/${followUp.caseId}?show=mine`,
        detail: t(language, "today.caseDue", { due: formatDue(language, dueAt, timeZone, now) }),
      },
    ];
  });
  return shortened(due, { text: t(language, "today.moreCases"), href: "/cases?show=mine" });
}

/**
 * Actions that go on and are overdue, due today, or due within a week.
 * @param actions by what is due first
 */
export function actionTasks(language: Language, actions: readonly ListedAction[], now: Date): Task[] {
  const today = now.toISOString().slice(0, 10);
  const lastDay = new Date(now.getTime() + soonDays * dayMs).toISOString().slice(0, 10);
  const due = actions
    .filter(({ action }) => action.endedOn === null && action.dueOn <= lastDay)
    .map(({ action, ownerName }): Task => {
      const day = dayWords(language, action, today);
      return {
        state: isOverdue(action, today) ? "overdue" : action.dueOn === today ? "today" : "soon",
        text: t(language, "today.action", { action: action.title }),
        href: `/actions/${action.id}`,
        detail: t(language, "today.actionOwner", { day, owner: ownerName }),
      };
    });
  return shortened(due, { text: t(language, "today.moreActions"), href: "/actions?view=list" });
}

function shortened(tasks: readonly Task[], rest: Pick<Task, "text" | "href">): Task[] {
  const next = tasks[namedMax];
  return [...tasks.slice(0, namedMax), ...(next ? [{ ...rest, state: next.state }] : [])];
}
