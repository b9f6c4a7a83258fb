import type { Language } from "../i18n/languages.ts";
import { pick, type Random } from "./demo-random.ts";

type Topic = "praise" | "quality" | "price" | "service" | "mixed";

/** A comment that fits how somebody rated: what bothers them most, or what pleases them. */
export function demoComment(
  levels: { readonly Quality: number; readonly Value: number; readonly Satisfaction: number },
  language: Language,
  random: Random,
): string {
  return pick(comments[topicOf(levels, random)], random)[language];
}

function topicOf(
  { Quality, Value, Satisfaction }: { Quality: number; Value: number; Satisfaction: number },
  random: Random,
): Topic {
  if (Satisfaction > 0.7) return "praise";
  if (Satisfaction > -0.6) return "mixed";
  if (random() < 0.3) return "service";
  return Value < Quality ? "price" : "quality";
}

const comments: Readonly<Record<Topic, readonly Readonly<Record<Language, string>>[]>> = {
  praise: [
    {
      en: "Signal everywhere I go, even in the lift. Keep it up.",
      "zh-CN": "到哪儿都有信号，连电梯里都有，继续保持。",
    },
    {
      en: "The lady at the counter moved my old number in ten minutes.",
      "zh-CN": "柜台的女士十分钟就帮我把老号码转好了。",
    },
    {
      en: "Bills are clear and always the same. That is all I want.",
      "zh-CN": "账单清楚，每个月都一样，这就够了。",
    },
    {
      en: "The app finally shows how much data is left. Very handy.",
      "zh-CN": "应用终于能看到剩余流量了，很方便。",
    },
    { en: "Ten years with you and never a reason to leave.", "zh-CN": "用了十年，从没想过换。" },
    {
      en: "Roaming worked on the first try in three countries.",
      "zh-CN": "出国漫游，三个国家都是一到就能用。",
    },
    {
      en: "My parents can call a person and not a machine. Thank you.",
      "zh-CN": "我爸妈打电话能直接找到人工，谢谢。",
    },
    {
      en: "Fast and fair. I have told two neighbours already.",
      "zh-CN": "又快又实在，已经推荐给两个邻居了。",
    },
    { en: "The new mast near the school made a real difference.", "zh-CN": "学校旁边新装的基站真的管用。" },
    {
      en: "Somebody called back on the promised day. I was surprised.",
      "zh-CN": "说好哪天回电话就哪天回，挺意外的。",
    },
  ],
  quality: [
    { en: "Calls drop in the basement car park every single day.", "zh-CN": "地下车库每天都掉线。" },
    {
      en: "Evenings are hopeless: the video stops every few minutes.",
      "zh-CN": "一到晚上就卡，看视频几分钟停一次。",
    },
    { en: "Three outages this month, and nobody told us why.", "zh-CN": "这个月断了三次网，没人说明原因。" },
    {
      en: "No signal on the line 2 metro between two stations.",
      "zh-CN": "地铁二号线有两站之间完全没信号。",
    },
    { en: "The speed I pay for never arrives at my flat.", "zh-CN": "家里从来没测到过我买的网速。" },
    { en: "The app logs me out every time I want to pay.", "zh-CN": "每次要缴费，应用就自动退出登录。" },
    {
      en: "Voices echo since the last update. Please look at it.",
      "zh-CN": "上次升级以后通话有回音，请查一下。",
    },
    {
      en: "At my village there is one bar, two if I stand on the roof.",
      "zh-CN": "在老家只有一格信号，上房顶才有两格。",
    },
  ],
  price: [
    { en: "The price went up by a fifth and nothing got better.", "zh-CN": "涨了两成，服务却没变好。" },
    {
      en: "New customers pay less than I do after eight years.",
      "zh-CN": "新用户比我这个八年老用户还便宜。",
    },
    { en: "I was charged for a service I never ordered.", "zh-CN": "扣了一项我从没开通的业务的钱。" },
    {
      en: "Data runs out on the 20th and the extra gigabyte is far too dear.",
      "zh-CN": "每月二十号流量就用完，加油包太贵。",
    },
    { en: "The cheap plan was taken away without asking me.", "zh-CN": "便宜的套餐没问我就下架了。" },
    { en: "I cannot see from the bill what I am paying for.", "zh-CN": "账单看不懂，不知道钱花在哪儿。" },
    { en: "Others offer twice the data for the same money.", "zh-CN": "同样的价钱，别家的流量是两倍。" },
  ],
  service: [
    {
      en: "Forty minutes in the queue to be sent to another branch.",
      "zh-CN": "排了四十分钟，最后让我去另一家店。",
    },
    { en: "I explained my problem four times to four people.", "zh-CN": "同一个问题跟四个人讲了四遍。" },
    {
      en: "A call back was promised twice. I am still waiting.",
      "zh-CN": "两次说会回电话，到现在还没等到。",
    },
    { en: "The hotline knows less about my plan than I do.", "zh-CN": "客服对我的套餐还没我了解。" },
    { en: "My complaint was closed before anybody had read it.", "zh-CN": "投诉没人看就被关了。" },
    { en: "Nobody could tell me when the repair would come.", "zh-CN": "什么时候来修，没人说得清。" },
    { en: "The branch closes at five. I work until six.", "zh-CN": "营业厅五点关门，我六点才下班。" },
  ],
  mixed: [
    { en: "Fine in the city, weak as soon as I leave it.", "zh-CN": "城里还行，一出城就弱。" },
    { en: "Good network, but the plans are hard to compare.", "zh-CN": "网络不错，就是套餐太难比较。" },
    { en: "It does what it should. Nothing more, nothing less.", "zh-CN": "该有的都有，不多也不少。" },
    { en: "Please let me change my plan in the app.", "zh-CN": "希望能在应用里直接改套餐。" },
    { en: "Staff are friendly, waiting times are not.", "zh-CN": "员工态度好，就是等得久。" },
    { en: "Fewer text messages with offers, please.", "zh-CN": "推销短信能不能少一点。" },
    { en: "I would pay a little more for a shorter contract.", "zh-CN": "合约期短一点，贵一点我也愿意。" },
    { en: "Better than last year. The bills are still late.", "zh-CN": "比去年好，不过账单还是来得晚。" },
  ],
};
