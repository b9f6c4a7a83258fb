/**
 * A text as R source. What is not ASCII is escaped, because R reads a script in the encoding of its locale, whatever
 * that is; a comment can show it readably.
 * @example rString('say "好"'); // => "say \"\u597d\""
 */
export function rString(text: string): string {
  const escaped = Array.from(text, (character) => {
    if (character === "\\" || character === '"') return `\\${character}`;
    const code = character.codePointAt(0) as number;
    if (code >= 0x20 && code < 0x7f) return character;
    if (code <= 0xffff) return `\\u${code.toString(16).padStart(4, "0")}`;
    return `\\U${code.toString(16).padStart(8, "0")}`;
  });
  return `"${escaped.join("")}"`;
}

/** A text that can stand in a one-line comment. */
export function rComment(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ");
}

/** `c("a", "b")`. */
export function rStrings(texts: readonly string[]): string {
  return `c(${texts.map(rString).join(", ")})`;
}

/** `c(1, 2.5)` with every digit, or `rep(1, 24)`. */
export function rVector(values: readonly number[]): string {
  const alike = values.length > 2 && values.every((value) => value === values[0]);
  return alike ? `rep(${values[0]}, ${values.length})` : `c(${values.join(", ")})`;
}

/** Numbers with names and every digit. Not `c("a" = 1)`: R keeps such names in its locale's encoding. */
export function rNumbers(entries: readonly (readonly [name: string, value: number])[]): string {
  const values = rVector(entries.map(([, value]) => value));
  return `setNames(${values}, ${rStrings(entries.map(([name]) => name))})`;
}

/** A call with one argument a line, each with a comment where there is one. */
export function rCall(
  name: string,
  lines: readonly { code: string; comment?: string | undefined }[],
): string {
  const body = lines.map(({ code, comment }, at) => {
    const comma = at < lines.length - 1 ? "," : "";
    return `  ${code}${comma}${comment ? ` # ${rComment(comment)}` : ""}`;
  });
  return [`${name}(`, ...body, ")"].join("\n");
}
