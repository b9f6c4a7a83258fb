import type { APIRoute } from "astro";
import { app } from "../../app.ts";
import { languageCookieOptions } from "../../server/language-cookie.ts";
import { tourCookie } from "../../server/tour-cookie.ts";

/** Puts the tour of the first page away, or brings it back. */
export const POST: APIRoute = async ({ request, cookies, redirect }) => {
  const isWanted = (await request.formData()).get("show") === "1";
  if (isWanted) cookies.delete(tourCookie, { path: "/" });
  else cookies.set(tourCookie, "1", languageCookieOptions(app().config.publicUrl));
  return redirect("/", 303);
};

export const GET: APIRoute = ({ redirect }) => redirect("/", 303);
