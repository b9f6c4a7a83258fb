import type { Language } from "../i18n/languages.ts";
import { type DemoBranch, demoBranches, demoDomain } from "./demo-company.ts";
import { normal, pick, type Random } from "./demo-random.ts";

/** A made-up customer. */
export interface DemoPerson {
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  readonly branch: DemoBranch;
  /** by the header of the column in the file */
  readonly attributes: Readonly<Record<(typeof attributeNames)[number], string>>;
  /** how well disposed in general, in standard deviations; stays the same over the waves */
  readonly disposition: number;
}

const attributeNames = ["tariff 套餐", "age 年龄", "channel 渠道"] as const;

const peoplePerBranch = 63;

/** The operator's customers, branch by branch. */
export function demoPeople(random: Random): DemoPerson[] {
  return demoBranches.flatMap((branch, b) =>
    Array.from({ length: peoplePerBranch }, (_, i) =>
      demoPerson(branch, b * peoplePerBranch + i + 1, random),
    ),
  );
}

function demoPerson(branch: DemoBranch, number: number, random: Random): DemoPerson {
  const language = random() < 0.6 ? "zh-CN" : "en";
  const name =
    language === "zh-CN"
      ? pick(chineseFamilyNames, random) + pick(chineseGivenNames, random)
      : `${pick(givenNames, random)} ${pick(familyNames, random)}`;
  return {
    email: `customer${number}@${demoDomain}`,
    name,
    language,
    branch,
    attributes: {
      "tariff 套餐": pick(["Basic 基础", "Plus 畅享", "Plus 畅享", "Unlimited 无限"], random),
      "age 年龄": pick(["18–29", "30–44", "30–44", "45–59", "60+"], random),
      "channel 渠道": pick(["Branch 门店", "Branch 门店", "Online 线上", "Hotline 热线"], random),
    },
    disposition: normal(random),
  };
}

/** The customers as the CSV file that somebody would import. */
export function peopleCsv(people: readonly DemoPerson[]): string {
  const header = ["email", "name", "language", "unit", ...attributeNames];
  const rows = people.map(({ email, name, language, branch, attributes }) => [
    ...[email, name, language, branch.code],
    ...attributeNames.map((attribute) => attributes[attribute]),
  ]);
  return [header, ...rows].map((cells) => cells.join(",")).join("\n");
}

const chineseFamilyNames = Array.from("王李张刘陈杨赵黄周吴徐孙胡朱高林");
const chineseGivenNames = "伟 芳 娜 敏 静 强 磊 军 洋 勇 艳 杰 丽娟 建国 晓明 雪梅".split(" ");
const givenNames = "Anna Ben Carla David Emma Felix Grace Henry Ines James Karin Liam Mona Noah".split(" ");
const familyNames = "Adams Baker Clark Dixon Ellis Foster Green Harris Irwin Jones King Lewis".split(" ");
