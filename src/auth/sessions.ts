import type { Language } from "../i18n/languages.ts";
import type { Role } from "./permissions.ts";

/** A member of staff as pages know them. */
export interface SignedInStaff {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly unitId: string;
  readonly language: Language;
}
