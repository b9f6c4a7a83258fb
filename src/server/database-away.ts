const awayCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "CONNECTION_ENDED",
  // PostgreSQL: shutting down, starting, crashed, too many connections, disk full, read-only
  "57P01",
  "57P02",
  "57P03",
  "53100",
  "53300",
  "25006",
]);

/** Whether an error means that the database cannot serve anybody just now, rather than that we made a mistake. */
export function isDatabaseAway(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code && awayCodes.has(code)) return true;
    if (cause.message === "PGlite is closed") return true;
  }
  return false;
}
