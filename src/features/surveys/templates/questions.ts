import type { ConsentQuestion, TextQuestion } from "../survey-definition.ts";
import { both, choice, rating } from "./question-builders.ts";

// The wordings are our own. 10 is always the good end, so that no answer has to be turned round.

const poorToExcellent = [both("Very poor", "很差"), both("Excellent", "非常好")] as const;
const fits = [both("Not at all", "完全不符合"), both("Perfectly", "完全符合")] as const;
const goesWrong = [both("Very often", "经常出问题"), both("Never", "从不出问题")] as const;
const likely = [both("Very unlikely", "完全不可能"), both("Very likely", "一定会")] as const;
const agree = [both("Do not agree at all", "完全不同意"), both("Agree completely", "完全同意")] as const;

export const image = [
  rating(
    "img1",
    both("How far do you agree? {brand} keeps its promises.", "您是否同意：{brand}说到做到。"),
    agree,
  ),
  rating(
    "img2",
    both("How far do you agree? {brand} cares about its customers.", "您是否同意：{brand}关心自己的客户。"),
    agree,
  ),
  rating(
    "img3",
    both(
      "How far do you agree? {brand} keeps coming up with good ideas.",
      "您是否同意：{brand}不断有好的创新。",
    ),
    agree,
  ),
  rating(
    "img4",
    both("How far do you agree? {brand} does good for society.", "您是否同意：{brand}对社会有益。"),
    agree,
  ),
];

export const expectations = [
  rating(
    "exp1",
    both(
      "Think back to before you used {product} from {brand}. How good did you expect it to be overall?",
      "回想您使用{brand}的{product}之前：当时您预期它整体上会有多好？",
    ),
    poorToExcellent,
  ),
  rating(
    "exp2",
    both(
      "Back then, how well did you expect {product} from {brand} to suit your own needs?",
      "当时，您预期{brand}的{product}会符合您自己的需要吗？",
    ),
    fits,
  ),
  rating(
    "exp3",
    both(
      "Back then, how often did you expect something to go wrong with {product} from {brand}?",
      "当时，您预期{brand}的{product}会经常出问题吗？",
    ),
    goesWrong,
  ),
];

export const quality = [
  rating(
    "qual1",
    both(
      "Now that you have used it: how good is {product} from {brand} overall?",
      "使用之后，您觉得{brand}的{product}整体上怎么样？",
    ),
    poorToExcellent,
  ),
  rating(
    "qual2",
    both(
      "How well does {product} from {brand} suit your own needs?",
      "{brand}的{product}符合您自己的需要吗？",
    ),
    fits,
  ),
  rating(
    "qual3",
    both(
      "How often has something gone wrong with {product} from {brand}?",
      "{brand}的{product}经常出问题吗？",
    ),
    goesWrong,
  ),
];

export const value = [
  rating(
    "val1",
    both(
      "Given the quality you get, how good is the price of {product} from {brand}?",
      "以您得到的质量来看，{brand}的{product}价格划算吗？",
    ),
    [both("Very bad price", "很不划算"), both("Very good price", "非常划算")],
  ),
  rating(
    "val2",
    both(
      "Given the price you pay, how good is the quality of {product} from {brand}?",
      "以您付出的价格来看，{brand}的{product}质量好吗？",
    ),
    [both("Very poor quality", "质量很差"), both("Excellent quality", "质量非常好")],
  ),
];

export const satisfaction = [
  rating(
    "sat1",
    both(
      "All in all, how satisfied are you with {product} from {brand}?",
      "总的来说，您对{brand}的{product}满意吗？",
    ),
    [both("Very dissatisfied", "非常不满意"), both("Very satisfied", "非常满意")],
    { required: true, offersDontKnow: false },
  ),
  rating(
    "sat2",
    both(
      "Compared with what you expected, how has {product} from {brand} turned out?",
      "和您原先的预期相比，{brand}的{product}表现如何？",
    ),
    [both("Much worse than expected", "远不如预期"), both("Much better than expected", "远超预期")],
  ),
  rating(
    "sat3",
    both(
      "Imagine the ideal {product}. How close does {brand} come to it?",
      "想一想您心目中理想的{product}：{brand}与它相差多少？",
    ),
    [both("Very far from it", "相差很远"), both("As close as can be", "几乎就是理想")],
  ),
];

const whoComplained = { code: "complained", isOneOf: ["yes"] } as const;

