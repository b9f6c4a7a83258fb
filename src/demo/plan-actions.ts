import type { Database } from "../../db/client.ts";
import { moveAction, planAction } from "../features/strategy/actions.service.ts";
import { dayMs } from "../i18n/zoned-time.ts";
import { type DemoAction, demoActions } from "./demo-actions.ts";
import type { DemoWave } from "./demo-calendar.ts";
import type { DemoGround } from "./lay-ground.ts";

/** The waves as they were played, and the present. */
interface DemoPast {
  readonly waves: readonly DemoWave[];
  readonly waveIds: readonly string[];
  readonly now: Date;
}

/** Plans and moves every action on its own days. */
export async function planActions(tx: Database, past: DemoPast, ground: DemoGround): Promise<void> {
  const { rootUnitId, staff, programmeId } = ground;
  const analyst = { id: staff.analyst.id, role: "analyst", unitId: rootUnitId } as const;
  for (const action of demoActions) {
    const at = daysOf(action, past);
    const entered = planOf(action, past, ground);
    const planned = await planAction(tx, analyst, programmeId, entered, at(action.planned));
    if (!planned.planned)
      throw new Error(`planActions: ${action.title} is refused: ${JSON.stringify(planned.problems)}`);
    for (const { to, on, note } of action.moves) {
      const moved = await moveAction(tx, analyst, planned.actionId, { status: to, note }, at(on));
      if (!moved.done) throw new Error(`planActions: ${action.title} cannot be ${to}: ${moved.reason}`);
    }
  }
}

function planOf(action: DemoAction, past: DemoPast, { staff, unitIds }: DemoGround) {
  const { title, construct, rootCause = "", owner, note, rise } = action;
  const at = daysOf(action, past);
  const sidesOf = (codes: readonly string[], side: string) =>
    codes.map((code) => [unitIds.get(code) ?? "", side] as const);
  return {
    ...{ title, construct, rootCause, note, ownerStaffId: staff[owner].id, expectedRise: String(rise) },
    sides: Object.fromEntries([
      ...sidesOf(action.treated, "treated"),
      ...sidesOf(action.comparison ?? [], "comparison"),
    ]),
    startsOn: dayOf(at(action.starts)),
    dueOn: dayOf(at(action.due)),
    baselineWaveId: past.waveIds[action.baseline - 1] ?? "",
  };
}

/** What a number of days in the action's plan means. */
function daysOf({ baseline, countedFrom }: DemoAction, { waves, now }: DemoPast): (days: number) => Date {
  const from = countedFrom === "present" ? now : (waves[baseline - 1]?.closesAt ?? now);
  return (days) => new Date(from.getTime() + days * dayMs);
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
