/**
 * Whether an address may go into an envelope and a header: one mailbox, nothing that could end the header or add a
 * recipient. Stricter than RFC 5322 on purpose (no quoted local parts, no comments).
 */
export function isMailAddress(text: string): boolean {
  if (text.length > 254 || /[\s\p{Cc}]/u.test(text)) return false;
  const [local, domain, ...rest] = text.split("@");
  if (!local || !domain || rest.length > 0 || local.length > 64) return false;
  return /^[^<>()[\]\\,;:"]+$/.test(local) && isDomain(domain);
}

function isDomain(domain: string): boolean {
  return domain
    .split(".")
    .every((label) => /^[\p{L}\p{N}]([\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?$/u.test(label));
}

const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;

/**
 * Whether a mail server on the internet will take an address, which is what customers and staff are asked for: beyond
 * `isMailAddress`, plain characters before the @ with dots only between them, and a domain with an ending.
 */
export function isPublicAddress(text: string): boolean {
  if (!isMailAddress(text)) return false;
  const [local = "", domain = ""] = text.split("@");
  return localPart.test(local) && domain.includes(".") && !/\.\d+$/.test(domain);
}

/**
 * Whether an address lies under a name that is reserved for examples (RFC 2606, 6761): no mail can reach anybody there.
 * @example isReservedAddress("customer1@demo.example"); // => true
 */
export function isReservedAddress(address: string): boolean {
  return /[@.](example|invalid)$/i.test(address);
}

/** One spelling of an address, by which two rows are seen to be the same person. */
export function normalizedEmail(text: string): string {
  const address = text.normalize("NFKC").trim().toLowerCase();
  const at = address.lastIndexOf("@");
  return isMailAddress(address) ? `${address.slice(0, at)}@${asciiDomain(address.slice(at + 1))}` : address;
}

/** The domain as the name system knows it: 例子.中国 and xn--fsqu00a.xn--fiqs8s are one. */
function asciiDomain(domain: string): string {
  return /^[a-z0-9.-]*$/.test(domain) ? domain : (URL.parse(`http://${domain}`)?.hostname ?? domain);
}

/** A server's reply as it may be stored and shown: one line, short, addresses blanked. */
export function withoutAddresses(reply: string): string {
  return reply
    .replace(/[\s\p{Cc}]+/gu, " ")
    .replace(/[^\s<>"'()]+@[^\s<>"'()]+/g, "…")
    .trim()
    .slice(0, 200);
}
