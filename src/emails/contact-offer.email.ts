import type { Language } from "../i18n/languages.ts";
import { t } from "../i18n/t.ts";
import type { MailContent } from "./mail-layout.ts";
import { hello, type ParametersOf } from "./mail-words.ts";

/** To somebody who was dissatisfied and gave no consent: a button that gives it. */
export function contactOfferMail(parameters: ParametersOf<"contact-offer">, language: Language): MailContent {
  const { brand } = parameters;
  return {
    fromName: brand,
    subject: t(language, "emails.contactOffer.subject", { brand }),
    preheader: t(language, "emails.contactOffer.preheader"),
    hello: hello(language, parameters.name),
    body: [t(language, "emails.contactOffer.read"), t(language, "emails.contactOffer.offer")],
    buttonLabel: t(language, "emails.contactOffer.button"),
    notes: [t(language, "emails.contactOffer.orNot")],
    footer: null,
  };
}
