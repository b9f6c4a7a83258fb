import type { RootCause } from "../features/followups/root-cause.ts";
import type { Language } from "../i18n/languages.ts";
import type { Topic } from "./demo-comments.ts";

type Text = Readonly<Record<Language, string>>;
type Texts = readonly Text[];

/** What was said with a customer, promised where time was needed, found and done. */
export interface CaseStory {
  readonly about: Topic;
  readonly contact: Text;
  readonly promise: Text;
  readonly cause: RootCause;
  /** the cause in own words; only where it is none of the list */
  readonly detail: string;
  readonly remedy: Text;
}

export const caseStories: readonly CaseStory[] = [
  {
    about: "quality",
    contact: {
      en: "Called. Drops in the car park and on the way to work.",
      "zh-CN": "已通话。车库和上班路上经常掉线。",
    },
    promise: { en: "A technician measures at the home address.", "zh-CN": "安排师傅上门测信号。" },
    ...{ cause: "product-fault", detail: "" },
    remedy: { en: "Cell retuned; measured again and fine.", "zh-CN": "已调整基站，复测信号正常。" },
  },
  {
    about: "quality",
    contact: { en: "Called. Indoors there is hardly any signal.", "zh-CN": "已通话。家里几乎没信号。" },
    promise: {
      en: "A new SIM goes out today; we call when it is in.",
      "zh-CN": "今天寄出新卡，到了再联系。",
    },
    ...{ cause: "product-fault", detail: "" },
    remedy: { en: "SIM replaced, calls over Wi-Fi switched on.", "zh-CN": "换了卡，开通了Wi-Fi通话。" },
  },
  {
    about: "quality",
    contact: {
      en: "Called in the evening, as asked. The app fails when paying.",
      "zh-CN": "按要求晚上回电。缴费时App闪退。",
    },
    promise: { en: "Passed on to the app's team; answer this week.", "zh-CN": "已转App团队，本周答复。" },
    ...{ cause: "product-fault", detail: "" },
    remedy: {
      en: "Fault found and mended with the last update.",
      "zh-CN": "问题已在新版本修复，客户已更新。",
    },
  },
  {
    about: "service",
    contact: {
      en: "Reached at the third try. Waited forty minutes at the branch.",
      "zh-CN": "第三次打通。在营业厅等了四十分钟。",
    },
    promise: { en: "The branch manager calls with an appointment.", "zh-CN": "店长会来电预约时间。" },
    ...{ cause: "waiting-time", detail: "" },
    remedy: { en: "Apology; appointment without queueing.", "zh-CN": "已致歉，预约到店免排队。" },
  },
  {
    about: "service",
    contact: {
      en: "Long talk. Had to explain everything four times.",
      "zh-CN": "聊了很久。不满每次都要从头解释。",
    },
    promise: { en: "One person stays in charge until it is solved.", "zh-CN": "由一人跟到底，解决为止。" },
    ...{ cause: "service-behaviour", detail: "" },
    remedy: {
      en: "Talk with the colleague; apology accepted.",
      "zh-CN": "已与当事同事谈话，客户接受了道歉。",
    },
  },
  {
    about: "service",
    contact: {
      en: "Called. Nobody had said when the repair comes.",
      "zh-CN": "已通话。一直没人告知上门时间。",
    },
    promise: { en: "A date for the repair by tomorrow.", "zh-CN": "明天之前给出上门时间。" },
    ...{ cause: "information", detail: "" },
    remedy: {
      en: "Repaired; messages with the time are sent from now on.",
      "zh-CN": "已修好，今后上门前发短信提醒。",
    },
  },
  {
    about: "price",
    contact: {
      en: "Called back as promised. Bill and plan do not agree.",
      "zh-CN": "按约回电。账单和套餐对不上。",
    },
    promise: { en: "Billing checks the last three invoices.", "zh-CN": "账务核对最近三个月的账单。" },
    ...{ cause: "price-billing", detail: "" },
    remedy: { en: "Wrong item refunded.", "zh-CN": "错扣的费用已退回。" },
  },
  {
    about: "price",
    contact: { en: "Called. Pays for far more than is used.", "zh-CN": "已通话。套餐远远用不完，觉得贵。" },
    promise: { en: "We look for a plan that fits and call again.", "zh-CN": "帮忙选合适的套餐后再联系。" },
    ...{ cause: "price-billing", detail: "" },
    remedy: { en: "Changed to a cheaper plan that fits.", "zh-CN": "换成了更合适、更便宜的套餐。" },
  },
  {
    about: "price",
    contact: {
      en: "Called. Did not know that the discount would end.",
      "zh-CN": "已通话。不知道优惠会到期。",
    },
    promise: { en: "The terms in writing by the end of the week.", "zh-CN": "本周内书面说明资费。" },
    ...{ cause: "information", detail: "" },
    remedy: { en: "Terms explained; a summary went out by mail.", "zh-CN": "讲清了资费，并发了邮件说明。" },
  },
  {
    about: "service",
    contact: { en: "Called. The number could not be brought over.", "zh-CN": "已通话。携号转网一直办不成。" },
    promise: { en: "Answer from the number office in five days.", "zh-CN": "五天内给出转网结果。" },
    cause: "other",
    detail: "Wrong birth date on file 登记的生日有误",
    remedy: { en: "Record corrected, number brought over.", "zh-CN": "资料已更正，转网完成。" },
  },
];

export const customerWords: Readonly<Record<"yes" | "partly" | "no", Texts>> = {
  yes: [
    { en: "Works now. Thank you for calling back.", "zh-CN": "现在好了，谢谢回电。" },
    { en: "Solved the same day, good.", "zh-CN": "当天就解决了，不错。" },
    { en: "", "zh-CN": "" },
  ],
  partly: [
    { en: "Better, but not quite there.", "zh-CN": "好一些，还差一点。" },
    { en: "Half of it is solved.", "zh-CN": "解决了一半。" },
  ],
  no: [
    { en: "Nothing has changed.", "zh-CN": "没有任何变化。" },
    { en: "It was fine for two days.", "zh-CN": "只好了两天。" },
  ],
};
