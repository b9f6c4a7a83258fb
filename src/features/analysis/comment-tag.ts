/** A tag is a word or two. */
export const tagLengthMax = 40;

export type TagProblem = "empty" | "too-long";

/**
 * What somebody typed as a tag, with single spaces; a tag that is known already is spelled as it was.
 * @example readTag("  waiting   TIME ", ["Waiting time"]); // => { tag: "Waiting time" }
 */
export function readTag(
  typed: string,
  known: readonly string[],
): { readonly tag: string } | { readonly problem: TagProblem } {
  const tag = typed.normalize("NFC").trim().replace(/\s+/g, " ");
  if (tag === "") return { problem: "empty" };
  if (tag.length > tagLengthMax) return { problem: "too-long" };
  return { tag: known.find((each) => tagKey(each) === tagKey(tag)) ?? tag };
}

function tagKey(tag: string): string {
  return tag.normalize("NFKC").toLowerCase();
}
