import { mkdtemp } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, type OpenDatabase, openDatabase } from "../../db/client.ts";
import { respondent } from "../../db/schema/respondents.ts";
import { countRows, listTables } from "../../db/tables.ts";
import { setApp } from "../../src/app.ts";
import { findDemo } from "../../src/auth/demo.service.ts";
import { loadDemo } from "../../src/demo/load-demo.ts";
import { removeDemo } from "../../src/demo/remove-demo.ts";
import { listScoredWaves } from "../../src/features/analysis/scored-waves.service.ts";
import { listCasesOfWave } from "../../src/features/followups/followups.service.ts";
import { listEffects } from "../../src/features/tracking/effects.service.ts";
import { destroyScoringPool } from "../../src/scoring-pool.ts";
import { setTestApp } from "../support/app.ts";
import { aRespondent } from "../support/builders.ts";
import { cloneDatabase } from "../support/database.ts";
import { aStaff } from "../support/http.ts";
import { aSampledWave } from "../support/sampled-wave.ts";

const now = new Date("2026-11-24T04:00:00Z");
const patientMs = 300_000;

const databases = {
  "the embedded database": async () =>
    openDatabase({ folder: await mkdtemp(path.join(os.tmpdir(), "manyi-demo-")) }),
  PostgreSQL: async () => openDatabase({ url: await cloneDatabase() }),
};

describe.each(Object.entries(databases))("on %s", (_name, open) => {
  let opened: OpenDatabase;
  let db: Database;
  let before: Record<string, number>;
  const waves: string[] = [];

  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    setTestApp(db);
    await aStaff(db, ["administrator"]);
    await aSampledWave(db, { count: 12 });
    before = await rowCounts(db);
    const onWave = (wave: number, waveCount: number) => void waves.push(`${wave} of ${waveCount}`);
    await loadDemo(db, { now, onWave });
  }, patientMs);
  afterAll(async () => {
    setApp(undefined);
    await destroyScoringPool();
    await opened?.close();
  });

  test("every wave is told of, and a second loading finds it there", async () => {
    expect(waves).toEqual([1, 2, 3, 4, 5, 6, 7].map((wave) => `${wave} of 7`));
    expect(await loadDemo(db, { now })).toBe("there-already");
  });

  test("quality rises after the masts, value falls after the prices, in scored waves", async () => {
    const scored = await demoWaves(db);
    expect(scored.map(({ isFinal }) => isFinal)).toEqual([true, true, true, true, true, true, false]);
    const indexOf = (wave: number, construct: string) =>
      scored[wave - 1]?.results.whole?.index[construct] ?? Number.NaN;
    expect(indexOf(4, "Quality") - indexOf(3, "Quality")).toBeGreaterThan(4);
    expect(indexOf(5, "Value") - indexOf(4, "Value")).toBeLessThan(-7);
    const answers = scored.reduce((sum, { results }) => sum + results.answerCount, 0);
    expect(answers).toBeGreaterThan(1800);
    expect(answers).toBeLessThan(2200);
  });

  test("cases stand in every state, and customers have answered in every way", async () => {
    const scored = await demoWaves(db);
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
    const demo = await findDemo(db);
    const viewer = { id: "somebody", role: "viewer", unitId: demo?.rootUnitId ?? "" } as const;
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
    expect(claimOf("A second queue")).toMatchObject({ grade: "too-few" });
    expect(claimOf("Clearer bills")).toMatchObject({ grade: "not-separable" });
    expect(claimOf("Call back")).toMatchObject({ grade: "not-separable" });
    expect(claimOf("A loyalty card")).toMatchObject({ grade: "waiting", reason: "never-begun" });
  });

  test("it stays while people of one's own are in it; then it goes, and all the rest stays as it was", async () => {
    const demo = await findDemo(db);
    const strayed = await aRespondent(db, { unitId: demo?.rootUnitId ?? "", email: "ann@example.com" });
    expect(await removeDemo(db)).toEqual({
      removed: false,
      reason: "own-data",
      obstacles: [{ kind: "people", count: 1 }],
    });
    await db.delete(respondent).where(eq(respondent.respondentId, strayed.respondentId));
    expect(await removeDemo(db)).toEqual({ removed: true });
    expect(await rowCounts(db)).toEqual(before);
    expect(await removeDemo(db)).toEqual({ removed: false, reason: "not-there" });
  });
});

async function rowCounts(db: Database): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { name } of await listTables(db)) counts[name] = await countRows(db, name);
  return counts;
}

async function demoWaves(db: Database) {
  const demo = await findDemo(db);
  return listScoredWaves(db, demo?.programmeId ?? "", now);
}
