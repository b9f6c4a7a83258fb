import type { Language } from "../i18n/languages.ts";
import { t } from "../i18n/t.ts";
import type { MailContent } from "./mail-layout.ts";
import { hello, mailDate, type ParametersOf } from "./mail-words.ts";

/** To the owner of a new case. Names no customer: mail is no place for that, the case page is. */
export function caseAlertMail(parameters: ParametersOf<"case-alert">, language: Language): MailContent {
  const unit = parameters.unitName;
  const date = mailDate(language, new Date(parameters.contactBy), parameters.timeZone);
  const isUrgent = parameters.severity === "urgent";
  return {
    fromName: t(language, "emails.staffSender"),
    subject: t(language, isUrgent ? "emails.caseAlert.subjectUrgent" : "emails.caseAlert.subject", { date }),
    preheader: t(language, "emails.caseAlert.preheader", { unit }),
    hello: hello(language, null),
    body: [t(language, "emails.caseAlert.opened", { unit }), t(language, "emails.caseAlert.due", { date })],
    buttonLabel: t(language, "emails.caseAlert.button"),
    notes: [t(language, "emails.caseAlert.consent")],
    footer: null,
  };
}
