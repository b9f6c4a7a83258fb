/** The policy of a page that one of our own pages frames: everybody else still may not. */
export const framedByUs = [
  "default-src 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join("; ");
