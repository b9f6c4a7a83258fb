import type { APIRoute } from "astro";
import { app } from "../../app.ts";
import { findDemo } from "../../auth/demo.service.ts";
import { can } from "../../auth/permissions.ts";
import { findTourPlace } from "../../components/start/tour-places.ts";
import { isTourStep, tourPermissions } from "../../components/start/tour-steps.ts";
import { languageCookieOptions } from "../../server/language-cookie.ts";
import { signedIn } from "../../server/page-request.ts";
import { seenSteps, tourStepsCookie } from "../../server/tour-cookie.ts";

/** Leads to what a step of the tour is about, as it stands now, and remembers that somebody went there. */
export const GET: APIRoute = async ({ params, cookies, locals, redirect, rewrite }) => {
  const { step = "" } = params;
  const { db, config } = app();
  const staff = signedIn(locals);
  const demo = await findDemo(db);
  if (!demo || !isTourStep(step) || !can(staff.role, tourPermissions[step])) return rewrite("/404");
  const place = await findTourPlace(step, { db, demo, staff, language: locals.language, now: new Date() });
  const seen = new Set([...seenSteps(cookies.get(tourStepsCookie)?.value), step]);
  cookies.set(tourStepsCookie, [...seen].join("."), languageCookieOptions(config.publicUrl));
  return redirect(place, 303);
};
