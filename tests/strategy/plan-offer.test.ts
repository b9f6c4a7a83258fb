import { beforeAll, describe, expect, test } from "vitest";
import { loadPlanOffer } from "../../src/features/strategy/plan-offer.service.ts";
import { useDatabase } from "../support/database.ts";
import { type ActionScene, anActionScene } from "./scene.ts";
import { someClosedCases } from "./story.ts";

const database = useDatabase();
const afterwards = new Date("2026-07-01T09:00:00Z");
let scene: ActionScene;

beforeAll(async () => {
  scene = await anActionScene(database.db, 3);
});

describe("what an action may start from", () => {
  test("drivers with their figures for who sees the company, without them for the others", async () => {
    const { db } = database;
    const offer = await loadPlanOffer(db, scene.analyst, scene.programme.id, afterwards);
    expect(offer?.constructs.map(({ construct }) => construct)).toEqual(["Image", "Quality", "Value"]);
    expect(offer?.constructs[1]).toMatchObject({ driver: { importance: 0.4, significant: true } });
    expect(offer?.drivers?.target).toBe("Satisfaction");
    const local = { unitId: scene.branches[0]?.id ?? "" };
    const branch = await loadPlanOffer(db, local, scene.programme.id, afterwards);
    expect(branch).toMatchObject({ drivers: null, seesCompany: false });
    expect(branch?.constructs[1]).toEqual({ construct: "Quality", driver: null });
    expect(await loadPlanOffer(db, scene.analyst, "no-id", afterwards)).toBeNull();
  });

  test("causes of the cases of own units that closed within a year", async () => {
    const { db } = database;
    await someClosedCases(db, scene, { "waiting-time": 7, "price-billing": 5 });
    await someClosedCases(db, scene, { delivery: 6 }, { branch: 1 });
    await someClosedCases(db, scene, { other: 9 }, { openedAt: new Date("2025-01-06T02:00:00Z") });
    const causesOf = async (unitId: string) =>
      (await loadPlanOffer(db, { unitId }, scene.programme.id, afterwards))?.causes.rows.map(
        ({ cause, count }) => [cause, count],
      );
    expect(await causesOf(scene.company.id)).toEqual([
      ["waiting-time", 7],
      ["delivery", 6],
      ["price-billing", 5],
    ]);
    expect(await causesOf(scene.branches[1]?.id ?? "")).toEqual([["delivery", 6]]);
    expect(await causesOf(scene.branches[2]?.id ?? "")).toEqual([]);
  });
});
