import { unknownPlaceholders } from "./piping.ts";

/** What is wrong with one entered value; pages put it into words beside the field. */
export interface FormProblem<Field extends string = string> {
  readonly field: Field;
  readonly reason:
    | "empty"
    | "too-long"
    | "control-character"
    | "not-a-choice"
    | "not-a-whole-number"
    | "outside-range"
    | "placeholder-unknown"
    | "taken"
    | "not-found"
    | "own-descendant";
  /** the ends of the range that a number lies outside of */
  readonly range?: readonly [number, number];
  /** how many characters a text that is too long may have */
  readonly lengthMax?: number;
}

/** Saved under this id, or refused with everything that is wrong. */
export type Saved = { readonly saved: true; readonly id: string } | Refused;

export interface Refused {
  readonly saved: false;
  readonly problems: readonly FormProblem[];
}

// Line breaks and control characters have no place in a name: names reach mail headers.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controlCharacter = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/** Checks a short line of text such as a name or a title. */
export function checkLine<Field extends string>(
  field: Field,
  text: string,
  lengthMax = 120,
): FormProblem<Field>[] {
  const trimmed = text.trim();
  if (trimmed === "") return [{ field, reason: "empty" }];
  if (controlCharacter.test(trimmed)) return [{ field, reason: "control-character" }];
  return trimmed.length > lengthMax ? [{ field, reason: "too-long", lengthMax }] : [];
}

/** Checks a line that may speak of {brand} and {product}. */
export function checkWording<Field extends string>(
  field: Field,
  text: string,
  lengthMax: number,
): FormProblem<Field>[] {
  const problems = checkLine(field, text, lengthMax);
  return problems.length > 0 ? problems : checkPlaceholders(field, text);
}

export function checkPlaceholders<Field extends string>(field: Field, text: string): FormProblem<Field>[] {
  return unknownPlaceholders(text).length > 0 ? [{ field, reason: "placeholder-unknown" }] : [];
}

export function hasControlCharacter(text: string): boolean {
  return controlCharacter.test(text);
}
