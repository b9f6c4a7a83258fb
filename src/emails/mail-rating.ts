import { html, type TemplateResult } from "lit";
import type { Language } from "../i18n/languages.ts";
import { t } from "../i18n/t.ts";

/** A scale in a mail, in the reader's language. */
export interface RatingInMail {
  readonly code: string;
  readonly question: string;
  readonly min: number;
  readonly max: number;
  readonly lowLabel: string;
  readonly highLabel: string;
}

/** So many squares of 44 px stand beside each other on a phone of 360 px. */
const pointsPerRowMax = 6;

/**
 * The question and its points, each a link. Cells of fixed size in a table, because Outlook lays out nothing else;
 * what the ends mean stands before the points, where it is read first.
 * @param hrefOf where a point leads
 */
export function ratingPoints(
  rating: RatingInMail,
  hrefOf: (value: number) => string,
  language: Language,
): TemplateResult {
  const { question, min, max, lowLabel, highLabel } = rating;
  return html`<p class="ink" style="margin:24px 0 4px;color:#17181a;font-size:17px;font-weight:600;line-height:1.5">${question}</p>
      <p class="soft" style=${small}>${min} – ${lowLabel}<br>${max} – ${highLabel}</p>
      <table role="presentation" class="points" cellpadding="0" cellspacing="4" border="0" style="margin:8px 0 8px -4px;border-collapse:separate;border-spacing:4px">
        ${rows(min, max).map(
          (row) =>
            html`<tr>${row.map((value) => point(value, hrefOf(value), nameOf(rating, value, language)))}</tr>`,
        )}
      </table>
      <p class="soft" style=${small}>${t(language, "emails.invitation.rate")}</p>`;
}

function point(value: number, href: string, name: string): TemplateResult {
  return html`<td class="point" align="center" width="42" height="42" bgcolor="#ffffff" style="width:42px;height:42px;background:#ffffff;border:1px solid #85878c;border-radius:2px;text-align:center">
              <a class="ink number" href=${href} aria-label=${name} target="_blank" rel="noopener" style="display:block;color:#17181a;font-size:17px;line-height:42px;mso-line-height-rule:exactly;text-decoration:none">${value}</a>
            </td>`;
}

function nameOf({ max, min, lowLabel, highLabel }: RatingInMail, value: number, language: Language): string {
  const label = value === min ? lowLabel : value === max ? highLabel : null;
  return label
    ? t(language, "emails.invitation.pointEnd", { value, max, label })
    : t(language, "emails.invitation.point", { value, max });
}

/** The points from low to high, in rows that are as equal as can be. */
function rows(min: number, max: number): number[][] {
  const count = max - min + 1;
  const perRow = Math.ceil(count / Math.ceil(count / pointsPerRowMax));
  const points = Array.from({ length: count }, (_, index) => min + index);
  return Array.from({ length: Math.ceil(count / perRow) }, (_, row) =>
    points.slice(row * perRow, (row + 1) * perRow),
  );
}

const small = "margin:0 0 10px;color:#55585d;font-size:14px;line-height:1.55";
