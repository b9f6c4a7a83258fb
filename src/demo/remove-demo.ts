import type { Database } from "../../db/client.ts";
import { type DemoRecord, eraseDemoStaff, findDemo, findOwnStaffIn } from "../auth/demo.service.ts";
import { eraseResults } from "../features/analysis/cells.service.ts";
import { eraseCases } from "../features/followups/followups.service.ts";
import { eraseWaves, findEntangledWaves } from "../features/invitations/waves.service.ts";
import { countPeopleBeyond, erasePeople } from "../features/respondents/respondents.service.ts";
import { eraseUnits, findUnitsBelow } from "../features/respondents/units.service.ts";
import { eraseResponses } from "../features/responses/responses.service.ts";
import { eraseActions, findEntangledActions } from "../features/strategy/actions.service.ts";
import { eraseProgramme, findProgrammesMadeBy } from "../features/surveys/surveys.service.ts";
import { demoDomain } from "./demo-company.ts";
import { demoState } from "./demo-state.ts";

/** What of the installation's own has been put into the demo, or made by its staff: it would be lost. */
export type DemoObstacle =
  | { readonly kind: "people"; readonly count: number }
  | {
      readonly kind: "staff" | "units" | "waves" | "actions" | "programmes";
      readonly names: readonly string[];
    }
  /** something else of the installation's own refers to a unit or to staff of the demo */
  | { readonly kind: "references" };

export type DemoRemoved =
  | { readonly removed: true }
  | { readonly removed: false; readonly reason: "not-there" | "being-loaded" }
  | { readonly removed: false; readonly reason: "own-data"; readonly obstacles: readonly DemoObstacle[] };

/**
 * Takes away exactly what loading the demo made and what came of it since; all of it or nothing. What is left of a
 * loading that was cut off goes too.
 * @param isAlone nobody else can be loading it
 */
export async function removeDemo(db: Database, now: Date, isAlone = false): Promise<DemoRemoved> {
  const state = demoState(await findDemo(db), false, now);
  if (state === "loading" && !isAlone) return { removed: false, reason: "being-loaded" };
  try {
    return await removeAll(db);
  } catch (error) {
    if (!isStillReferenced(error)) throw error;
    return { removed: false, reason: "own-data", obstacles: [{ kind: "references" }] };
  }
}

async function removeAll(db: Database): Promise<DemoRemoved> {
  return db.transaction(async (tx): Promise<DemoRemoved> => {
    const demo = await findDemo(tx);
    if (!demo) return { removed: false, reason: "not-there" };
    const obstacles = await findObstacles(tx, demo);
    if (obstacles.length > 0) return { removed: false, reason: "own-data", obstacles };
    await erase(tx, demo);
    return { removed: true };
  });
}

/** From right to left through the rooms; the staff before the units they work in. */
async function erase(tx: Database, demo: DemoRecord): Promise<void> {
  const { programmeId, unitIds } = demo;
  const staffIds = demo.staff.map(({ id }) => id);
  await eraseActions(tx, programmeId);
  await eraseResults(tx, programmeId);
  await eraseCases(tx, programmeId);
  await eraseResponses(tx, programmeId);
  await eraseWaves(tx, programmeId, staffIds);
  await erasePeople(tx, unitIds, staffIds);
  await eraseProgramme(tx, programmeId);
  await eraseDemoStaff(tx, demo);
  await eraseUnits(tx, unitIds);
}

async function findObstacles(tx: Database, demo: DemoRecord): Promise<DemoObstacle[]> {
  const { programmeId, unitIds } = demo;
  const staffIds = demo.staff.map(({ id }) => id);
  const peopleCount = await countPeopleBeyond(tx, unitIds, demoDomain);
  const named = [
    { kind: "units", names: await findUnitsBelow(tx, unitIds) },
    { kind: "staff", names: await findOwnStaffIn(tx, unitIds, staffIds) },
    { kind: "programmes", names: await findProgrammesMadeBy(tx, staffIds, programmeId) },
    { kind: "waves", names: await findEntangledWaves(tx, programmeId, { staffIds, unitIds }) },
    { kind: "actions", names: await findEntangledActions(tx, programmeId, { staffIds, unitIds }) },
  ] as const;
  return [
    ...(peopleCount > 0 ? [{ kind: "people", count: peopleCount } as const] : []),
    ...named.filter(({ names }) => names.length > 0),
  ];
}

/** PostgreSQL's foreign_key_violation, which Drizzle hands on as the cause. */
function isStillReferenced(error: unknown): boolean {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return code === "23503" || (cause instanceof Error && isStillReferenced(cause));
}
