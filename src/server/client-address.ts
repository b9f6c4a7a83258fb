import { isIP } from "node:net";

/**
 * Whose request it is. A forwarded address is believed only where a proxy must be in front (PUBLIC_URL is https, and
 * we speak plain http) and only from a neighbour on this machine or its private network: of X-Forwarded-For the last
 * entry, which that proxy wrote itself.
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  publicUrl: string,
): string {
  const direct = withoutMapping(socketAddress ?? "0.0.0.0");
  if (!publicUrl.startsWith("https://") || !isPrivate(direct)) return direct;
  const last = withoutMapping(forwardedFor?.split(",").at(-1)?.trim() ?? "");
  return isIP(last) ? last : direct;
}

function withoutMapping(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}

function isPrivate(address: string): boolean {
  if (address === "::1" || /^f[cd]/i.test(address)) return true;
  return /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address);
}
