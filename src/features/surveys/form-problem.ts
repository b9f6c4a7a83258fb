/** What is wrong with one entered value; pages put it into words beside the field. */
export interface FormProblem {
  readonly field: string;
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
export function checkLine(field: string, text: string, lengthMax = 120): FormProblem[] {
  const trimmed = text.trim();
  if (trimmed === "") return [{ field, reason: "empty" }];
  if (controlCharacter.test(trimmed)) return [{ field, reason: "control-character" }];
  return trimmed.length > lengthMax ? [{ field, reason: "too-long" }] : [];
}

export function hasControlCharacter(text: string): boolean {
  return controlCharacter.test(text);
}
