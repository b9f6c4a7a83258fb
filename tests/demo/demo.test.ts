import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, type OpenDatabase, openDatabase } from "../../db/client.ts";
import { improvementAction } from "../../db/schema/strategy.ts";
import { countRows, listTables } from "../../db/tables.ts";
import { setApp } from "../../src/app.ts";
import { type DemoRecord, findDemo } from "../../src/auth/demo.service.ts";
import { obstacleWords } from "../../src/demo/demo-words.ts";
import { loadDemo } from "../../src/demo/load-demo.ts";
import { removeDemo } from "../../src/demo/remove-demo.ts";
import { driversOf } from "../../src/features/analysis/figures.ts";
import { placeDrivers, priorityCuts } from "../../src/features/analysis/priorities.ts";
import { listScoredWaves } from "../../src/features/analysis/scored-waves.service.ts";
import { changeOf } from "../../src/features/analysis/trend.ts";
import { listCasesOfWave } from "../../src/features/followups/followups.service.ts";
import { listEffects } from "../../src/features/tracking/effects.service.ts";
import { destroyScoringPool } from "../../src/scoring-pool.ts";
import { setTestApp } from "../support/app.ts";
import { aProgramme, aRespondent, aStaffMember, aSurveyVersion, aUnit, aWave } from "../support/builders.ts";
import { cloneDatabase } from "../support/database.ts";
import { aStaff } from "../support/http.ts";
import { aSampledWave } from "../support/sampled-wave.ts";

const now = new Date("2026-11-24T04:00:00Z");
const patientMs = 300_000;

interface Place {
  readonly opened: OpenDatabase;
  /** takes away what opening made */
  readonly clear: () => Promise<void>;
}

let place: Place;
let db: Database;
let before: Record<string, number>;

/** Data of the installation's own beside the demo. */
async function enter(open: () => Promise<Place>): Promise<void> {
  place = await open();
  db = place.opened.db;
  setTestApp(db);
  await aStaff(db, ["administrator"]);
  await aSampledWave(db, { count: 12 });
  before = await rowCounts(db);
}

async function leave(): Promise<void> {
  setApp(undefined);
  await destroyScoringPool();
  await place?.opened.close();
  await place?.clear();
}

async function loadUntilCutOff(): Promise<void> {
  const cutOff = (wave: number) => {
    if (wave === 2) throw new Error("cut off");
  };
  await expect(loadDemo(db, { now, onWave: cutOff })).rejects.toThrow("cut off");
}

