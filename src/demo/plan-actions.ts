import type { Database } from "../../db/client.ts";
import type { RootCause } from "../features/followups/root-cause.ts";
import type { ActionStatus } from "../features/strategy/action-status.ts";
import { moveAction, planAction } from "../features/strategy/actions.service.ts";
import { dayMs } from "../i18n/zoned-time.ts";
import type { DemoWave } from "./demo-calendar.ts";
import { comparedBranches, renewedBranches } from "./demo-company.ts";
import type { DemoGround } from "./lay-ground.ts";

/** An action of the demo, dated against the waves. */
interface DemoAction {
  readonly title: string;
  readonly construct: string;
  readonly rootCause?: RootCause;
  readonly treated: readonly string[];
  readonly comparison?: readonly string[];
  /** the wave whose figures it starts from, counted from 1 */
  readonly baseline: number;
  /** days after that wave has closed */
  readonly plannedAfter: number;
  readonly startsAfter: number;
  readonly dueAfter: number;
  readonly rise: number;
  readonly note: string;
  /** what became of it, with the days after the wave's closing */
  readonly moves: readonly { readonly to: ActionStatus; readonly after: number; readonly note: string }[];
}

const demoActions: readonly DemoAction[] = [
  {
    title: "Renew the masts where quality is worst 更新质量最差地区的基站",
    ...{ construct: "Quality", treated: renewedBranches, comparison: comparedBranches },
    ...{ baseline: 3, plannedAfter: 6, startsAfter: 20, dueAfter: 60, rise: 8 },
    note: "Budget for five branches; five similar ones stay as they are to compare with. 预算够五个网点，另选五个不动的作对照。",
    moves: [
      { to: "under-way", after: 21, note: "First mast in Tianhe. 天河第一座基站开工。" },
      { to: "done", after: 58, note: "All five finished. 五处全部完工。" },
    ],
  },
  {
    title: "Rebuild the branch network in Shenhe 重建沈河的网络",
    ...{ construct: "Quality", treated: ["demo-shenhe"], baseline: 4 },
    ...{ plannedAfter: 5, startsAfter: 15, dueAfter: 60, rise: 10 },
    note: "No other branch like it: nothing to compare with. 没有类似的网点可作对照。",
    moves: [
      { to: "under-way", after: 16, note: "" },
      { to: "done", after: 55, note: "On air. 已开通。" },
    ],
  },
  {
    title: "A second queue at lunchtime in Gulou 鼓楼午间增开窗口",
    ...{ construct: "Satisfaction", rootCause: "waiting-time", treated: ["demo-gulou"] },
    ...{ comparison: ["demo-kunshan"], baseline: 4, plannedAfter: 8, startsAfter: 20, dueAfter: 80, rise: 5 },
    note: "Waiting is the cause named most often there. 那里排队是最常见的原因。",
    moves: [
      { to: "under-way", after: 20, note: "" },
      { to: "done", after: 78, note: "" },
    ],
  },
  {
    title: "Clearer bills in Yuzhong 渝中账单改版",
    ...{ construct: "Satisfaction", rootCause: "price-billing", treated: ["demo-yuzhong"], baseline: 4 },
    ...{ plannedAfter: 7, startsAfter: 14, dueAfter: 70, rise: 4 },
    note: "",
    moves: [{ to: "under-way", after: 14, note: "" }],
  },
  {
    title: "Call back within a day in Yuzhong 渝中一天内回电",
    ...{ construct: "Satisfaction", rootCause: "service-behaviour", treated: ["demo-yuzhong"], baseline: 4 },
    ...{ plannedAfter: 9, startsAfter: 18, dueAfter: 75, rise: 4 },
    note: "Starts at the same time as the new bills. 与新账单同时开始。",
    moves: [
      { to: "under-way", after: 18, note: "" },
      { to: "done", after: 74, note: "" },
    ],
  },
  {
    title: "New shop furniture in Yanta 雁塔门店更换家具",
    ...{ construct: "Satisfaction", treated: ["demo-yanta"], baseline: 3 },
    ...{ plannedAfter: 10, startsAfter: 22, dueAfter: 70, rise: 5 },
    note: "",
    moves: [
      { to: "under-way", after: 22, note: "" },
      { to: "done", after: 69, note: "Opened with tea. 开张请大家喝茶。" },
    ],
  },
  {
    title: "Explain the new prices before the bill comes 出账前说明新资费",
    ...{ construct: "Value", treated: ["demo-east"], baseline: 6 },
    ...{ plannedAfter: 8, startsAfter: 40, dueAfter: 66, rise: 5 },
    note: "Value has fallen since the prices rose. 涨价以后，价值感下降了。",
    moves: [{ to: "under-way", after: 41, note: "Letters for East are printed. 东区的说明信已印好。" }],
  },
  {
    title: "A cheaper plan for basic customers 给基础客户的低价套餐",
    ...{ construct: "Value", treated: ["demo-north", "demo-west"], baseline: 6 },
    ...{ plannedAfter: 30, startsAfter: 150, dueAfter: 260, rise: 6 },
    note: "Waits for the decision of the board. 等董事会决定。",
    moves: [],
  },
  {
    title: "A loyalty card 积分卡",
    ...{ construct: "Loyalty", treated: ["demo-west"], baseline: 2 },
    ...{ plannedAfter: 9, startsAfter: 60, dueAfter: 150, rise: 3 },
    note: "",
    moves: [{ to: "dropped", after: 30, note: "Too dear for what it promises. 花费大，见效小。" }],
  },
];

/** Plans and moves every action on its own days; what the present has not reached yet is left out. */
export async function planActions(
  tx: Database,
  {
    waves,
    waveIds,
    now,
  }: { readonly waves: readonly DemoWave[]; readonly waveIds: readonly string[]; readonly now: Date },
  ground: DemoGround,
): Promise<void> {
  const { rootUnitId, staff, programmeId, unitIds } = ground;
  const analyst = { id: staff.analyst.id, role: "analyst", unitId: rootUnitId } as const;
  const idOf = (code: string) => unitIds.get(code) ?? "";
  for (const action of demoActions) {
    const closedAt = waves[action.baseline - 1]?.closesAt ?? now;
    const after = (days: number) => new Date(closedAt.getTime() + days * dayMs);
    const sides = Object.fromEntries([
      ...action.treated.map((code) => [idOf(code), "treated"]),
      ...(action.comparison ?? []).map((code) => [idOf(code), "comparison"]),
    ]);
    const planned = await planAction(
      tx,
      analyst,
      programmeId,
      {
        ...{ title: action.title, rootCause: action.rootCause ?? "", construct: action.construct, sides },
        ...{ startsOn: dayOf(after(action.startsAfter)), dueOn: dayOf(after(action.dueAfter)) },
        baselineWaveId: waveIds[action.baseline - 1] ?? "",
        ownerStaffId: staff.viewer.id,
        expectedRise: String(action.rise),
        note: action.note,
      },
      after(action.plannedAfter),
    );
    if (!planned.planned)
      throw new Error(`planActions: ${action.title} is refused: ${JSON.stringify(planned.problems)}`);
    for (const { to, after: days, note } of action.moves) {
      if (after(days) > now) break;
      const moved = await moveAction(tx, analyst, planned.actionId, { status: to, note }, after(days));
      if (!moved.done) throw new Error(`planActions: ${action.title} cannot be ${to}: ${moved.reason}`);
    }
  }
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
