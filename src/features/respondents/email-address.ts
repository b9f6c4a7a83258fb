const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const domainLabel = /^[\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;

/**
 * An address that a mail server will take: one @, dots only between other characters, a domain with an ending. No
 * quotes, comments, spaces or line breaks, which addresses in use do not have and attacks on mail headers do.
 */
export function isEmailAddress(text: string): boolean {
  if (text.length > 254) return false;
  const at = text.indexOf("@");
  const local = text.slice(0, at);
  const labels = text.slice(at + 1).split(".");
  if (at < 1 || local.length > 64 || !localPart.test(local)) return false;
  const ending = labels.at(-1) ?? "";
  return labels.length >= 2 && labels.every((label) => domainLabel.test(label)) && !/^\d+$/.test(ending);
}

/** One spelling of an address, by which two rows are seen to be the same person. */
export function normalizedEmail(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}
