import { formatLongDate } from "../i18n/due-words.ts";
import type { Language } from "../i18n/languages.ts";
import { t } from "../i18n/t.ts";
import type { MailContent } from "./mail-layout.ts";
import { hello, type ParametersOf } from "./mail-words.ts";

const words = {
  opened: { what: "emails.caseAlert.opened", due: "emails.caseAlert.due" },
  reopened: { what: "emails.caseAlert.reopened", due: "emails.caseAlert.due" },
  "handed-over": { what: "emails.caseAlert.handedOver", due: "emails.caseAlert.dueNext" },
} as const;

/** To the owner of a new case. Names no customer: mail is no place for that, the case page is. */
export function caseAlertMail(parameters: ParametersOf<"case-alert">, language: Language): MailContent {
  const unit = parameters.unitName;
  const date = formatLongDate(language, new Date(parameters.contactBy), parameters.timeZone);
  const { what, due } = words[parameters.event];
  const isUrgent = parameters.severity === "urgent";
  return {
    fromName: t(language, "emails.staffSender"),
    subject: t(language, isUrgent ? "emails.caseAlert.subjectUrgent" : "emails.caseAlert.subject", { date }),
    preheader: t(language, "emails.caseAlert.preheader", { unit }),
    hello: hello(language, null),
    body: [t(language, what, { unit }), t(language, due, { date })],
    buttonLabel: t(language, "emails.caseAlert.button"),
    notes: [t(language, "emails.caseAlert.consent")],
    footer: null,
  };
}
