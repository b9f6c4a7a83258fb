import { app } from "../../app.ts";
import { linkToken, personalLink } from "../../auth/link-tokens.ts";
import type { MailLinks, MailParameters } from "../../emails/mail.ts";
import type { Language } from "../../i18n/languages.ts";
import { ratingParameters } from "../surveys/mail-question.ts";
import type { Message } from "./messages.store.ts";

/** As much of a message as its links are made from. */
export type Linked = Pick<
  Message,
  "respondentId" | "invitationId" | "parameters" | "recipientKind" | "language"
> & {
  /** it belongs to the demo programme */
  readonly isMadeUp?: boolean;
};

/** The links of a mail as it goes out. */
export function linksOf(message: Linked): MailLinks {
  return withPoints(buttonLink(message), unsubscribeLink(message), message.parameters);
}

/** The same links without what opens them. */
export function inertLinksOf(message: Linked): MailLinks {
  const [button, unsubscribe] = [buttonLink(message), unsubscribeLink(message)];
  return withPoints(
    button && withoutToken(button),
    unsubscribe && withoutToken(unsubscribe),
    message.parameters,
  );
}

/** Links for looking only: the survey's preview, and nobody to unsubscribe. */
export function previewLinks(waveId: string, language: Language, parameters: MailParameters): MailLinks {
  return withPoints(surveyPreview(waveId, language), `${app().config.publicUrl}/u/…`, parameters);
}

function withPoints(
  button: string | null,
  unsubscribe: string | null,
  parameters: MailParameters,
): MailLinks {
  const rating = "rating" in parameters ? parameters.rating : undefined;
  if (!button || !rating) return { button, unsubscribe };
  const separator = button.includes("?") ? "&" : "?";
  const ratingPoint = (value: number) =>
    `${button}${separator}${new URLSearchParams(ratingParameters({ code: rating.code, value }))}`;
  return { button, unsubscribe, ratingPoint };
}

/** @example withoutToken("https://survey.example.com/r/AbC.dEf"); // => "https://survey.example.com/r/…" */
function withoutToken(link: string): string {
  return link.replace(/(\/[rucf]\/)[^/]+$/, "$1…");
}

function unsubscribeLink({ respondentId, invitationId, recipientKind, parameters }: Linked): string | null {
  const isToCustomer = recipientKind === "respondent" && parameters.template !== "case-promise";
  return invitationId && isToCustomer
    ? personalLink("u", respondentId, linkToken("invitation", invitationId))
    : null;
}

function buttonLink({ respondentId, parameters, language }: Linked): string | null {
  switch (parameters.template) {
    case "invitation":
      return personalLink("r", respondentId, linkToken("invitation", parameters.invitationId));
    case "invitation-test":
      return surveyPreview(parameters.waveId, language);
    case "contact-offer":
      return personalLink("c", respondentId, linkToken("contact", parameters.caseId));
    case "recovery-question":
      return personalLink("f", respondentId, linkToken("recovery", parameters.caseId));
    case "case-alert":
      return `${app().config.publicUrl}/cases/${parameters.caseId}`;
    case "actions-overdue":
      return `${app().config.publicUrl}/actions${parameters.actionId ? `/${parameters.actionId}` : "?view=list&status=overdue"}`;
    case "case-promise":
      return null;
  }
}

function surveyPreview(waveId: string, language: Language): string {
  return `${app().config.publicUrl}/waves/${waveId}/survey?in=${language}`;
}
