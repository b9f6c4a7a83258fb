/** Why there is no answer; never a bare null. Only the first three may be imputed. */
export const missingCodes = [
  "dont-know",
  "refused",
  "skipped",
  "not-reached",
  "hidden-by-logic",
  "not-asked",
] as const;

export type MissingCode = (typeof missingCodes)[number];

export type Answer =
  | { readonly value: number } // rating
  | { readonly choice: string } // option code
  | { readonly text: string }
  | { readonly consent: boolean; readonly version: string }
  | { readonly missing: MissingCode };

/** By question code; a finished response has an entry for every question of its version. */
export type Answers = Readonly<Record<string, Answer>>;

/** Whether a missing answer may be estimated from the others: it was asked, and could have been given. */
export function isImputable(code: MissingCode): boolean {
  return code === "dont-know" || code === "refused" || code === "skipped";
}
