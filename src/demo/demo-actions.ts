import type { Role } from "../auth/permissions.ts";
import type { RootCause } from "../features/followups/root-cause.ts";
import type { ActionStatus } from "../features/strategy/action-status.ts";
import { comparedBranches, renewedBranches } from "./demo-company.ts";

/** An action of the demo. Its days are counted from the closing of its baseline, or from the present. */
export interface DemoAction {
  readonly title: string;
  readonly owner: Role;
  readonly construct: string;
  readonly rootCause?: RootCause;
  readonly treated: readonly string[];
  readonly comparison?: readonly string[];
  /** the wave whose figures it starts from, counted from 1 */
  readonly baseline: number;
  readonly countedFrom: "baseline" | "present";
  readonly planned: number;
  readonly starts: number;
  readonly due: number;
  readonly rise: number;
  readonly note: string;
  /** what became of it */
  readonly moves: readonly { readonly to: ActionStatus; readonly on: number; readonly note: string }[];
}

/** Units are chosen so that no action is in the way of another, but for two in Yuzhong that show what then happens. */
export const demoActions: readonly DemoAction[] = [
  {
    title: "Longer opening hours in Kunshan 昆山延长营业时间",
    ...{ owner: "case-owner", construct: "Satisfaction", treated: ["demo-kunshan"], rise: 3 },
    ...{ baseline: 1, countedFrom: "baseline", planned: 6, starts: 14, due: 60 },
    note: "Open until eight, Saturdays too. 营业到晚上八点，周六也开。",
    moves: [
      { to: "under-way", on: 14, note: "" },
      { to: "done", on: 58, note: "In force since the first of the month. 本月一号起执行。" },
    ],
  },
  {
    title: "A loyalty card 积分卡",
    ...{ owner: "viewer", construct: "Loyalty", treated: ["demo-west"], rise: 3 },
    ...{ baseline: 2, countedFrom: "baseline", planned: 9, starts: 55, due: 150 },
    note: "",
    moves: [{ to: "dropped", on: 30, note: "Too dear for what it promises. 花费大，见效小。" }],
  },
  {
    title: "Renew the masts where quality is worst 改造网络质量最差地区的基站",
    ...{ owner: "viewer", construct: "Quality", rise: 8 },
    ...{ treated: renewedBranches, comparison: comparedBranches },
    ...{ baseline: 3, countedFrom: "baseline", planned: 6, starts: 20, due: 60 },
    note: "Budget for five branches; five others stay as they are, to compare with. 预算够五个网点，另选五个不动，作对照。",
    moves: [
      { to: "under-way", on: 21, note: "First mast in Tianhe. 天河第一座基站开工。" },
      { to: "done", on: 58, note: "All five finished. 五处全部完工。" },
    ],
  },
  {
    title: "New shop furniture in Yanta 雁塔门店更换家具",
    ...{ owner: "case-owner", construct: "Satisfaction", treated: ["demo-yanta"], rise: 5 },
    ...{ baseline: 3, countedFrom: "baseline", planned: 10, starts: 22, due: 65 },
    note: "",
    moves: [
      { to: "under-way", on: 22, note: "" },
      { to: "done", on: 60, note: "Opened with tea. 开张请大家喝茶。" },
    ],
  },
  {
    title: "Rebuild the network in Shenhe 重建沈河的网络",
    ...{ owner: "viewer", construct: "Quality", treated: ["demo-shenhe"], rise: 10 },
    ...{ baseline: 4, countedFrom: "baseline", planned: 5, starts: 15, due: 60 },
    note: "No other branch like it: nothing to compare with. 没有类似的网点可作对照。",
    moves: [
      { to: "under-way", on: 16, note: "" },
      { to: "done", on: 55, note: "On air. 已开通。" },
    ],
  },
  {
    title: "A second queue at lunchtime in Gulou 鼓楼午间增开窗口",
    ...{ owner: "case-owner", construct: "Satisfaction", rootCause: "waiting-time", rise: 5 },
    ...{ treated: ["demo-gulou"], comparison: ["demo-kunshan"] },
    ...{ baseline: 4, countedFrom: "baseline", planned: 8, starts: 20, due: 62 },
    note: "Between twelve and two everybody waits. 中午十二点到两点，人人都在排队。",
    moves: [
      { to: "under-way", on: 20, note: "" },
      { to: "done", on: 61, note: "" },
    ],
  },
  {
    title: "Clearer bills in Yuzhong 渝中账单改版",
    ...{ owner: "analyst", construct: "Satisfaction", rootCause: "price-billing", rise: 4 },
    ...{ treated: ["demo-yuzhong"] },
    ...{ baseline: 4, countedFrom: "baseline", planned: 7, starts: 14, due: 60 },
    note: "",
    moves: [
      { to: "under-way", on: 14, note: "" },
      { to: "done", on: 57, note: "First new bill is out. 首期新账单已寄出。" },
    ],
  },
  {
    title: "Call back within a day in Yuzhong 渝中一天内回电",
    ...{ owner: "case-owner", construct: "Satisfaction", rootCause: "service-behaviour", rise: 4 },
    ...{ treated: ["demo-yuzhong"] },
    ...{ baseline: 4, countedFrom: "baseline", planned: 9, starts: 18, due: 62 },
    note: "Starts at the same time as the new bills. 与新账单同时开始。",
    moves: [
      { to: "under-way", on: 18, note: "" },
      { to: "done", on: 61, note: "" },
    ],
  },
  {
    title: "A student plan in Wuhua 五华校园套餐",
    ...{ owner: "viewer", construct: "Value", treated: ["demo-wuhua"], rise: 5 },
    ...{ baseline: 5, countedFrom: "baseline", planned: 6, starts: 25, due: 62 },
    note: "For the start of term. 赶在开学前推出。",
    moves: [
      { to: "under-way", on: 26, note: "" },
      { to: "done", on: 60, note: "On sale. Then the prices rose. 已上线，随后赶上涨价。" },
    ],
  },
  {
    title: "Explain the new prices before the bill comes 出账前说明新资费",
    ...{ owner: "viewer", construct: "Value", treated: ["demo-east"], rise: 5 },
    ...{ baseline: 6, countedFrom: "present", planned: -34, starts: -20, due: -4 },
    note: "Value has fallen since the prices rose. 涨价以后，价值感下降了。",
    moves: [{ to: "under-way", on: -19, note: "Letters for East are printed. 东区的说明信已印好。" }],
  },
  {
    title: "Hotline: answers about bills at the first call 热线首次来电就答清账单",
    ...{
      owner: "case-owner",
      construct: "Value",
      rootCause: "information",
      treated: ["demo-south"],
      rise: 3,
    },
    ...{ baseline: 6, countedFrom: "present", planned: -30, starts: -16, due: 35 },
    note: "",
    moves: [{ to: "under-way", on: -15, note: "Half of the team is trained. 一半组员已培训完。" }],
  },
  {
    title: "A cheaper plan for basic customers 给基础客户的低价套餐",
    ...{ owner: "analyst", construct: "Value", treated: ["demo-north", "demo-west"], rise: 6 },
    ...{ baseline: 6, countedFrom: "present", planned: -12, starts: 40, due: 150 },
    note: "Waits for the decision of the board. 等董事会决定。",
    moves: [],
  },
];
