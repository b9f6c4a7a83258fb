export const passwordLengthMin = 10;
export const passwordLengthMax = 128;

/** Length is what counts; no rules on kinds of characters, which make passwords worse. */
export function isPasswordLongEnough(password: string): boolean {
  return [...password].length >= passwordLengthMin && [...password].length <= passwordLengthMax;
}
