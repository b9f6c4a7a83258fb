import type { Language } from "../i18n/languages.ts";

export interface PlainPage {
  readonly language: Language;
  readonly title: string;
  readonly text: string;
  /** small print, such as the request id */
  readonly note?: string;
  /** the way on, on this server */
  readonly link?: { readonly label: string; readonly href: string };
}

/**
 * A whole HTML page without database, build or session, for what goes wrong before or around the real pages. Its
 * style sheet is the static file src/public/plain.css.
 */
export function plainPage(page: PlainPage): string {
  const note = page.note ? `\n<p class="note">${escapeHtml(page.note)}</p>` : "";
  const { link } = page;
  const way = link ? `\n<p><a href="${escapeHtml(link.href)}">${escapeHtml(link.label)}</a></p>` : "";
  return `<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(page.title)}</title>
<link rel="stylesheet" href="/plain.css">
</head>
<body>
<main>
<h1>${escapeHtml(page.title)}</h1>
<p>${escapeHtml(page.text)}</p>${way}${note}
</main>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
