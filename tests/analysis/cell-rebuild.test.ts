import { expect, test } from "vitest";
import { decideRebuild, type RebuildState } from "../../src/features/analysis/cell-rebuild.ts";

const until = "2026-11-04T09:00:00.000Z";

function decision(state: Partial<RebuildState>) {
  const changes = ["added"] as const;
  const before = { privacyMode: "identified", lastRun: null, builtUntil: undefined, changes } as const;
  return decideRebuild({ ...before, ...state });
}

test("before the first results there is nothing to add up", () => {
  expect(decision({})).toEqual({ rebuild: false, reason: "no-results" });
});

test("results of all answers are followed by cells of all answers", () => {
  expect(decision({ lastRun: { answersUntil: null } })).toEqual({ rebuild: true, answersUntil: null });
});

test("an open wave's cells hold what its last results rest on", () => {
  expect(decision({ lastRun: { answersUntil: until } })).toEqual({
    rebuild: true,
    answersUntil: new Date(until),
  });
});

test("answers after the last results change nothing; an erasure does", () => {
  const state = { lastRun: { answersUntil: until }, builtUntil: new Date(until) };
  expect(decision(state)).toEqual({ rebuild: false, reason: "later-answers-only" });
  expect(decision({ ...state, changes: ["added", "erased"] }).rebuild).toBe(true);
});

test("anonymous answers to an open wave cannot be told apart by time, so its cells wait", () => {
  const state = { lastRun: { answersUntil: until }, privacyMode: "anonymous", changes: ["changed"] } as const;
  expect(decision(state)).toEqual({ rebuild: false, reason: "not-separable" });
});
