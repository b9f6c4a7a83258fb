import type { Language } from "../i18n/languages.ts";
import { type DemoBranch, demoBranches } from "./demo-company.ts";
import { normal, pick, type Random } from "./demo-random.ts";

/** A made-up customer. */
export interface DemoPerson {
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  readonly branch: DemoBranch;
  readonly attributes: Readonly<Record<string, string>>;
  /** how well disposed in general, in standard deviations; stays the same over the waves */
  readonly disposition: number;
}

/** Addresses under a name that is reserved for examples (RFC 2606): no mail can ever reach anybody. */
export const demoDomain = "demo.example";

const peoplePerBranch = 84;

/** The operator's customers, branch by branch. */
export function demoPeople(random: Random): DemoPerson[] {
  return demoBranches.flatMap((branch, b) =>
    Array.from({ length: peoplePerBranch }, (_, i) => demoPerson(branch, b * peoplePerBranch + i, random)),
  );
}

function demoPerson(branch: DemoBranch, number: number, random: Random): DemoPerson {
  const language = random() < 0.7 ? "zh-CN" : "en";
  const name =
    language === "zh-CN"
      ? pick(chineseFamilyNames, random) + pick(chineseGivenNames, random)
      : `${pick(givenNames, random)} ${pick(familyNames, random)}`;
  return {
    email: `customer${number + 1}@${demoDomain}`,
    name,
    language,
    branch,
    attributes: {
      tariff: pick(["Basic", "Plus", "Plus", "Unlimited"], random),
      age: pick(["18-29", "30-44", "30-44", "45-59", "60+"], random),
      channel: pick(["Branch", "Branch", "Online", "Hotline"], random),
    },
    disposition: normal(random),
  };
}

/** The customers as the CSV file that somebody would import. */
export function peopleCsv(people: readonly DemoPerson[]): string {
  const header = "email,name,language,unit,tariff,age,channel";
  const rows = people.map(({ email, name, language, branch, attributes }) =>
    [email, name, language, branch.code, attributes.tariff, attributes.age, attributes.channel].join(","),
  );
  return [header, ...rows].join("\n");
}

const chineseFamilyNames = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林"];
const chineseGivenNames = ["伟", "芳", "娜", "敏", "静", "强", "磊", "军", "洋", "勇", "艳", "杰", "丽娟", "建国", "晓明", "雪梅"];
const givenNames = ["Anna", "Ben", "Carla", "David", "Emma", "Felix", "Grace", "Henry", "Ines", "James", "Karin", "Liam", "Mona", "Noah"];
const familyNames = ["Adams", "Baker", "Clark", "Dixon", "Ellis", "Foster", "Green", "Harris", "Irwin", "Jones", "King", "Lewis"];
