import { languageCookieOptions } from "./language-cookie.ts";

/** Keeps whether this browser shows pages light or dark; absent: as the system is. */
export const themeCookie = "manyi-theme";

export const themes = ["system", "light", "dark"] as const;

export type Theme = (typeof themes)[number];

/** The theme a cookie or a form names; anything else is the system's. */
export function readTheme(text: string | undefined): Theme {
  return themes.find((theme) => theme === text) ?? "system";
}

/** Kept as long, and as privately, as the chosen language. */
export const themeCookieOptions = languageCookieOptions;