describe("on the embedded database", () => {
  beforeAll(
    () =>
      enter(async () => {
        const folder = await mkdtemp(path.join(os.tmpdir(), "manyi-demo-"));
        return { opened: await openDatabase({ folder }), clear: () => rm(folder, { recursive: true }) };
      }),
    patientMs,
  );
  afterAll(leave);

  test(
    "a loading that is cut off is seen, and the next one begins again from nothing",
    async () => {
      await loadUntilCutOff();
      expect(await findDemo(db)).toMatchObject({ loadedAt: null, loadedWaveCount: 1 });
      // Another process cannot know yet that nobody goes on with it.
      expect(await loadDemo(db, { now })).toBe("being-loaded");
      expect(await removeDemo(db, new Date())).toEqual({ removed: false, reason: "being-loaded" });
      const waves: string[] = [];
      const onWave = (wave: number, waveCount: number) => void waves.push(`${wave} of ${waveCount}`);
      expect(await loadDemo(db, { now, onWave, isAlone: true })).toBe("loaded");
      expect(waves).toEqual([1, 2, 3, 4, 5, 6, 7].map((wave) => `${wave} of 7`));
      expect(await loadDemo(db, { now })).toBe("there-already");
    },
    patientMs,
  );

  test("satisfaction rises with the network, falls with the prices, and breaks off where the questions changed", async () => {
    const scored = await demoWaves();
    expect(scored.map(({ isFinal }) => isFinal)).toEqual([true, true, true, true, true, true, false]);
    const change = (wave: number, construct: string) => {
      const found = changeOf(scored.slice(0, wave), { kind: "company" }, construct);
      return found?.comparable ? found.direction : found?.reason;
    };
    expect(change(2, "Satisfaction")).toBe("questions-changed");
    expect([change(4, "Satisfaction"), change(4, "Quality")]).toEqual(["up", "up"]);
    expect([change(6, "Satisfaction"), change(6, "Value")]).toEqual(["down", "down"]);
    expect(change(6, "Quality")).toBe("none-detectable");
    const answers = scored.reduce((sum, { results }) => sum + results.answerCount, 0);
    expect(answers).toBeGreaterThan(1800);
    expect(answers).toBeLessThan(2200);
  });

  test("of the drivers one is to be improved, one to be kept up, one is undecided", async () => {
    const scored = await demoWaves();
    const newest = scored.findLast(({ isFinal }) => isFinal);
    const cuts = newest && priorityCuts(scored, newest.definition);
    if (!newest || !cuts) throw new Error("there are no cuts");
    const placed = placeDrivers(driversOf(newest.results, "Satisfaction"), newest.definition, cuts, {});
    expect(Object.fromEntries(placed.map(({ name, priority }) => [name, priority]))).toMatchObject({
      Value: "improve-first",
      Quality: "keep-up",
      Image: "undecided",
    });
  });

  test("cases stand in every state, and customers have answered in every way", async () => {
    const scored = await demoWaves();
    const cases = (await Promise.all(scored.map(({ waveId }) => listCasesOfWave(db, waveId)))).flat();
    const states = new Set(cases.map(({ status }) => status));
    expect([...states].sort()).toEqual(["closed", "contacted", "offered", "open", "watching"]);
    const answers = new Set(cases.map(({ recoveryAnswer }) => recoveryAnswer));
    expect([...answers].sort()).toEqual(["no", "partly", "yes", null].sort());
    const some = (is: (one: (typeof cases)[number]) => boolean) => cases.filter(is).length;
    expect(some((one) => one.promisedFor !== null && one.status === "contacted")).toBeGreaterThan(0);
    expect(some((one) => one.status === "open" && (one.contactDueAt ?? now) < now)).toBeGreaterThan(0);
    expect(some((one) => one.status === "open" && (one.contactDueAt ?? now) > now)).toBeGreaterThan(0);
    expect(some((one) => one.reopenedAt !== null && one.status !== "closed")).toBeGreaterThan(0);
    expect(some((one) => one.recoveryAskedAt !== null && one.recoveryAnswer === null)).toBeGreaterThan(0);
    const times = cases.flatMap((one) => [one.createdAt, one.closedAt, one.recoveryAnsweredAt]);
    expect(times.filter((at) => at && at > now)).toEqual([]);
  });

  test("actions carry every grade of claim, by their newest wave", async () => {
    const { rootUnitId } = await theDemo();
    const viewer = { id: "somebody", role: "viewer", unitId: rootUnitId } as const;
    const { effects } = await listEffects(db, viewer, {}, now);
    const claimOf = (title: string) => {
      const { judgements } = effects.find(({ action }) => action.title.startsWith(title)) ?? {};
      return judgements?.at(-1)?.claim;
    };
    expect(claimOf("Renew the masts")).toMatchObject({
      grade: "against-comparison",
      direction: "up",
      recovery: { chosenAsWorst: true },
    });
    expect(claimOf("Rebuild")).toMatchObject({ grade: "changed-after", direction: "up" });
    expect(claimOf("New shop")).toMatchObject({ grade: "changed-after", direction: "none-detectable" });
    expect(claimOf("A student plan")).toMatchObject({ grade: "changed-after", direction: "down" });
    expect(claimOf("A second queue")).toMatchObject({ grade: "too-few" });
    expect(claimOf("Clearer bills")).toMatchObject({ grade: "not-separable" });
    expect(claimOf("Call back")).toMatchObject({ grade: "not-separable" });
    expect(claimOf("Longer opening")).toMatchObject({ grade: "not-comparable", reason: "questions-changed" });
    expect(claimOf("A loyalty card")).toMatchObject({ grade: "waiting", reason: "never-begun" });
    expect(claimOf("A cheaper plan")).toMatchObject({ grade: "waiting", reason: "not-begun" });
    expect(claimOf("Explain")).toMatchObject({ grade: "waiting", reason: "no-later-wave" });
  });

  test("it goes, and all the rest stays as it was", async () => {
    await expectNamed();
    expect(await removeDemo(db, now)).toEqual({ removed: true });
    expect(await rowCounts(db)).toEqual(before);
    expect(await removeDemo(db, now)).toEqual({ removed: false, reason: "not-there" });
  });
});

