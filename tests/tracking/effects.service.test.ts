import { beforeAll, describe, expect, test } from "vitest";
import { moveAction } from "../../src/features/strategy/actions.service.ts";
import { type ActionEffect, listEffects } from "../../src/features/tracking/effects.service.ts";
import { loadRecoveryTracking } from "../../src/features/tracking/recovery-tracking.service.ts";
import { anActionScene, aScoredWave, planningDay, someoneActive } from "../strategy/scene.ts";
import { anActionStory, aPlannedAction, sidesOf, someClosedCases } from "../strategy/story.ts";
import { useDatabase } from "../support/database.ts";
import { useQueue } from "../support/queue.ts";

const database = useDatabase();
useQueue(database);
const afterwards = new Date("2026-07-01T09:00:00Z");
let story: Awaited<ReturnType<typeof anActionStory>>;

beforeAll(async () => {
  story = await anActionStory(database.db);
});

describe("what the actions of a programme may claim", () => {
  const claimsAt = async (now: Date) => {
    const { effects } = await listEffects(database.db, story.analyst, {}, now);
    return new Map(effects.map((effect) => [effect.action.id, effect]));
  };
  const newestOf = (effects: ReadonlyMap<string, ActionEffect>, id: string) =>
    effects.get(id)?.judgements.at(-1);

  test("is said of every one, failures included, by the newest wave sent since its start", async () => {
    const effects = await claimsAt(afterwards);
    const grades = Object.fromEntries(
      Object.entries(story.ids).map(([name, id]) => [name, newestOf(effects, id)?.claim.grade]),
    );
    expect(grades).toEqual({
      against: "against-comparison",
      after: "changed-after",
      few: "too-few",
      entangled: "not-separable",
      inTheWay: "not-separable",
      later: "waiting",
      dropped: "waiting",
    });
    // By hand: the treated rise by 3 + 0.2 i (mean 3.4), the others by 0.6 0 0.3 0.6 0 (mean 0.3).
    const against = newestOf(effects, story.ids.against);
    expect(against?.wave?.period).toBe("2026-Q2");
    const { claim } = against ?? {};
    expect(claim && "difference" in claim ? claim.difference.value : null).toBeCloseTo(3.1, 9);
    expect(against).toMatchObject({
      claim: { direction: "up", earlierTrend: "supports", recovery: { chosenAsWorst: true } },
      expectation: "reached",
    });
    expect(newestOf(effects, story.ids.after)).toMatchObject({ claim: { change: { value: 6 } } });
  });

  test("is nothing before a later wave has been scored", async () => {
    const effects = await claimsAt(new Date("2026-06-10T09:00:00Z"));
    expect(newestOf(effects, story.ids.against)?.claim).toEqual({
      ...{ grade: "waiting", reason: "no-later-wave" },
    });
  });

  test("comes with both sides' means in every wave that can be compared", async () => {
    const effects = await claimsAt(afterwards);
    const means = effects.get(story.ids.against)?.means ?? [];
    expect(means.map(({ wave, phase }) => [wave.period, phase])).toEqual([
      ["2025-Q4", "before"],
      ["2026-Q1", "baseline"],
      ["2026-Q2", "after"],
    ]);
    expect(means[1]).toMatchObject({
      treated: { index: 62, unitCount: 5 },
      comparison: { index: 67, unitCount: 5 },
    });
    expect(means[2]?.treated?.index).toBeCloseTo(65.4, 9);
  });

  test("leaves out units that a wave holds back, and says so where too few are left", async () => {
    const { db } = database;
    const scene = await anActionScene(db, 10);
    const actionId = await aPlannedAction(db, scene, {});
    await moveAction(db, scene.manager, actionId, { status: "under-way", note: "" }, planningDay);
    const indices = scene.branches.map((_, i) => (i < 2 ? null : 64 + i));
    await aScoredWave(db, scene, { period: "2026-Q2", sentOn: "2026-06-01", indices });
    const { effects } = await listEffects(db, scene.manager, {}, afterwards);
    expect(effects[0]?.judgements.at(-1)?.claim).toEqual({
      ...{ grade: "too-few", treatedCount: 3, comparisonCount: 5 },
    });
  });

  test("shows readers of one branch only the actions of their branch, and no name of another", async () => {
    const { db } = database;
    const unitId = story.branches[14]?.id ?? "";
    const local = await someoneActive(db, { name: "Local", role: "viewer", unitId });
    const { effects, titles } = await listEffects(db, local, {}, afterwards);
    expect(effects.map(({ action }) => action.title)).toEqual([
      "Call back within an hour",
      "New opening times",
    ]);
    expect(titles.size).toBe(2);
    // A whole company at once is in everybody's way, seen or not.
    const everywhere = sidesOf(story, [], []);
    const actionId = await aPlannedAction(
      db,
      story,
      { title: "A new app", startsOn: "2026-07-10", sides: { ...everywhere, [story.company.id]: "treated" } },
      new Date("2026-07-02T09:00:00Z"),
    );
    const begin = { status: "under-way", note: "" } as const;
    await moveAction(db, story.analyst, actionId, begin, new Date("2026-07-10T09:00:00Z"));
    const indices = story.branches.map((_, i) => 62 + i);
    await aScoredWave(db, story, { period: "2026-Q3", sentOn: "2026-09-01", indices });
    const later = await listEffects(db, local, {}, new Date("2026-10-01T09:00:00Z"));
    const claim = later.effects[0]?.judgements.at(-1)?.claim;
    expect(claim).toMatchObject({ grade: "not-separable" });
    expect(claim && "otherActionIds" in claim ? claim.otherActionIds : []).toContain(actionId);
    expect(later.titles.has(actionId)).toBe(false);
  });
});

describe("recovery of cases", () => {
  test("by the reader's units and the time of opening; a dated promise takes the deadline's place", async () => {
    const { db } = database;
    const scene = await anActionScene(db, 3);
    const openedAt = new Date("2026-06-01T02:00:00Z");
    const late = { closedAt: new Date("2026-06-16T02:00:00Z") };
    await someClosedCases(db, scene, { other: 4 }, { openedAt, change: { recoveryAnswer: "yes" } });
    await someClosedCases(db, scene, { other: 1 }, { openedAt, change: late });
    // Closed on the 16th as promised: in time.
    await someClosedCases(
      db,
      scene,
      { other: 1 },
      { openedAt, change: { ...late, promisedFor: "2026-06-16", recoveryAnswer: "partly" } },
    );
    await someClosedCases(db, scene, { other: 2 }, { openedAt, branch: 1 });
    await someClosedCases(db, scene, { other: 6 }, { openedAt: new Date("2025-01-06T02:00:00Z") });
    const question = { programmeId: scene.programme.id, days: 90 };
    const { summary, units } = await loadRecoveryTracking(db, scene.analyst, question, afterwards);
    expect(summary).toMatchObject({
      recovery: { opened: 8, yes: 4, partly: 1, no: 0, unanswered: 3, share: 0.5 },
      contact: { medianHours: 10, dueCount: 8, inTimeShare: 1 },
      solution: { dueCount: 8, inTimeCount: 7 },
    });
    // The second branch has 2 cases; the first would give them away.
    expect(units.map(({ name, summary: own }) => [name, own])).toEqual([
      ["Branch 1", null],
      ["Branch 2", null],
    ]);
    const branch = { unitId: scene.branches[1]?.id ?? "" };
    expect(await loadRecoveryTracking(db, branch, question, afterwards)).toEqual({
      summary: null,
      units: [],
    });
  });
});
