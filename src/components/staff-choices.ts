import { roles } from "../auth/permissions.ts";
import { type Language, languageNames, languages } from "../i18n/languages.ts";
import { t } from "../i18n/t.ts";

/** The roles with what each may do. */
export function roleOptions(language: Language): { value: string; label: string; hint: string }[] {
  return roles.map((role) => ({
    value: role,
    label: t(language, `staff.role.${role}`),
    hint: t(language, `staff.roleHint.${role}`),
  }));
}

export function languageOptions(): { value: string; label: string }[] {
  return languages.map((each) => ({ value: each, label: languageNames[each] }));
}
