import type { RootCause } from "../features/followups/root-cause.ts";
import type { Language } from "../i18n/languages.ts";

type Texts = readonly Readonly<Record<Language, string>>[];

export const contactTexts: Texts = [
  {
    en: "Called. Drops happen in the car park and on the way to work.",
    "zh-CN": "已通话。车库和上班路上经常掉线。",
  },
  {
    en: "Reached at the third try. Wants an answer, not another text.",
    "zh-CN": "第三次打通。要的是答复，不是短信。",
  },
  {
    en: "Long talk. Annoyed about having to explain everything again.",
    "zh-CN": "聊了很久。不满每次都要从头解释。",
  },
  {
    en: "Called back as promised. Bill and plan do not fit together.",
    "zh-CN": "按约回电。账单和套餐对不上。",
  },
];

export const promiseTexts: Texts = [
  { en: "A technician measures at the home address.", "zh-CN": "技术员上门测信号。" },
  { en: "Billing checks the last three invoices.", "zh-CN": "账务核对最近三个月的账单。" },
  { en: "We call again with the result.", "zh-CN": "有结果后我们再打电话。" },
];

/** What was wrong and what was done about it. */
export const remedies: readonly {
  readonly cause: RootCause;
  readonly detail: string;
  readonly remedy: Readonly<Record<Language, string>>;
}[] = [
  {
    cause: "product-fault",
    detail: "",
    remedy: { en: "Cell retuned; signal measured again and fine.", "zh-CN": "已调整基站，复测信号正常。" },
  },
  {
    cause: "product-fault",
    detail: "",
    remedy: { en: "SIM replaced, calls over Wi-Fi switched on.", "zh-CN": "换了卡，开通了Wi-Fi通话。" },
  },
  {
    cause: "waiting-time",
    detail: "",
    remedy: {
      en: "Apology, appointment at the branch without queueing.",
      "zh-CN": "已致歉，预约到店免排队。",
    },
  },
  {
    cause: "price-billing",
    detail: "",
    remedy: { en: "Wrong item refunded; a cheaper plan that fits.", "zh-CN": "错扣已退，换成更合适的套餐。" },
  },
  {
    cause: "information",
    detail: "",
    remedy: { en: "Explained the plan; summary sent by mail.", "zh-CN": "讲清了套餐内容，并发了邮件说明。" },
  },
  {
    cause: "service-behaviour",
    detail: "",
    remedy: {
      en: "Talk with the colleague; the customer accepted the apology.",
      "zh-CN": "已与当事同事谈话，客户接受了道歉。",
    },
  },
  {
    cause: "product-fault",
    detail: "",
    remedy: { en: "Router exchanged within a day.", "zh-CN": "一天内换了路由器。" },
  },
  {
    cause: "other",
    detail: "Number ported with the wrong birth date 携号转网时生日登记有误",
    remedy: { en: "Record corrected, porting finished.", "zh-CN": "资料已更正，转网完成。" },
  },
];

export const customerWords: Readonly<Record<"yes" | "partly" | "no", Texts>> = {
  yes: [
    { en: "Works now. Thank you for calling back.", "zh-CN": "现在好了，谢谢回电。" },
    { en: "Solved the same day, good.", "zh-CN": "当天就解决了，不错。" },
    { en: "", "zh-CN": "" },
  ],
  partly: [
    { en: "Better, but evenings are still slow.", "zh-CN": "好一些，晚上还是慢。" },
    { en: "Refund came, an explanation did not.", "zh-CN": "钱退了，没人解释原因。" },
  ],
  no: [
    { en: "Nothing has changed.", "zh-CN": "没有任何变化。" },
    { en: "It was fine for two days.", "zh-CN": "只好了两天。" },
  ],
};
