import type { Language } from "./languages.ts";
import { analysis as enAnalysis } from "./messages/en/analysis.ts";
import { cases as enCases } from "./messages/en/cases.ts";
import { common as enCommon } from "./messages/en/common.ts";
import { demo as enDemo } from "./messages/en/demo.ts";
import { emails as enEmails } from "./messages/en/emails.ts";
import { forms as enForms } from "./messages/en/forms.ts";
import { frame as enFrame } from "./messages/en/frame.ts";
import { invitations as enInvitations } from "./messages/en/invitations.ts";
import { method as enMethod } from "./messages/en/method.ts";
import { model as enModel } from "./messages/en/model.ts";
import { operations as enOperations } from "./messages/en/operations.ts";
import { problems as enProblems } from "./messages/en/problems.ts";
import { programmes as enProgrammes } from "./messages/en/programmes.ts";
import { respondents as enRespondents } from "./messages/en/respondents.ts";
import { results as enResults } from "./messages/en/results.ts";
import { staff as enStaff } from "./messages/en/staff.ts";
import { strategy as enStrategy } from "./messages/en/strategy.ts";
import { survey as enSurvey } from "./messages/en/survey.ts";
import { surveys as enSurveys } from "./messages/en/surveys.ts";
import { today as enToday } from "./messages/en/today.ts";
import { tracking as enTracking } from "./messages/en/tracking.ts";
import { analysis as zhAnalysis } from "./messages/zh-CN/analysis.ts";
import { cases as zhCases } from "./messages/zh-CN/cases.ts";
import { common as zhCommon } from "./messages/zh-CN/common.ts";
import { demo as zhDemo } from "./messages/zh-CN/demo.ts";
import { emails as zhEmails } from "./messages/zh-CN/emails.ts";
import { forms as zhForms } from "./messages/zh-CN/forms.ts";
import { frame as zhFrame } from "./messages/zh-CN/frame.ts";
import { invitations as zhInvitations } from "./messages/zh-CN/invitations.ts";
import { method as zhMethod } from "./messages/zh-CN/method.ts";
import { model as zhModel } from "./messages/zh-CN/model.ts";
import { operations as zhOperations } from "./messages/zh-CN/operations.ts";
import { problems as zhProblems } from "./messages/zh-CN/problems.ts";
import { programmes as zhProgrammes } from "./messages/zh-CN/programmes.ts";
import { respondents as zhRespondents } from "./messages/zh-CN/respondents.ts";
import { results as zhResults } from "./messages/zh-CN/results.ts";
import { staff as zhStaff } from "./messages/zh-CN/staff.ts";
import { strategy as zhStrategy } from "./messages/zh-CN/strategy.ts";
import { survey as zhSurvey } from "./messages/zh-CN/survey.ts";
import { surveys as zhSurveys } from "./messages/zh-CN/surveys.ts";
import { today as zhToday } from "./messages/zh-CN/today.ts";
import { tracking as zhTracking } from "./messages/zh-CN/tracking.ts";

// One import and one spread per room and language; keep them in alphabetical order.
const en = {
  ...enAnalysis,
  ...enCases,
  ...enCommon,
  ...enDemo,
  ...enEmails,
  ...enForms,
  ...enFrame,
  ...enInvitations,
  ...enMethod,
  ...enModel,
  ...enOperations,
  ...enProblems,
  ...enProgrammes,
  ...enRespondents,
  ...enResults,
  ...enStaff,
  ...enStrategy,
  ...enSurvey,
  ...enSurveys,
  ...enToday,
  ...enTracking,
} as const;

const zhCN: Record<keyof typeof en, string> = {
  ...zhAnalysis,
  ...zhCases,
  ...zhCommon,
  ...zhDemo,
  ...zhEmails,
  ...zhForms,
  ...zhFrame,
  ...zhInvitations,
  ...zhMethod,
  ...zhModel,
  ...zhOperations,
  ...zhProblems,
  ...zhProgrammes,
  ...zhRespondents,
  ...zhResults,
  ...zhStaff,
  ...zhStrategy,
  ...zhSurvey,
  ...zhSurveys,
  ...zhToday,
  ...zhTracking,
};

const messages: Record<Language, Record<MessageKey, string>> = { en, "zh-CN": zhCN };

export type MessageKey = keyof typeof en;
export type MessageParameters = Readonly<Record<string, string | number>>;

/**
 * The text of a key in a language, with `{name}` replaced by the parameter of that name. Numbers are formatted for
 * the language. A key `x` called with a `count` uses `x.one` where it exists and the language's plural rule says so.
 * @example t("en", "cases.due", { count: 1 });
 */
export function t(language: Language, key: MessageKey, parameters: MessageParameters = {}): string {
  const table = messages[language];
  return pluralized(table, language, key, parameters).replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = parameters[name];
    if (value === undefined) return placeholder;
    return typeof value === "number" ? new Intl.NumberFormat(language).format(value) : value;
  });
}

/** Every key with its text, for the test that keeps the languages equal. */
export function allMessages(): Record<Language, Readonly<Record<string, string>>> {
  return messages;
}

function pluralized(
  table: Record<MessageKey, string>,
  language: Language,
  key: MessageKey,
  parameters: MessageParameters,
): string {
  const { count } = parameters;
  if (typeof count === "number" && new Intl.PluralRules(language).select(count) === "one") {
    const singular = (table as Record<string, string>)[`${key}.one`];
    if (singular !== undefined) return singular;
  }
  return table[key];
}
