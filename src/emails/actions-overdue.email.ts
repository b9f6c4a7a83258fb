import { formatDay } from "../i18n/format.ts";
import type { Language } from "../i18n/languages.ts";
import { t } from "../i18n/t.ts";
import type { MailContent } from "./mail-layout.ts";
import { hello, type ParametersOf } from "./mail-words.ts";

/** To the owner of improvement actions that are past their due day; asks for a word, not for an excuse. */
export function actionsOverdueMail(
  parameters: ParametersOf<"actions-overdue">,
  language: Language,
): MailContent {
  const { actions, actionCount: count, name } = parameters;
  const named = actions.map(({ title, dueOn }) =>
    t(language, "emails.actionsOverdue.action", { title, date: formatDay(language, dueOn) }),
  );
  const more = count - actions.length;
  if (more > 0) named.push(t(language, "emails.actionsOverdue.more", { count: more }));
  return {
    fromName: t(language, "emails.staffSender"),
    subject: t(language, "emails.actionsOverdue.subject", { count, title: actions[0]?.title ?? "" }),
    preheader: t(language, "emails.actionsOverdue.preheader", { count }),
    hello: hello(language, name),
    body: [
      t(language, "emails.actionsOverdue.intro", { count }),
      named.join("\n"),
      t(language, "emails.actionsOverdue.ask", { count }),
    ],
    buttonLabel: t(language, "emails.actionsOverdue.button", { count }),
    notes: [t(language, "emails.actionsOverdue.weekly")],
    footer: null,
  };
}
