import type { RootCause } from "../followups/root-cause.ts";
import type { ActionProgress, ActionStatus } from "./action-status.ts";

/** What gave rise to an action: a driver of the index, or a cause found in cases. */
export const actionOrigins = ["driver", "cause"] as const;

export type ActionOrigin = (typeof actionOrigins)[number];

/** "treated": the action happens there. "comparison": it does not; what changes there changed without it. */
export const unitSides = ["treated", "comparison"] as const;

export type UnitSide = (typeof unitSides)[number];

/** An improvement action: what may change while it goes on. */
export interface ImprovementAction extends ActionProgress {
  readonly id: string;
  readonly programmeId: string;
  readonly title: string;
  readonly origin: ActionOrigin;
  /** null unless the origin is a cause */
  readonly rootCause: RootCause | null;
  readonly ownerStaffId: string;
  readonly createdAt: Date;
  readonly createdBy: string | null;
}

/**
 * What an action will be judged by. Locked when the action is created: whoever could move it afterwards could make
 * any outcome a success.
 */
export interface Yardstick {
  /** the construct whose index is to rise */
  readonly construct: string;
  readonly treatedUnitIds: readonly string[];
  readonly comparisonUnitIds: readonly string[];
  /** the first day of the action, "2026-11-24"; waves sent before it say nothing about it */
  readonly startsOn: string;
  readonly baselineWaveId: string;
  readonly baselinePeriod: string;
  /** index points */
  readonly expectedRise: number;
  /** the definition of the index in the baseline wave, by name and version */
  readonly definitionName: string;
  readonly definitionVersion: number;
  /** the units treated were those that scored lowest in the baseline wave */
  readonly chosenAsWorst: boolean;
}

/** What a note says beside its words, in codes and names as they were. */
export interface ActionNoteDetail {
  readonly from?: ActionStatus;
  readonly to?: ActionStatus;
  readonly title?: string;
  readonly ownerName?: string;
  readonly dueOn?: string;
}

export const actionNoteKinds = ["note", "status", "revision"] as const;

export type ActionNoteKind = (typeof actionNoteKinds)[number];

/** One entry of an action's history, append-only. */
export interface ActionNote {
  readonly noteId: string;
  readonly kind: ActionNoteKind;
  readonly text: string;
  readonly detail: ActionNoteDetail;
  readonly staffName: string | null;
  readonly at: Date;
}
