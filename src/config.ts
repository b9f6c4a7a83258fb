import path from "node:path";
import * as z from "zod";
import { isMailAddress } from "./emails/mail-address.ts";

/** What the process was told by its environment; the only place that reads it. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** without a trailing slash; every link in a mail starts with it */
  readonly publicUrl: string;
  /** absent: the embedded database in the data folder */
  readonly databaseUrl: string | undefined;
  readonly dataFolder: string;
  /** absent: mails stay in the outbox */
  readonly smtpUrl: string | undefined;
  /** absent: made once and kept in the data folder */
  readonly secret: string | undefined;
  /** load the demo programme into an empty database; absent: into the embedded one only */
  readonly demo: boolean | undefined;
}

/** One or more settings are wrong; `sentences` has one clear sentence for each. */
export class ConfigError extends Error {
  override name = "ConfigError";
  readonly sentences: readonly string[];
  constructor(sentences: readonly string[]) {
    super(sentences.join("\n"));
    this.sentences = sentences;
  }
}

const secretLengthMin = 32;

const environment = z
  .object({
    PORT: optional(
      z
        .string()
        .regex(/^\d{1,5}$/)
        .transform(Number)
        .refine((port) => port >= 1 && port <= 65535),
    ),
    HOST: optional(z.string().regex(/^[\w.:-]+$/)),
    PUBLIC_URL: optional(z.string().refine(isPublicUrl)),
    DATABASE_URL: optional(z.string().refine((text) => hasScheme(text, ["postgres:", "postgresql:"]))),
    MANYI_DATA: optional(z.string()),
    SMTP_URL: optional(z.string().refine((text) => hasScheme(text, ["smtp:", "smtps:"]) && hasSender(text))),
    MANYI_SECRET: optional(z.string().min(secretLengthMin)),
    MANYI_DEMO: optional(z.enum(["0", "1"])),
  })
  .refine((settings) => !settings.DATABASE_URL || settings.MANYI_SECRET, {
    path: ["MANYI_SECRET"],
    params: { required: true },
  });

// Never the value itself: it may hold a password.
const sentences: Readonly<Record<string, string>> = {
  PORT: "PORT must be a whole number from 1 to 65535.",
  HOST: "HOST must be a host name or an IP address, such as 127.0.0.1.",
  PUBLIC_URL:
    "PUBLIC_URL must be an http or https address without a path, such as https://survey.example.com.",
  DATABASE_URL: "DATABASE_URL must look like postgres://user:password@host:5432/database.",
  SMTP_URL:
    "SMTP_URL must look like smtp://user:password@host:587 or smtps://user:password@host, with ?from= an address if there is one.",
  MANYI_SECRET: `MANYI_SECRET must have at least ${secretLengthMin} characters; try: openssl rand -base64 32.`,
  MANYI_DEMO:
    "MANYI_DEMO must be 1, to load the demo programme into an empty database, or 0, to leave it out.",
};

const secretRequired =
  "MANYI_SECRET is required together with DATABASE_URL: the links in mails are derived from it. Try: openssl rand -base64 32.";

/**
 * Reads and checks the settings. An empty value counts as absent.
 * @throws {ConfigError} with a sentence for each bad value
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    throw new ConfigError([...new Set(parsed.error.issues.map(sentenceFor))]);
  }
  const settings = parsed.data;
  const port = settings.PORT ?? 4321;
  return {
    port,
    host: settings.HOST ?? "127.0.0.1",
    publicUrl: (settings.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/$/, ""),
    databaseUrl: settings.DATABASE_URL,
    dataFolder: path.resolve(settings.MANYI_DATA ?? ".manyi"),
    smtpUrl: settings.SMTP_URL,
    secret: settings.MANYI_SECRET,
    demo: settings.MANYI_DEMO === undefined ? undefined : settings.MANYI_DEMO === "1",
  };
}

/** Whether pages are served to this machine only, as far as the settings tell: a proxy gives the links another host. */
export function isLocalOnly({ host, publicUrl }: Pick<Config, "host" | "publicUrl">): boolean {
  return isLoopback(host) && isLoopback(new URL(publicUrl).hostname.replace(/^\[|\]$/g, ""));
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

function sentenceFor(issue: z.core.$ZodIssue): string {
  const name = String(issue.path[0]);
  const isMissing = issue.code === "custom" && issue.params?.required === true;
  return isMissing ? secretRequired : (sentences[name] ?? `${name} is not valid.`);
}

function optional<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (value === "" ? undefined : value), schema.optional());
}

function hasScheme(text: string, schemes: readonly string[]): boolean {
  const url = URL.parse(text);
  return url !== null && schemes.includes(url.protocol) && url.hostname !== "";
}

/** No `from`, or one mail address. */
function hasSender(text: string): boolean {
  const from = URL.parse(text)?.searchParams.get("from");
  return from == null || isMailAddress(from);
}

function isPublicUrl(text: string): boolean {
  const url = URL.parse(text);
  if (!url || !["http:", "https:"].includes(url.protocol)) return false;
  return url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "";
}
