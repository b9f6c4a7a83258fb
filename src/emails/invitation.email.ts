import { formatLongDate, formatTime, zoneName } from "../i18n/due-words.ts";
import type { Language } from "../i18n/languages.ts";
import { t } from "../i18n/t.ts";
import type { MailContent } from "./mail-layout.ts";
import { hello, type ParametersOf } from "./mail-words.ts";

/** Asks somebody to answer a survey. Subject and greeting are the wave's, in the person's language. */
export function invitationMail(parameters: ParametersOf<"invitation">, language: Language): MailContent {
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
    buttonLabel: t(language, "emails.invitation.button"),
    notes: [
      t(language, "emails.invitation.minutes", { count, date, time, zone }),
      t(language, parameters.anonymous ? "emails.invitation.anonymous" : "emails.invitation.own"),
    ],
    footer: t(language, "emails.invitation.why", { brand }),
  };
}
