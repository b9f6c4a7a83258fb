/**
 * Where to go after signing in: a path of our own, else the start page. What a browser could read as another host
 * ("//host", "/\host", and "/..//host", which becomes "//host" when it is resolved) is not ours.
 */
export function ownPath(next: string | null): string {
  if (!next?.startsWith("/") || /[\\\p{Cc}]/u.test(next)) return "/";
  const base = "http://own.invalid";
  const url = URL.parse(next, base);
  if (url?.origin !== base || url.pathname.startsWith("//")) return "/";
  return url.pathname + url.search;
}
