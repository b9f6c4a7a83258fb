import type { RatingInMail } from "./mail-rating.ts";

/**
 * What a mail is rendered from, kept in the ledger. No links and no tokens: those are derived at rendering from
 * the ids and the secret, so that a copy of the database opens no survey.
 */
export type MailParameters =
  | (InvitationWords & { readonly template: "invitation"; readonly invitationId: string })
  /** the same to a colleague who tries it out: its links open a preview, and nobody is invited */
  | (InvitationWords & { readonly template: "invitation-test"; readonly waveId: string })
  | {
      /** consent given: "Thank you. NAME will contact you by DATE." */
      readonly template: "case-promise";
      readonly caseId: string;
      readonly brand: string;
      readonly name: string | null;
      readonly ownerName: string;
      readonly contactBy: string;
      readonly timeZone: string;
    }
  | {
      /** no consent: we read it, and a button "please contact me" */
      readonly template: "contact-offer";
      readonly caseId: string;
      readonly brand: string;
      readonly name: string | null;
    }
  | {
      /** to the owner; names no customer, links to the case */
      readonly template: "case-alert";
      readonly caseId: string;
      readonly severity: "urgent" | "case";
      /** why it is theirs: it was opened, the customer said "not solved", or a colleague handed it over */
      readonly event: "opened" | "reopened" | "handed-over";
      readonly unitName: string;
      /** what is due next; for a case just opened or reopened, the first contact that the customer was promised */
      readonly contactBy: string;
      readonly timeZone: string;
    }
  | {
      /** 14 days after closing: is it solved? */
      readonly template: "recovery-question";
      readonly caseId: string;
      readonly brand: string;
      readonly name: string | null;
    }
  | {
      /** to the owner of improvement actions, once a week: those past their due day */
      readonly template: "actions-overdue";
      /** the longest overdue first; only so many are named */
      readonly actions: readonly { readonly title: string; readonly dueOn: string }[];
      readonly actionCount: number;
      /** set where there is only one: the mail leads to it */
      readonly actionId: string | null;
      readonly name: string | null;
    };

/** What an invitation says. */
export interface InvitationWords {
  readonly subjectLine: string;
  readonly greeting: string;
  readonly name: string | null;
  readonly brand: string;
  readonly product: string;
  readonly closesAt: string;
  readonly timeZone: string;
  readonly anonymous: boolean;
  /** how long answering takes, about */
  readonly minuteCount: number;
  /** absent: the mail has a button only */
  readonly rating?: RatingInMail;
}

/** Where a mail leads, made from ids and the secret when it is rendered. */
export interface MailLinks {
  /** what the button opens; null where there is nothing to open */
  readonly button: string | null;
  /** what a point of the rating inside the mail opens */
  readonly ratingPoint?: (value: number) => string;
  readonly unsubscribe: string | null;
}

export interface RenderedMail {
  /** who the mail is from, as a mailbox shows it */
  readonly fromName: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** where List-Unsubscribe points, for mails that people may turn off */
  readonly unsubscribeUrl: string | null;
}
