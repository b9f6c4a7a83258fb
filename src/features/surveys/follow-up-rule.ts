import type { FormProblem } from "./form-problem.ts";

/** Thresholds on 1-10 at or under which a case opens; set per programme, versioned with every change. */
export interface FollowUpRule {
  readonly version: number;
  readonly overallAtMost: number;
  readonly satisfactionMeanAtMost: number;
  readonly complaintHandlingAtMost: number;
  /** a fall of so many points on overall satisfaction since last time is watched */
  readonly watchFallAtLeast: number;
  readonly contactWorkingDays: number;
  readonly urgentContactWorkingDays: number;
  readonly solutionWorkingDays: number;
  readonly recoveryAskAfterDays: number;
}

export const defaultFollowUpRule: FollowUpRule = {
  version: 1,
  overallAtMost: 4,
  satisfactionMeanAtMost: 4,
  complaintHandlingAtMost: 4,
  watchFallAtLeast: 3,
  contactWorkingDays: 2,
  urgentContactWorkingDays: 1,
  solutionWorkingDays: 5,
  recoveryAskAfterDays: 14,
};

/** What may be set, with the lowest and the highest sensible value. */
export const followUpRanges = {
  overallAtMost: [1, 9],
  satisfactionMeanAtMost: [1, 9],
  complaintHandlingAtMost: [1, 9],
  watchFallAtLeast: [1, 9],
  contactWorkingDays: [1, 20],
  urgentContactWorkingDays: [1, 20],
  solutionWorkingDays: [1, 60],
  recoveryAskAfterDays: [1, 90],
} as const satisfies Record<Exclude<keyof FollowUpRule, "version">, readonly [number, number]>;

export type FollowUpField = keyof typeof followUpRanges;

export const followUpFields = Object.keys(followUpRanges) as FollowUpField[];

/** The thresholds as entered into a form, or what is wrong with them. The caller gives the version. */
export function readFollowUpRule(
  entered: Readonly<Record<FollowUpField, string>>,
  version: number,
): FollowUpRule | { problems: FormProblem[] } {
  const problems: FormProblem[] = [];
  const rule: { -readonly [Key in keyof FollowUpRule]: FollowUpRule[Key] } = {
    ...defaultFollowUpRule,
    version,
  };
  for (const field of followUpFields) {
    const text = entered[field].trim();
    const [low, high] = followUpRanges[field];
    if (!/^\d{1,3}$/.test(text)) problems.push({ field, reason: "not-a-whole-number" });
    else if (Number(text) < low || Number(text) > high)
      problems.push({ field, reason: "outside-range", range: [low, high] });
    else rule[field] = Number(text);
  }
  return problems.length > 0 ? { problems } : rule;
}

/** Whether two rules ask for the same; their versions aside. */
export function isSameRule(a: FollowUpRule, b: FollowUpRule): boolean {
  return followUpFields.every((field) => a[field] === b[field]);
}
