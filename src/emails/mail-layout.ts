import { html, nothing, type TemplateResult } from "lit";
import type { Language } from "../i18n/languages.ts";
import { t } from "../i18n/t.ts";
import type { MailLinks } from "./mail.ts";
import { type RatingInMail, ratingPoints } from "./mail-rating.ts";

/** What a template says; how it looks is decided here, once for all mails. */
export interface MailContent {
  readonly fromName: string;
  /** above everything: what kind of mail this is, where that could be mistaken */
  readonly label?: string | undefined;
  readonly subject: string;
  /** what a mailbox shows beside the subject */
  readonly preheader: string;
  readonly hello: string;
  /** paragraphs above the button */
  readonly body: readonly string[];
  /** a scale above the button, whose points are links */
  readonly rating?: RatingInMail | undefined;
  readonly buttonLabel: string | null;
  /** small paragraphs below the button */
  readonly notes: readonly string[];
  /** the last line: why this mail came */
  readonly footer: string | null;
}

/**
 * The body of a mail: one column that needs no width, readable without its style sheet. Inline styles because mail
 * programs drop the head; a table only where Outlook needs one.
 */
export function mailBody(content: MailContent, links: MailLinks, language: Language): TemplateResult {
  return html`<div class="preheader" style="display:none;max-height:0;overflow:hidden;mso-hide:all">${content.preheader}</div>
<div class="paper" lang=${language} dir="ltr" style=${`background:#f3f2ee;padding:24px 12px;${faces[language]}`}>
  <div class="sheet" style="max-width:560px;margin:0 auto;background:#fcfcfa;border:1px solid #d8d7d1;border-top:4px solid #b1301c">
    <div style="padding:28px 24px 24px">
      ${content.label ? html`<p class="soft" style=${small}><strong>${content.label}</strong></p>` : nothing}
      <p class="soft" style="margin:0 0 24px;color:#55585d;font-size:14px;line-height:1.4;letter-spacing:.02em">${content.fromName}</p>
      <p class="ink" style=${paragraph}>${content.hello}</p>
      ${content.body.map((text) => html`<p class="ink" style=${paragraph}>${lines(text)}</p>`)}
      ${content.rating && links.ratingPoint ? ratingPoints(content.rating, links.ratingPoint, language) : nothing}
      ${links.button && content.buttonLabel ? button(links.button, content.buttonLabel) : nothing}
      ${content.notes.map((text) => html`<p class="soft" style=${small}>${text}</p>`)}
    </div>
    ${footer(content, links, language)}
  </div>
</div>`;
}

/** The document around the body. A string: Lit renders no expressions outside of a body. Dark where the mailbox is. */
export function mailDocument(subject: string, bodyHtml: string, language: Language): string {
  return `<!doctype html>
<html lang="${language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeText(subject)}</title>
<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .paper { background: #1b1c1e !important; }
  .sheet { background: #232427 !important; border-color: #b1301c #3a3c40 #3a3c40 !important; }
  .ink, .ink a { color: #eceae5 !important; }
  .soft, .soft a { color: #b4b4b0 !important; }
  .rule { border-color: #3a3c40 !important; }
  .point { background: #2c2d31 !important; border-color: #8d8f94 !important; }
}
</style>
</head>
<body class="paper" style="margin:0;padding:0;background:#f3f2ee">
${bodyHtml}
</body>
</html>
`;
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

const paragraph = "margin:0 0 16px;color:#17181a;font-size:17px;line-height:1.6";
const small = "margin:0 0 10px;color:#55585d;font-size:14px;line-height:1.55";

const faces: Readonly<Record<Language, string>> = {
  en: "font-family:-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif",
  "zh-CN":
    "font-family:-apple-system,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',sans-serif",
};

function button(href: string, label: string): TemplateResult {
  return html`<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:24px 0">
            <tr><td bgcolor="#b1301c" style="background:#b1301c;border-radius:2px">
              <a href=${href} target="_blank" rel="noopener" style="display:inline-block;padding:14px 28px;color:#fdf8f5;font-size:17px;font-weight:600;line-height:1.2;text-decoration:none">${label}</a>
            </td></tr>
          </table>`;
}

function footer(content: MailContent, links: MailLinks, language: Language): TemplateResult | typeof nothing {
  if (!content.footer && !links.button && !links.unsubscribe) return nothing;
  return html`<div class="rule" style="border-top:1px solid #d8d7d1;padding:18px 24px 14px">
          ${
            links.button
              ? html`<p class="soft fallback" style=${small}>${t(language, "emails.linkFallback")}<br><a href=${links.button} target="_blank" rel="noopener" style="color:#55585d;word-break:break-all">${links.button}</a></p>`
              : nothing
          }
          ${content.footer ? html`<p class="soft" style=${small}>${content.footer}</p>` : nothing}
          ${
            links.unsubscribe
              ? html`<p class="soft" style=${small}><a href=${links.unsubscribe} target="_blank" rel="noopener" style="color:#55585d">${t(language, "emails.unsubscribe")}</a></p>`
              : nothing
          }
        </div>`;
}

/** Line breaks as staff typed them. */
function lines(text: string): unknown[] {
  return text.split("\n").flatMap((line, i) => (i === 0 ? [line] : [html`<br>`, line]));
}
