/**
 * Where to go after signing in: a path of our own, else the start page. What a browser could read as another host
 * ("//host", "/\host") is not ours.
 */
export function ownPath(next: string | null): string {
  if (!next?.startsWith("/") || /^\/[/\\]/.test(next) || /[\\\p{Cc}]/u.test(next)) return "/";
  const base = "http://own.invalid";
  const url = URL.parse(next, base);
  return url?.origin === base ? url.pathname + url.search : "/";
}
