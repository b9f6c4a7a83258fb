/** As much of an action as tells what it may have touched, and when. Days are written 2026-11-24. */
export interface ActionReach {
  readonly actionId: string;
  readonly treatedUnitIds: readonly string[];
  /** null: never begun, so it touched nothing */
  readonly begunOn: string | null;
  readonly startsOn: string;
  /** null: it still goes on */
  readonly endedOn: string | null;
}

/**
 * Other actions that may have moved the same figures: in one of these units, or above or below one of them, at any
 * time between the two waves. What each of them did cannot be told apart.
 * @param unitIds the treated and the comparison units
 * @param window the days on which the baseline and the later wave were sent
 * @param related a unit with all above and below it
 */
export function actionsInTheWay(
  action: Pick<ActionReach, "actionId">,
  unitIds: readonly string[],
  window: { readonly from: string; readonly to: string },
  others: readonly ActionReach[],
  related: (unitId: string) => ReadonlySet<string>,
): string[] {
  const touched = new Set(unitIds.flatMap((unitId) => [...related(unitId)]));
  return others
    .filter(
      (other) =>
        other.actionId !== action.actionId &&
        isActiveIn(other, window) &&
        other.treatedUnitIds.some((unitId) => touched.has(unitId)),
    )
    .map(({ actionId }) => actionId);
}

function isActiveIn({ begunOn, startsOn, endedOn }: ActionReach, { from, to }: { from: string; to: string }) {
  if (begunOn === null) return false;
  // Put under way later than planned, it may have begun as planned all the same.
  const since = begunOn < startsOn ? begunOn : startsOn;
  return since <= to && (endedOn === null || endedOn >= from);
}
