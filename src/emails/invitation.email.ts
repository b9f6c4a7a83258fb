import { formatLongDate, formatTime, zoneName } from "../i18n/due-words.ts";
import type { Language } from "../i18n/languages.ts";
import { t } from "../i18n/t.ts";
import type { InvitationWords } from "./mail.ts";
import type { MailContent } from "./mail-layout.ts";
import { hello } from "./mail-words.ts";

/** Asks somebody to answer a survey. Subject and greeting are the wave's, in the person's language. */
export function invitationMail(parameters: InvitationWords, language: Language): MailContent {
  const { brand, minuteCount: count, timeZone } = parameters;
  const closesAt = new Date(parameters.closesAt);
  const date = formatLongDate(language, closesAt, timeZone);
  const time = formatTime(language, closesAt, timeZone);
  const zone = zoneName(language, closesAt, timeZone);
  return {
    fromName: brand,
    subject: parameters.subjectLine,
    preheader: t(language, "emails.invitation.preheader", { count, date }),
    hello: hello(language, parameters.name),
    body: parameters.greeting.split(/\n{2,}/),
    rating: parameters.rating,
    buttonLabel: t(language, "emails.invitation.button"),
    notes: [
      t(language, "emails.invitation.minutes", { count, date, time, zone }),
      t(language, parameters.anonymous ? "emails.invitation.anonymous" : "emails.invitation.own"),
    ],
    footer: t(language, "emails.invitation.why", { brand }),
  };
}

/** The invitation as somebody gets it who tries it out: marked as a test, without a customer to unsubscribe. */
export function invitationTestMail(parameters: InvitationWords, language: Language): MailContent {
  const content = invitationMail(parameters, language);
  return {
    ...content,
    subject: t(language, "emails.invitationTest.subject", { subject: content.subject }),
    footer: t(language, "emails.invitationTest.why"),
  };
}
