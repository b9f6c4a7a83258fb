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
