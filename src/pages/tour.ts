import type { APIRoute } from "astro";
import { app } from "../app.ts";
import { languageCookieOptions } from "../server/language-cookie.ts";
import { tourCookie } from "../server/tour-cookie.ts";

/** Puts the tour of the first page away. */
export const POST: APIRoute = ({ cookies, redirect }) => {
  cookies.set(tourCookie, "1", languageCookieOptions(app().config.publicUrl));
  return redirect("/", 303);
};

export const GET: APIRoute = ({ redirect }) => redirect("/", 303);
