import type { CaseChange } from "./case-change.ts";
import { addNote, changeOwner, closeCase, promiseBy, recordContact } from "./case-work.ts";
import type { FollowUpCase } from "./follow-up-case.ts";

/** What a member of staff does on a case; one form each. */
export type CaseStep =
  | { readonly kind: "contact"; readonly text: string }
  | { readonly kind: "promise"; readonly day: string; readonly text: string }
  | { readonly kind: "note"; readonly text: string }
  | { readonly kind: "owner"; readonly ownerStaffId: string }
  | {
      readonly kind: "close";
      readonly rootCause: string;
      readonly rootCauseDetail: string;
      readonly remedy: string;
    };

export const caseStepKinds = ["contact", "promise", "close", "note", "owner"] as const;

/** The step a sent form asks for; null where it names none. @param field the entered text of a field, or "" */
export function readCaseStep(field: (name: string) => string): CaseStep | null {
  switch (caseStepKinds.find((kind) => kind === field("step"))) {
    case "contact":
      return { kind: "contact", text: field("contact") };
    case "promise":
      return { kind: "promise", day: field("promisedFor"), text: field("promise") };
    case "note":
      return { kind: "note", text: field("note") };
    case "owner":
      return { kind: "owner", ownerStaffId: field("owner") };
    case "close":
      return {
        kind: "close",
        rootCause: field("rootCause"),
        rootCauseDetail: field("rootCauseDetail"),
        remedy: field("remedy"),
      };
    case undefined:
      return null;
  }
}

/** @param owners who may own this case */
export function decideStep(
  followUp: FollowUpCase,
  step: CaseStep,
  owners: readonly { readonly id: string; readonly name: string }[],
  now: Date,
  timeZone: string,
): CaseChange {
  switch (step.kind) {
    case "contact":
      return recordContact(followUp, step.text, now);
    case "promise":
      return promiseBy(followUp, step, now, timeZone);
    case "note":
      return addNote(followUp, step.text);
    case "owner":
      return changeOwner(followUp, step.ownerStaffId, owners);
    case "close":
      return closeCase(followUp, step, now);
  }
}
