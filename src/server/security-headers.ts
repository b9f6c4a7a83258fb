/**
 * The headers of every answer, static files included. A page that must differ sets the header itself.
 * `same-origin` keeps tokens in links from other sites; "no-referrer" would turn a form's Origin into "null".
 */
export function securityHeaders(publicUrl: string): Readonly<Record<string, string>> {
  const always = {
    "Content-Security-Policy": contentSecurityPolicy,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Robots-Tag": "noindex",
  };
  if (!publicUrl.startsWith("https://")) return always;
  return { ...always, "Strict-Transport-Security": "max-age=31536000" };
}

const contentSecurityPolicy = [
  "default-src 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");
