/** The made-up company: a mobile phone operator with four regions and three branches in each. */
export const demoCompany = {
  code: "demo-lanhu-mobile",
  name: "Lanhu Mobile 蓝湖移动",
  brand: "Lanhu Mobile 蓝湖移动",
  product: { en: "the mobile service", "zh-CN": "移动通信服务" },
  timeZone: "Asia/Shanghai",
} as const;

/** A branch; `region` is the code of the region above it. */
export interface DemoBranch {
  readonly code: string;
  readonly name: string;
  readonly region: string;
  /** how far its customers' satisfaction lies from the company's, in standard deviations */
  readonly lift: number;
}

export const demoRegions = [
  { code: "demo-north", name: "North 北区" },
  { code: "demo-east", name: "East 东区" },
  { code: "demo-south", name: "South 南区" },
  { code: "demo-west", name: "West 西区" },
] as const;

export const demoBranches: readonly DemoBranch[] = [
  { code: "demo-haidian", name: "Haidian 海淀店", region: "demo-north", lift: 0.1 },
  { code: "demo-tongzhou", name: "Tongzhou 通州店", region: "demo-north", lift: -0.05 },
  { code: "demo-nankai", name: "Nankai 南开店", region: "demo-north", lift: 0.15 },
  { code: "demo-jingan", name: "Jing'an 静安店", region: "demo-east", lift: 0.25 },
  { code: "demo-xihu", name: "West Lake 西湖店", region: "demo-east", lift: 0.3 },
  { code: "demo-gulou", name: "Gulou 鼓楼店", region: "demo-east", lift: 0.05 },
  { code: "demo-tianhe", name: "Tianhe 天河店", region: "demo-south", lift: -0.3 },
  { code: "demo-futian", name: "Futian 福田店", region: "demo-south", lift: -0.2 },
  { code: "demo-siming", name: "Siming 思明店", region: "demo-south", lift: -0.35 },
  { code: "demo-jinjiang", name: "Jinjiang 锦江店", region: "demo-west", lift: 0 },
  { code: "demo-yuzhong", name: "Yuzhong 渝中店", region: "demo-west", lift: -0.1 },
  { code: "demo-yanta", name: "Yanta 雁塔店", region: "demo-west", lift: 0.1 },
];
