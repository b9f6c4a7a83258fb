/**
 * Whether a request that may change something comes from another site than ours. Browsers say so themselves in
 * Sec-Fetch-Site, older ones in Origin; what sends neither is no browser and carries nobody's cookies.
 */
export function isFromAnotherSite(request: Request, publicUrl: string): boolean {
  if (["GET", "HEAD", "OPTIONS"].includes(request.method)) return false;
  const site = request.headers.get("sec-fetch-site");
  if (site) return site !== "same-origin" && site !== "none";
  const origin = request.headers.get("origin");
  return origin !== null && origin !== new URL(publicUrl).origin;
}
