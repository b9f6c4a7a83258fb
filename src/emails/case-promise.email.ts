import { formatLongDate } from "../i18n/due-words.ts";
import type { Language } from "../i18n/languages.ts";
import { t } from "../i18n/t.ts";
import type { MailContent } from "./mail-layout.ts";
import { hello, type ParametersOf } from "./mail-words.ts";

/** To somebody who agreed to be contacted: who will, and by when. No apology: that is for a person to make. */
export function casePromiseMail(parameters: ParametersOf<"case-promise">, language: Language): MailContent {
  const owner = parameters.ownerName;
  const date = formatLongDate(language, new Date(parameters.contactBy), parameters.timeZone);
  return {
    fromName: parameters.brand,
    subject: t(language, "emails.casePromise.subject", { owner }),
    preheader: t(language, "emails.casePromise.preheader", { date }),
    hello: hello(language, parameters.name),
    body: [
      t(language, "emails.casePromise.promise", { owner, date }),
      t(language, "emails.casePromise.passed", { owner }),
    ],
    buttonLabel: null,
    notes: [t(language, "emails.casePromise.nothingToDo")],
    footer: null,
  };
}
