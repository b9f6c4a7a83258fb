/** One answer that asked for a follow-up, as the rule read it. */
export interface CaseReason {
  readonly code:
    | "contact-requested"
    | "complaint-unresolved"
    | "overall-low"
    | "satisfaction-mean-low"
    | "complaint-handling-low"
    | "overall-fell";
  readonly value: number | string;
  readonly threshold: number | null;
}
