import { createHash, createHmac } from "node:crypto";
import { app } from "../app.ts";

/** What a link lets its holder do; a token of one purpose opens nothing of another. */
export type LinkPurpose = "invitation" | "contact" | "recovery";

/** r: survey, u: unsubscribe, c: "please contact me", f: "is it solved?" */
export type LinkPath = "r" | "u" | "c" | "f";

export interface ParsedLink {
  readonly respondentId: string;
  readonly tokenDigest: Uint8Array;
}

const byteCount = 16;

/**
 * The secret half of a personal link: 128 bits derived from the secret, so that the same link can be written again
 * in a reminder although only its digest is stored.
 * @param id of the invitation or the case
 */
export function linkToken(purpose: LinkPurpose, id: string): string {
  const mac = createHmac("sha256", app().secret).update(`${purpose}:${id}`).digest();
  return mac.subarray(0, byteCount).toString("base64url");
}

/** SHA-256 of a token: what the database stores. */
export function tokenDigest(token: string): Uint8Array {
  return new Uint8Array(createHash("sha256").update(token).digest());
}

/** @example personalLink("r", respondentId, linkToken("invitation", invitationId)); */
export function personalLink(path: LinkPath, respondentId: string, token: string): string {
  const id = Buffer.from(respondentId.replaceAll("-", ""), "hex").toString("base64url");
  return `${app().config.publicUrl}/${path}/${id}.${token}`;
}

/** Reads the part of a link behind its path. Anything but our own spelling is null: the same 404 for all. */
export function parseLink(text: string): ParsedLink | null {
  const [idText, token, ...rest] = text.split(".");
  const id = canonicalBytes(idText);
  if (!id || !token || !canonicalBytes(token) || rest.length > 0) return null;
  const respondentId = id.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return { respondentId, tokenDigest: tokenDigest(token) };
}

// Base64url has spare bits in its last character: only one of the spellings of the same bytes is ours.
function canonicalBytes(text: string | undefined): Buffer | null {
  if (text?.length !== 22) return null;
  const bytes = Buffer.from(text, "base64url");
  return bytes.length === byteCount && bytes.toString("base64url") === text ? bytes : null;
}
