/** The made-up company: a mobile phone operator with four regions. One spelling of every name serves both languages. */
export const demoCompany = {
  code: "demo",
  name: "Lanhu Mobile 蓝湖移动",
  programmeName: "Mobile customers 移动客户",
  /** the first wave asked what the ACSI asks; since the second it is the ECSI, which has image too */
  firstSurveyTitle: "Customer satisfaction, first edition 客户满意度（初版）",
  surveyTitle: "Customer satisfaction 客户满意度",
  brand: "Lanhu",
  product: "5G",
  timeZone: "Asia/Shanghai",
} as const;

/** Addresses under a name that is reserved for examples (RFC 2606): no mail can ever reach anybody. */
export const demoDomain = "demo.example";

/** A branch; `region` is the code of the region above it. */
export interface DemoBranch {
  readonly code: string;
  readonly name: string;
  readonly region: string;
  /** how good its network and its service are against the company's, in standard deviations */
  readonly lift: number;
}

export const demoRegions = [
  { code: "demo-north", name: "North 北区" },
  { code: "demo-east", name: "East 东区" },
  { code: "demo-south", name: "South 南区" },
  { code: "demo-west", name: "West 西区" },
] as const;

export const demoBranches: readonly DemoBranch[] = [
  { code: "demo-haidian", name: "Haidian 海淀", region: "demo-north", lift: 0.2 },
  { code: "demo-nankai", name: "Nankai 南开", region: "demo-north", lift: 0.25 },
  { code: "demo-shenhe", name: "Shenhe 沈河", region: "demo-north", lift: 0.05 },
  { code: "demo-tongzhou", name: "Tongzhou 通州", region: "demo-north", lift: -0.75 },
  { code: "demo-jingan", name: "Jing'an 静安", region: "demo-east", lift: 0.3 },
  { code: "demo-xihu", name: "West Lake 西湖", region: "demo-east", lift: 0.35 },
  { code: "demo-gulou", name: "Gulou 鼓楼", region: "demo-east", lift: 0.15 },
  { code: "demo-kunshan", name: "Kunshan 昆山", region: "demo-east", lift: 0.1 },
  { code: "demo-tianhe", name: "Tianhe 天河", region: "demo-south", lift: -0.7 },
  { code: "demo-futian", name: "Futian 福田", region: "demo-south", lift: -0.8 },
  { code: "demo-siming", name: "Siming 思明", region: "demo-south", lift: -0.85 },
  { code: "demo-qingxiu", name: "Qingxiu 青秀", region: "demo-south", lift: -0.75 },
  { code: "demo-jinjiang", name: "Jinjiang 锦江", region: "demo-west", lift: 0.15 },
  { code: "demo-yuzhong", name: "Yuzhong 渝中", region: "demo-west", lift: 0.1 },
  { code: "demo-yanta", name: "Yanta 雁塔", region: "demo-west", lift: 0.2 },
  { code: "demo-wuhua", name: "Wuhua 五华", region: "demo-west", lift: 0.1 },
];

/** The branches in which masts are renewed from the fourth wave on: those that were worst. */
export const renewedBranches = [
  "demo-tongzhou",
  "demo-tianhe",
  "demo-futian",
  "demo-siming",
  "demo-qingxiu",
] as const;

/** Branches left as they were, to compare with. */
export const comparedBranches = [
  "demo-haidian",
  "demo-nankai",
  "demo-jingan",
  "demo-xihu",
  "demo-jinjiang",
] as const;

/**
 * What a wave's customers lived through, in standard deviations: the fourth brought a better network to everybody and
 * most to the branches with new masts, the fifth a rebuilt one to Shenhe, the sixth higher prices to all, to Wuhua's students most.
 */
export function demoEvents(waveNumber: number, branchCode: string): { quality: number; value: number } {
  const isRenewed = waveNumber >= 4 && (renewedBranches as readonly string[]).includes(branchCode);
  const isRebuilt = waveNumber >= 5 && branchCode === "demo-shenhe";
  const prices = waveNumber < 6 ? 0 : branchCode === "demo-wuhua" ? -0.9 : -0.55;
  const everywhere = waveNumber >= 4 ? 0.3 : 0;
  return {
    quality: everywhere + (isRenewed ? 0.65 : 0) + (isRebuilt ? 1.9 : 0),
    value: prices,
  };
}