// A whole demo on PostgreSQL is loaded and removed by demo-pages.test.ts.
describe("on PostgreSQL", () => {
  beforeAll(() =>
    enter(async () => ({ opened: await openDatabase({ url: await cloneDatabase() }), clear: noop })),
  );
  afterAll(leave);

  test(
    "half a demo stays while something of one's own hangs on it, then goes without a trace",
    async () => {
      await loadUntilCutOff();
      await expectNamed();
      const later = new Date(Date.now() + 180_000);
      expect(await removeDemo(db, later)).toEqual({ removed: true });
      expect(await rowCounts(db)).toEqual(before);
    },
    patientMs,
  );
});

async function noop(): Promise<void> {}

/** What of one's own hangs on the demo is named, and keeps it. */
async function expectNamed(): Promise<void> {
  const demo = await theDemo();
  await undone(async (tx) => {
    await hangOn(tx, demo);
    const outcome = await removeDemo(tx, now, true);
    expect(outcome).toMatchObject({ removed: false, reason: "own-data" });
    const obstacles = "obstacles" in outcome ? outcome.obstacles : [];
    expect(obstacleWords("en", obstacles)).toEqual([
      "People of your own in units of the demo: 1. Import them again into a unit of yours first.",
      "Units of your own hang below the demo: Own kiosk. Move them elsewhere first.",
      "Colleagues work in a unit of the demo: Own colleague. Give them another unit first.",
      "A demo colleague made programmes of your own: Own programme. They would lose their maker.",
      "Waves tie the demo to your own data: Own wave.",
      "Actions of your own are in units of the demo, or with its colleagues: Own action. They would lose them.",
    ]);
  });
}

/** One thing of the installation's own of every kind that may hang on the demo. */
async function hangOn(tx: Database, { rootUnitId, staff }: DemoRecord): Promise<void> {
  const [madeUp] = staff;
  await aRespondent(tx, { unitId: rootUnitId, email: "ann@example.com" });
  await aUnit(tx, { name: "Own kiosk", parentUnitId: rootUnitId });
  await aStaffMember(tx, { name: "Own colleague", unitId: rootUnitId });
  await aProgramme(tx, { name: "Own programme", createdBy: madeUp?.id ?? null });
  const own = await aProgramme(tx);
  const version = await aSurveyVersion(tx, { programmeId: own.id });
  await aWave(tx, { surveyVersionId: version.id, name: "Own wave", createdBy: madeUp?.id ?? null });
  await tx.insert(improvementAction).values({
    ...{ id: crypto.randomUUID(), programmeId: own.id, title: "Own action", origin: "driver" },
    ...{ ownerStaffId: madeUp?.id ?? "", dueOn: "2027-01-01", status: "planned", createdAt: now },
  });
}

/** Does something, and nothing of it stays. */
async function undone(act: (tx: Database) => Promise<void>): Promise<void> {
  const enough = new Error("enough");
  const acted = db.transaction(async (tx) => {
    await act(tx);
    throw enough;
  });
  await acted.catch((error: unknown) => {
    if (error !== enough) throw error;
  });
}

async function rowCounts(db: Database): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { name } of await listTables(db)) counts[name] = await countRows(db, name);
  return counts;
}

async function theDemo(): Promise<DemoRecord> {
  const demo = await findDemo(db);
  if (!demo) throw new Error("there is no demo");
  return demo;
}

async function demoWaves() {
  const { programmeId } = await theDemo();
  return listScoredWaves(db, programmeId, now);
}
