export const actionStatuses = ["planned", "under-way", "done", "dropped"] as const;

export type ActionStatus = (typeof actionStatuses)[number];

/** What it takes to say how an action stands. Days are written 2026-11-24. */
export interface ActionProgress {
  readonly status: ActionStatus;
  readonly dueOn: string;
  /** the day it was first put under way; null: never */
  readonly begunOn: string | null;
  /** the day it was done or dropped; null: it still goes on, or waits */
  readonly endedOn: string | null;
}

/** Where an action may go from where it stands, the usual way first. What never began is planned again, not resumed. */
export function nextStatuses({
  status,
  begunOn,
}: Pick<ActionProgress, "status" | "begunOn">): ActionStatus[] {
  switch (status) {
    case "planned":
      return ["under-way", "dropped"];
    case "under-way":
      return ["done", "dropped"];
    case "done":
      return ["under-way"];
    case "dropped":
      return [begunOn === null ? "planned" : "under-way"];
  }
}

/**
 * An action's progress after a step. Beginning is kept from the first time on; an end is taken back by going on.
 * @param today the day of the step
 */
export function movedTo(
  { begunOn }: Pick<ActionProgress, "begunOn">,
  status: ActionStatus,
  today: string,
): Pick<ActionProgress, "status" | "begunOn" | "endedOn"> {
  const hasEnded = status === "done" || status === "dropped";
  return {
    status,
    begunOn: status === "under-way" ? (begunOn ?? today) : begunOn,
    endedOn: hasEnded ? today : null,
  };
}

/** Past its due day and neither done nor dropped. Due today is not overdue. */
export function isOverdue(
  { status, dueOn }: Pick<ActionProgress, "status" | "dueOn">,
  today: string,
): boolean {
  return (status === "planned" || status === "under-way") && dueOn < today;
}

export function isActionStatus(value: unknown): value is ActionStatus {
  return actionStatuses.includes(value as ActionStatus);
}
