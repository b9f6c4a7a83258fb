/** Keeps the language that somebody chose before anybody knows who they are. */
export const languageCookie = "manyi-language";

const yearSeconds = 365 * 24 * 3600;

/** No script reads it, and under https it never leaves in the clear. */
export function languageCookieOptions(publicUrl: string) {
  const secure = publicUrl.startsWith("https://");
  return { path: "/", sameSite: "lax", httpOnly: true, secure, maxAge: yearSeconds } as const;
}
