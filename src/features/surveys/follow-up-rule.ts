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
