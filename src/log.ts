import pino from "pino";

/**
 * Structured log on stdout: one JSON object a line. Log ids and codes, never addresses, names or answers. What an
 * error says is kept, but not the parameters of a failed query, which hold people's data.
 */
export const log = pino({
  base: undefined,
  level: process.env.NODE_ENV === "test" ? "silent" : "info",
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: { err: describeError },
});

function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const isQuery = error.name === "DrizzleQueryError" || "query" in error;
  return {
    name: error.name,
    code: (error as NodeJS.ErrnoException).code,
    message: isQuery ? "a query failed" : error.message,
    stack: isQuery ? frames(error) : error.stack,
    cause: error.cause === undefined ? undefined : describeError(error.cause),
  };
}

function frames(error: Error): string {
  return (error.stack ?? "")
    .split("\n")
    .filter((line) => line.trimStart().startsWith("at "))
    .join("\n");
}
