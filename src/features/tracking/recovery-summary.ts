import { suppressedUnits } from "../analysis/publishing.ts";
import { type RecoveryFigures, recoveryFigures } from "../followups/recovery.ts";

/** As much of a case as tells how fast it went and what the customer says. */
export interface CaseCourse {
  readonly unitId: string;
  /** since when the customer waits: the opening, or the last reopening */
  readonly beganAt: Date;
  readonly contactDueAt: Date | null;
  readonly firstContactedAt: Date | null;
  /** what was promised last: a solution by a rule, or by a dated promise */
  readonly solutionDueAt: Date | null;
  readonly closedAt: Date | null;
  readonly isReopened: boolean;
  readonly answer: "yes" | "partly" | "no" | null;
}

/** How a deadline was kept. */
export interface Promptness {
  /** of those that were done */
  readonly medianHours: number | null;
  /** done, or past their due time */
  readonly dueCount: number;
  readonly inTimeCount: number;
  /** inTimeCount / dueCount, 0 to 1; null while nothing is due */
  readonly inTimeShare: number | null;
}

export interface RecoverySummary {
  readonly recovery: RecoveryFigures;
  readonly reopenedCount: number;
  readonly contact: Promptness;
  readonly solution: Promptness;
}

/** What became of cases, and how promptly. What is neither done nor due yet says nothing about promptness. */
export function recoverySummary(cases: readonly CaseCourse[], now: Date): RecoverySummary {
  const answered = (wanted: CaseCourse["answer"]) => cases.filter(({ answer }) => answer === wanted).length;
  return {
    recovery: recoveryFigures({
      ...{ opened: cases.length, yes: answered("yes"), partly: answered("partly"), no: answered("no") },
    }),
    reopenedCount: cases.filter(({ isReopened }) => isReopened).length,
    contact: promptness(
      cases.map(({ beganAt, contactDueAt, firstContactedAt }) => ({
        ...{ beganAt, dueAt: contactDueAt, doneAt: firstContactedAt },
      })),
      now,
    ),
    solution: promptness(
      cases.map(({ beganAt, solutionDueAt, closedAt }) => ({
        ...{ beganAt, dueAt: solutionDueAt, doneAt: closedAt },
      })),
      now,
    ),
  };
}

/** A unit with the summary of its whole subtree; null where it is held back. */
export interface UnitRecovery {
  readonly unitId: string;
  readonly name: string;
  readonly depth: number;
  readonly summary: RecoverySummary | null;
}

/**
 * The same by unit, by the publishing rules: nothing under 5 cases, nor what would give such a unit away.
 * @param units parents before children, the first one being the top
 */
export function recoveryByUnit(
  units: readonly {
    readonly id: string;
    readonly name: string;
    readonly parentUnitId: string | null;
    readonly depth: number;
  }[],
  cases: readonly CaseCourse[],
  now: Date,
): UnitRecovery[] {
  const parentOf = new Map(units.map(({ id, parentUnitId }) => [id, parentUnitId]));
  const casesOf = new Map<string, CaseCourse[]>(units.map(({ id }) => [id, []]));
  for (const each of cases) {
    for (let at: string | null = each.unitId; at !== null; at = parentOf.get(at) ?? null)
      casesOf.get(at)?.push(each);
  }
  const cells = units.map(({ id, parentUnitId }) => ({
    unitId: id,
    parentUnitId: parentUnitId !== null && casesOf.has(parentUnitId) ? parentUnitId : null,
    answerCount: casesOf.get(id)?.length ?? 0,
  }));
  const hidden = suppressedUnits(cases.length, cells);
  return units.flatMap(({ id, name, depth }) => {
    const own = casesOf.get(id) ?? [];
    if (own.length === 0) return [];
    return [{ unitId: id, name, depth, summary: hidden.has(id) ? null : recoverySummary(own, now) }];
  });
}

interface Deadline {
  readonly beganAt: Date;
  readonly dueAt: Date | null;
  readonly doneAt: Date | null;
}

const hourMs = 3_600_000;

function promptness(deadlines: readonly Deadline[], now: Date): Promptness {
  const hours = deadlines.flatMap(({ beganAt, doneAt }) =>
    doneAt ? [(doneAt.getTime() - beganAt.getTime()) / hourMs] : [],
  );
  const due = deadlines.filter(({ dueAt, doneAt }) => dueAt && (doneAt || dueAt <= now));
  const inTimeCount = due.filter(({ dueAt, doneAt }) => dueAt && doneAt && doneAt <= dueAt).length;
  return {
    medianHours: median(hours),
    dueCount: due.length,
    inTimeCount,
    inTimeShare: due.length === 0 ? null : inTimeCount / due.length,
  };
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
