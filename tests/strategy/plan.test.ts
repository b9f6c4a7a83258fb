import { describe, expect, test } from "vitest";
import {
  type EnteredPlan,
  earliestStart,
  type PlanChoices,
  readPlan,
  readRise,
} from "../../src/features/strategy/action-plan.ts";
import {
  type ActionProgress,
  type ActionStatus,
  isOverdue,
  movedTo,
  nextStatuses,
} from "../../src/features/strategy/action-status.ts";
import { isoWeek } from "../../src/features/strategy/iso-week.ts";
import type { MeasuredUnit } from "../../src/features/strategy/measured-wave.ts";

const today = "2026-10-05";
const unit = (unitId: string, index: number): [string, MeasuredUnit] => [
  unitId,
  { unitId, depth: 1, n: 50, index, standardError: 2 },
];
const node = (id: string, parentUnitId: string | null) => ({ id, code: id, name: id, parentUnitId });
const choices: PlanChoices = {
  baselines: [
    {
      ...{ waveId: "w", name: "Summer", period: "2026-Q3", sentOn: "2026-09-01" },
      ...{ definitionName: "unstandardized-weights", definitionVersion: 1 },
      constructs: ["Quality", "Satisfaction"],
      units: new Map([unit("north", 60), unit("south", 70), unit("west", 75)]),
    },
  ],
  knownUntil: "2026-09-01",
  units: [node("company", null), ...["north", "south", "west", "new"].map((id) => node(id, "company"))],
  owners: [
    { id: "wu", name: "Wu", unitId: "company" },
    { id: "li", name: "Li", unitId: "south" },
  ],
  parents: new Map([
    ["company", null],
    ...["north", "south", "west", "new"].map((id) => [id, "company"] as const),
  ]),
};
const entered: EnteredPlan = {
  ...{ title: " Longer hours ", rootCause: "", construct: "Quality", baselineWaveId: "w", note: "" },
  sides: { north: "treated", south: "comparison", elsewhere: "treated" },
  ...{ startsOn: "2026-10-10", dueOn: "2026-12-31", ownerStaffId: "wu", expectedRise: "2,5" },
};

const plan = (change: Partial<EnteredPlan> = {}) => readPlan({ ...entered, ...change }, choices, today);
const reasons = (change: Partial<EnteredPlan>) => {
  const read = plan(change);
  return "problems" in read ? read.problems.map(({ field, reason }) => `${field}: ${reason}`) : [];
};

describe("a plan", () => {
  test("locks what the action will be judged by, with the definition of the index and who scored lowest", () => {
    expect(plan()).toEqual({
      ...{ title: "Longer hours", origin: "driver", rootCause: null, note: "" },
      ...{ ownerStaffId: "wu", dueOn: "2026-12-31" },
      yardstick: {
        construct: "Quality",
        // A unit the planner does not see is not taken from the form.
        ...{ treatedUnitIds: ["north"], comparisonUnitIds: ["south"], startsOn: "2026-10-10" },
        ...{ baselineWaveId: "w", baselinePeriod: "2026-Q3", expectedRise: 2.5 },
        ...{ definitionName: "unstandardized-weights", definitionVersion: 1, chosenAsWorst: true },
      },
    });
    expect(plan({ sides: { west: "treated" } })).toMatchObject({ yardstick: { chosenAsWorst: false } });
    expect(plan({ rootCause: "waiting-time" })).toMatchObject({ origin: "cause", rootCause: "waiting-time" });
  });

  test("says everything that is wrong with it", () => {
    const nothing = { title: "", baselineWaveId: "", expectedRise: "", ownerStaffId: "", dueOn: "" };
    expect(reasons({ ...nothing, startsOn: "soon", sides: {} })).toEqual([
      "title: empty",
      "baselineWaveId: baseline-unknown",
      "units: units-none",
      "startsOn: start-invalid",
      "dueOn: due-invalid",
      "ownerStaffId: owner-unknown",
      "expectedRise: rise-invalid",
    ]);
  });

  test.each([
    [
      "a start on or before a wave whose results are known",
      { startsOn: "2026-09-01" },
      "startsOn: start-known",
    ],
    ["a start years ahead", { startsOn: "2036-01-01", dueOn: "2036-02-01" }, "startsOn: start-far"],
    ["a due day before the start", { dueOn: "2026-10-09" }, "dueOn: due-before-start"],
    ["a construct the baseline does not measure", { construct: "Image" }, "construct: construct-unknown"],
    [
      "a baseline that shows none of its units",
      { sides: { new: "treated" } },
      "baselineWaveId: baseline-empty",
    ],
    ["an owner who does not see what is treated", { ownerStaffId: "li" }, "ownerStaffId: owner-elsewhere"],
    ["a cause nobody knows", { rootCause: "the-moon" }, "title: cause-unknown"],
    ["a unit above another", { sides: { north: "treated", company: "comparison" } }, "units: units-nested"],
  ])("refuses %s", (_what, change, problem) => {
    expect(reasons(change)).toContain(problem);
  });

  test("may start today, or on the day after the newest known wave", () => {
    expect(earliestStart("2026-09-01", "2026-09-02")).toBe("2026-09-02");
    expect(earliestStart("2026-09-30", "2026-09-30")).toBe("2026-10-01");
  });

  test("takes a rise in points with at most one digit", () => {
    expect(["2", "2.5", "0,5", " 50 "].map(readRise)).toEqual([2, 2.5, 0.5, 50]);
    expect(["0", "-1", "50.1", "2.55", "1e1", "NaN", ""].map(readRise)).toEqual(new Array(7).fill(null));
  });
});

describe("how an action stands", () => {
  const progress = (status: ActionStatus, begunOn: string | null = "2026-10-10"): ActionProgress => ({
    ...{ status, begunOn, dueOn: "2026-12-31" },
    endedOn: null,
  });

  test("goes from planned to under way to done, can be dropped, and taken up again", () => {
    expect(nextStatuses(progress("planned", null))).toEqual(["under-way", "dropped"]);
    expect(nextStatuses(progress("under-way"))).toEqual(["done", "dropped"]);
    expect(nextStatuses(progress("done"))).toEqual(["under-way"]);
    expect(nextStatuses(progress("dropped"))).toEqual(["under-way"]);
    expect(nextStatuses(progress("dropped", null))).toEqual(["planned"]);
  });

  test("keeps the day it began through an end and a return", () => {
    const begun = movedTo({ begunOn: null }, "under-way", "2026-10-12");
    expect(begun).toEqual({ status: "under-way", begunOn: "2026-10-12", endedOn: null });
    expect(movedTo(begun, "done", "2026-11-01")).toMatchObject({ endedOn: "2026-11-01" });
    expect(movedTo(begun, "under-way", "2026-11-09")).toEqual(begun);
    expect(movedTo({ begunOn: null }, "dropped", "2026-10-12").begunOn).toBeNull();
  });

  test("is overdue from the day after, while it is not ended", () => {
    const on = (status: ActionStatus, day: string) => isOverdue(progress(status), day);
    expect([on("under-way", "2026-12-31"), on("under-way", "2027-01-01")]).toEqual([false, true]);
    expect([on("planned", "2027-01-01"), on("done", "2027-01-01")]).toEqual([true, false]);
  });
});

test("weeks are those of ISO 8601", () => {
  // From the standard's own examples and the calendar.
  expect(["2026-11-24", "2027-01-01", "2024-12-30", "2021-01-03", "2020-12-28"].map(isoWeek)).toEqual([
    "2026-W48",
    "2026-W53",
    "2025-W01",
    "2020-W53",
    "2020-W53",
  ]);
});
