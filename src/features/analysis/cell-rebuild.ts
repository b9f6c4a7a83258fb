import type { ResponseChange } from "../responses/response.ts";
import type { PrivacyMode } from "../surveys/programme.ts";
import type { ScoreSettings } from "./score-run.ts";

/** What decides whether a wave's cells are made anew. */
export interface RebuildState {
  readonly privacyMode: PrivacyMode;
  /** settings of the last results; null: there are none */
  readonly lastRun: Pick<ScoreSettings, "answersUntil"> | null;
  /** up to when the present cells hold answers; undefined: there are none */
  readonly builtUntil: Date | null | undefined;
  readonly changes: readonly ResponseChange[];
}

export type RebuildDecision =
  | { readonly rebuild: true; readonly answersUntil: Date | null }
  | {
      readonly rebuild: false;
      readonly reason: "no-results" | "later-answers-only" | "not-separable";
    };

/**
 * Cells hold the answers that the last results rest on, not more: in an open wave, somebody who looks before and
 * after one more person answers would otherwise see what that person answered. An anonymous answer has no time, so
 * while its wave is open, cells wait for the next results.
 */
export function decideRebuild({ privacyMode, lastRun, builtUntil, changes }: RebuildState): RebuildDecision {
  if (!lastRun) return { rebuild: false, reason: "no-results" };
  if (lastRun.answersUntil === null) return { rebuild: true, answersUntil: null };
  if (privacyMode === "anonymous") return { rebuild: false, reason: "not-separable" };
  const answersUntil = new Date(lastRun.answersUntil);
  const isUpToThen = builtUntil?.getTime() === answersUntil.getTime();
  if (isUpToThen && changes.every((change) => change === "added"))
    return { rebuild: false, reason: "later-answers-only" };
  return { rebuild: true, answersUntil };
}
