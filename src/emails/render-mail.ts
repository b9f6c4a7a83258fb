import { render } from "@lit-labs/ssr";
import { collectResultSync } from "@lit-labs/ssr/lib/render-result.js";
import { convert } from "html-to-text";
import type { Language } from "../i18n/languages.ts";
import { t } from "../i18n/t.ts";
import { actionsOverdueMail } from "./actions-overdue.email.ts";
import { caseAlertMail } from "./case-alert.email.ts";
import { casePromiseMail } from "./case-promise.email.ts";
import { contactOfferMail } from "./contact-offer.email.ts";
import { invitationMail, invitationTestMail } from "./invitation.email.ts";
import type { MailLinks, MailParameters, RenderedMail } from "./mail.ts";
import { type MailContent, mailBody, mailDocument } from "./mail-layout.ts";
import { recoveryQuestionMail } from "./recovery-question.email.ts";

/**
 * A mail from its template: subject, HTML and the same in plain text.
 * @param isMadeUp it belongs to the demo programme, and says so
 */
export function renderMail(
  parameters: MailParameters,
  links: MailLinks,
  language: Language,
  isMadeUp = false,
): RenderedMail {
  const label = isMadeUp ? t(language, "demo.mail") : undefined;
  const content = { ...contentOf(parameters, language), label };
  const subject = oneLine(content.subject);
  const body = withoutMarkers(collectResultSync(render(mailBody(content, links, language))));
  const html = mailDocument(subject, body, language);
  return {
    fromName: oneLine(content.fromName),
    subject,
    html,
    text: plainText(html),
    unsubscribeUrl: links.unsubscribe,
  };
}

/** The subject alone, for lists. */
export function mailSubject(parameters: MailParameters, language: Language): string {
  return oneLine(contentOf(parameters, language).subject);
}

function contentOf(parameters: MailParameters, language: Language): MailContent {
  switch (parameters.template) {
    case "invitation":
      return invitationMail(parameters, language);
    case "invitation-test":
      return invitationTestMail(parameters, language);
    case "case-promise":
      return casePromiseMail(parameters, language);
    case "contact-offer":
      return contactOfferMail(parameters, language);
    case "case-alert":
      return caseAlertMail(parameters, language);
    case "recovery-question":
      return recoveryQuestionMail(parameters, language);
    case "actions-overdue":
      return actionsOverdueMail(parameters, language);
  }
}

/** Lit leaves comments for the browser to wake up on; texts cannot hold one, their "<" is escaped. */
function withoutMarkers(html: string): string {
  return html.replace(/<!--\/?lit-(?:part|node)[^>]*-->|<!---->|<\?>/g, "");
}

function plainText(html: string): string {
  return convert(html, {
    wordwrap: false,
    selectors: [
      { selector: "title", format: "skip" },
      { selector: ".preheader", format: "skip" },
      // In plain text the address stands beside the button already.
      { selector: ".fallback", format: "skip" },
      { selector: "td.point", format: "block", options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
      { selector: "a.number", format: "anchor", options: { linkBrackets: ["", ""] } },
      { selector: "a", options: { hideLinkHrefIfSameAsText: true, linkBrackets: ["\n", ""] } },
    ],
  }).trim();
}

/** Subjects and names become headers: no line break, no control character. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, " ").trim();
}
