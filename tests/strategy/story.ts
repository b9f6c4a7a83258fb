import { randomUUID } from "node:crypto";
import type { Database } from "../../db/client.ts";
import { followUpCase } from "../../db/schema/followups.ts";
import { respondent } from "../../db/schema/respondents.ts";
import { type RootCause, rootCauses } from "../../src/features/followups/root-cause.ts";
import type { EnteredPlan } from "../../src/features/strategy/action-plan.ts";
import { moveAction, planAction } from "../../src/features/strategy/actions.service.ts";
import { type ActionScene, anActionScene, anEnteredPlan, aScoredWave, planningDay } from "./scene.ts";

const branchCount = 20;

/** Actions with every grade of claim, by what they are called, and the wave they are judged by. */
export async function anActionStory(db: Database) {
  const scene = await anActionScene(db, branchCount);
  const under = (title: string, treated: readonly number[], comparison: readonly number[] = []) =>
    aBegunAction(db, scene, { title, sides: sidesOf(scene, treated, comparison) });
  const ids = {
    against: await under("Counters open until 8 pm", [0, 1, 2, 3, 4], [5, 6, 7, 8, 9]),
    after: await under("A second cashier on Saturdays", [10]),
    few: await under("Shorter forms", [11, 12], [13]),
    entangled: await under("Call back within an hour", [14]),
    inTheWay: await under("New opening times", [14]),
    later: await aPlannedAction(db, scene, {
      ...{ title: "Bills that explain themselves", dueOn: "2026-03-10" },
      sides: sidesOf(scene, [15], []),
    }),
    dropped: await aPlannedAction(db, scene, {
      ...{ title: "A mascot for the branches", rootCause: "waiting-time" },
      sides: sidesOf(scene, [16], []),
    }),
  };
  await moveAction(db, scene.analyst, ids.dropped, { status: "dropped", note: "Too dear." }, planningDay);
  const indices = scene.branches.map((_, i) => 60 + i + (i < 5 ? 3 + 0.2 * i : i === 10 ? 6 : 0.3 * (i % 3)));
  await aScoredWave(db, scene, { period: "2026-Q2", sentOn: "2026-06-01", indices });
  return { ...scene, ids };
}

export async function aPlannedAction(
  db: Database,
  scene: ActionScene,
  change: Partial<EnteredPlan>,
  now = planningDay,
): Promise<string> {
  const entered = anEnteredPlan(scene, change);
  const planned = await planAction(db, scene.analyst, scene.programme.id, entered, now);
  if (!planned.planned) throw new Error(JSON.stringify(planned.problems));
  return planned.actionId;
}

async function aBegunAction(db: Database, scene: ActionScene, change: Partial<EnteredPlan>): Promise<string> {
  const actionId = await aPlannedAction(db, scene, change);
  const start = new Date("2026-03-01T09:00:00Z");
  await moveAction(db, scene.analyst, actionId, { status: "under-way", note: "" }, start);
  return actionId;
}

export function sidesOf(
  { branches }: Pick<ActionScene, "branches">,
  treated: readonly number[],
  comparison: readonly number[],
): Record<string, string> {
  const on = (side: string, which: readonly number[]) => which.map((i) => [branches[i]?.id ?? "", side]);
  return Object.fromEntries([...on("treated", treated), ...on("comparison", comparison)]);
}

/** Closed cases in a branch: so many for each cause, opened on a Monday morning, contacted and closed in time. */
export async function someClosedCases(
  db: Database,
  scene: Pick<ActionScene, "branches" | "programme">,
  counts: Partial<Record<RootCause, number>>,
  details: { branch?: number; change?: Partial<typeof followUpCase.$inferInsert>; openedAt?: Date } = {},
): Promise<void> {
  const { branch = 0, change = {}, openedAt = new Date("2026-02-02T02:00:00Z") } = details;
  const unitId = scene.branches[branch]?.id ?? "";
  const later = (hours: number) => new Date(openedAt.getTime() + hours * 3_600_000);
  for (const rootCause of rootCauses) {
    for (let i = 0; i < (counts[rootCause] ?? 0); i++) {
      const respondentId = randomUUID();
      const email = `${respondentId}@customer.example`;
      await db
        .insert(respondent)
        .values({ respondentId, email, unitId, createdAt: openedAt, updatedAt: openedAt });
      await db.insert(followUpCase).values({
        ...{ respondentId, caseId: randomUUID(), responseId: randomUUID(), unitId, rootCause },
        ...{ programmeId: scene.programme.id, severity: "case", status: "closed", reasons: [] },
        ...{ ruleVersion: 1, consentVersion: "1", remedy: "Put right.", createdAt: openedAt, openedAt },
        ...{ contactDueAt: later(56), firstContactedAt: later(10) },
        ...{ solutionDueAt: later(128), closedAt: later(72) },
        ...change,
      });
    }
  }
}
