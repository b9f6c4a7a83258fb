import { isPublicAddress } from "../emails/mail-address.ts";
import { isLanguage, type Language } from "../i18n/languages.ts";
import { isPasswordLongEnough } from "./password-rules.ts";
import { isRole, type Role } from "./permissions.ts";

/** What somebody typed in to add a member of staff. */
export interface NewStaffInput {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role: string;
  readonly language: string;
  readonly unitId: string;
}

export interface CheckedStaff {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role: Role;
  readonly language: Language;
  readonly unitId: string;
}

export type StaffProblem =
  | "name-missing"
  | "name-too-long"
  | "email-invalid"
  | "email-taken"
  | "password-length"
  | "role-unknown"
  | "language-unknown"
  | "unit-unknown";

const nameLengthMax = 120;

/** Trims and checks; the address in lower case, which is how people sign in. */
export function checkNewStaff(
  input: NewStaffInput,
): { readonly staff: CheckedStaff } | { readonly problems: readonly StaffProblem[] } {
  const name = input.name.trim();
  const email = input.email.trim().toLowerCase();
  const { password, role, language, unitId } = input;
  const problems: StaffProblem[] = [];
  if (name === "") problems.push("name-missing");
  if (name.length > nameLengthMax) problems.push("name-too-long");
  if (!isPublicAddress(email)) problems.push("email-invalid");
  if (!isPasswordLongEnough(password)) problems.push("password-length");
  if (!isRole(role)) problems.push("role-unknown");
  if (!isLanguage(language)) problems.push("language-unknown");
  if (problems.length > 0 || !isRole(role) || !isLanguage(language)) return { problems };
  return { staff: { name, email, password, role, language, unitId } };
}
