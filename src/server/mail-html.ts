/**
 * A mail's HTML for a sandboxed frame on a staff page. Mails carry inline styles, so this answer alone allows them;
 * it allows nothing else, no script least of all.
 */
export function mailHtmlResponse(html: string): Response {
  const policy = [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    "sandbox allow-popups allow-popups-to-escape-sandbox",
  ];
  return new Response(html, {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": policy.join("; "),
      "Cache-Control": "no-store",
    },
  });
}