export const complaint = [
  choice(
    "complained",
    both(
      "In the last 12 months, have you complained to {brand} about {product}?",
      "最近12个月里，您有没有就{product}向{brand}投诉过？",
    ),
    [
      { code: "yes", label: both("Yes", "投诉过"), value: 1 },
      { code: "no", label: both("No", "没有"), value: 0 },
    ],
    { hint: both("In person, by phone or in writing: all of it counts.", "当面、电话或书面投诉都算。") },
  ),
  choice(
    "resolved",
    both("Has your complaint been resolved?", "您投诉的问题解决了吗？"),
    [
      { code: "resolved", label: both("Yes", "解决了") },
      { code: "partly", label: both("Partly", "解决了一部分") },
      { code: "unresolved", label: both("No", "没有解决") },
    ],
    { shownWhen: whoComplained },
  ),
  rating(
    "handling",
    both("How well did {brand} handle your complaint?", "{brand}对您的投诉处理得怎么样？"),
    [both("Very badly", "处理得很差"), both("Very well", "处理得非常好")],
    { shownWhen: whoComplained },
  ),
];

export const loyalty = [
  rating(
    "repurchase",
    both(
      "The next time you need {product}, how likely are you to choose {brand} again?",
      "下次需要{product}时，您有多大可能再选{brand}？",
    ),
    likely,
  ),
  choice(
    "price-up",
    both(
      "Suppose {brand} raises its prices and others do not. Up to what increase would you still choose {brand}?",
      "假如{brand}涨价而别家没有涨，涨幅在多少以内您仍会选{brand}？",
    ),
    [
      { code: "up-0", label: both("No increase at all", "一点都不能涨"), value: 6 },
      { code: "up-5", label: both("Up to 5%", "5%以内"), value: 7 },
      { code: "up-10", label: both("Up to 10%", "10%以内"), value: 8 },
      { code: "up-15", label: both("Up to 15%", "15%以内"), value: 9 },
      { code: "up-20", label: both("Up to 20%", "20%以内"), value: 10 },
      { code: "up-25", label: both("25% or more", "涨25%或更多也选"), value: 11 },
    ],
    { shownWhen: { code: "repurchase", between: [6, 10] }, offersDontKnow: true },
  ),
  choice(
    "price-down",
    both(
      "How much would {brand} have to lower its prices for you to choose it again?",
      "{brand}至少要降价多少，您才愿意再选它？",
    ),
    [
      { code: "down-5", label: both("By 5%", "降5%"), value: 5 },
      { code: "down-10", label: both("By 10%", "降10%"), value: 4 },
      { code: "down-15", label: both("By 15%", "降15%"), value: 3 },
      { code: "down-20", label: both("By 20%", "降20%"), value: 2 },
      {
        code: "down-25",
        label: both("By 25% or more, or not at any price", "降25%或更多，或者再便宜也不选"),
        value: 1,
      },
    ],
    { shownWhen: { code: "repurchase", between: [1, 5] }, offersDontKnow: true },
  ),
];

export const recommendation = rating(
  "recommend",
  both(
    "If a friend or colleague asked you, how likely would you be to recommend {brand}?",
    "如果朋友或同事问起，您有多大可能推荐{brand}？",
  ),
  likely,
  { offersDontKnow: false },
);

const commentText = both(
  "What should {brand} do better? What should it keep just as it is?",
  "您觉得{brand}最该改进什么？哪些地方做得好，应该保持？",
);

const comment: TextQuestion = {
  code: "comment",
  kind: "text",
  text: commentText,
  hint: both("In your own words. You may leave it empty.", "想到什么就写什么，不写也可以。"),
  lengthMax: 2000,
  required: false,
};

const anonymousComment: TextQuestion = {
  ...comment,
  hint: both(
    "This survey is anonymous: please write no names, addresses or phone numbers.",
    "本次调查是匿名的：请不要写姓名、地址或电话号码。",
  ),
};

/** The wording that respondents agree to. A new wording gets a new version; old answers keep theirs. */
export const contactConsent: ConsentQuestion = {
  code: "contact",
  kind: "consent",
  text: both(
    "May we pass these answers and your name to the person who can help? They will be used only for that.",
    "我们可以把这些回答和您的姓名转给能帮您解决问题的人吗？只用于这一个目的。",
  ),
  version: "2026-11",
  required: false,
};

/** The last questions. An anonymous survey asks for no contact: a separate form offers it. */
export function closing(anonymous: boolean): (TextQuestion | ConsentQuestion)[] {
  return anonymous ? [anonymousComment] : [comment, contactConsent];
}
