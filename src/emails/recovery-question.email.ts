import type { Language } from "../i18n/languages.ts";
import { t } from "../i18n/t.ts";
import type { MailContent } from "./mail-layout.ts";
import { hello, type ParametersOf } from "./mail-words.ts";

/** Some days after a case was closed: only the customer can say whether it is solved. */
export function recoveryQuestionMail(
  parameters: ParametersOf<"recovery-question">,
  language: Language,
): MailContent {
  const { brand } = parameters;
  return {
    fromName: brand,
    subject: t(language, "emails.recovery.subject", { brand }),
    preheader: t(language, "emails.recovery.preheader"),
    hello: hello(language, parameters.name),
    body: [t(language, "emails.recovery.asked")],
    buttonLabel: t(language, "emails.recovery.button"),
    notes: [t(language, "emails.recovery.minute")],
    footer: null,
  };
}
