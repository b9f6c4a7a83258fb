import type { Language } from "../i18n/languages.ts";
import { t } from "../i18n/t.ts";
import type { MailParameters } from "./mail.ts";

export type ParametersOf<Template extends MailParameters["template"]> = Extract<
  MailParameters,
  { readonly template: Template }
>;

/** The first line of a mail. */
export function hello(language: Language, name: string | null): string {
  return name ? t(language, "emails.hello.name", { name }) : t(language, "emails.hello");
}

/** A day as people say it, e.g. "Tuesday, November 10, 2026". */
export function mailDate(language: Language, at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "full", timeZone }).format(at);
}

export function mailTime(language: Language, at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat(language, { timeStyle: "short", timeZone }).format(at);
}

/** A time zone in words, e.g. "Central European Time". */
export function zoneName(language: Language, at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: "longGeneric" }).formatToParts(
    at,
  );
  const name = parts.find((part) => part.type === "timeZoneName")?.value ?? timeZone;
  // Where a zone has no name of its own, Intl says "GMT+00:00".
  return name.startsWith("GMT") ? timeZone.replace("Etc/", "") : name;
}
