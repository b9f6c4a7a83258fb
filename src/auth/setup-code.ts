import { randomInt, timingSafeEqual } from "node:crypto";

// Without letters and digits that are mistaken for each other.
const alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The code the server prints until the first administrator exists, e.g. "K7QM-2VXD-9HTR". */
export function makeSetupCode(): string {
  const group = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join("");
  return [group(), group(), group()].join("-");
}

/** Compares without regard to case, spaces and hyphens, in a time that tells nothing. */
export function isSetupCode(entered: string, code: string): boolean {
  const [a, b] = [entered, code].map((text) => Buffer.from(text.toUpperCase().replace(/[\s-]/g, "")));
  return a !== undefined && b !== undefined && a.length === b.length && timingSafeEqual(a, b);
}
