import type { APIContext, MiddlewareNext } from "astro";
import { app } from "./app.ts";
import { can } from "./auth/permissions.ts";
import { routePermissions } from "./auth/route-permissions.ts";
import { findSession, type Session } from "./auth/sessions.ts";
import { isLanguage } from "./i18n/languages.ts";
import { log } from "./log.ts";
import { isDatabaseAway } from "./server/database-away.ts";
import { languageCookie, languageCookieOptions } from "./server/language-cookie.ts";
import { isTokenRoute, mayVisitLink, noteUnknownLink } from "./server/link-rate-limit.ts";
import { type Problem, problemHtml, problemStatus, visitorLanguage } from "./server/problem-page.ts";
import { guardForm, hasUnreadableAddress, UnreadableRequestError } from "./server/readable-request.ts";
import { isFromAnotherSite } from "./server/request-origin.ts";

/** What every page request passes: who, which language, may they, and what is said when something goes wrong. */
export async function onRequest(context: APIContext, next: MiddlewareNext): Promise<Response> {
  const { request, locals, routePattern } = context;
  locals.requestId = request.headers.get("x-request-id") ?? crypto.randomUUID();
  locals.staff = null;
  locals.language = languageOf(context);
  try {
    return withCaching(await passOn(context, next));
  } catch (error) {
    if (error instanceof UnreadableRequestError) return problem(context, "unreadable");
    const away = isDatabaseAway(error);
    log.error({ err: error, requestId: locals.requestId, route: routePattern }, "a page failed");
    return problem(context, away ? "unavailable" : "failed", away ? { "Retry-After": "60" } : {});
  }
}

async function passOn(context: APIContext, next: MiddlewareNext): Promise<Response> {
  const { request, routePattern } = context;
  const { publicUrl } = app().config;
  // One-click unsubscribe is posted by mail services; its token is its protection.
  if (!routePattern.startsWith("/u/") && isFromAnotherSite(request, publicUrl)) {
    return refused(context, "cross-site");
  }
  if (isTokenRoute(routePattern)) return visitLink(context, next);
  if (hasUnreadableAddress(context.url)) return problem(context, "unreadable");
  guardForm(request);
  const permission = routePermissions[routePattern];
  if (permission === "public") return next();
  if (permission === undefined) return refused(context, "forbidden");
  const session = await findSession(request.headers, new Date());
  if (!session) return toSignIn(context);
  context.locals.staff = session.staff;
  context.locals.language = session.staff.language;
  if (!can(session.staff.role, permission)) return refused(context, "forbidden");
  const response = await next();
  // A page that looked closer and refused leaves the words to us.
  if (response.status === 403 && response.body === null) return refused(context, "forbidden");
  return withCookies(response, session);
}

async function visitLink(context: APIContext, next: MiddlewareNext): Promise<Response> {
  const address = context.request.headers.get("x-manyi-address") ?? "unknown";
  const visit = await mayVisitLink(address);
  if (!visit.allowed) {
    return problem(context, "too-many", { "Retry-After": String(visit.retryAfterSeconds) });
  }
  const response = routePermissions[context.routePattern] === "public" ? await next() : null;
  if (!response) return refused(context, "forbidden");
  if (response.status === 404) await noteUnknownLink(address);
  return response;
}

// The switch on a page writes the cookie, so that the next page keeps the language.
function languageOf({ request, url, cookies }: APIContext) {
  const asked = url.searchParams.get("language");
  if (isLanguage(asked)) {
    cookies.set(languageCookie, asked, languageCookieOptions(app().config.publicUrl));
    return asked;
  }
  return visitorLanguage(
    request.headers.get("cookie") ?? undefined,
    request.headers.get("accept-language") ?? undefined,
  );
}

function toSignIn({ request, url, redirect }: APIContext): Response {
  if (request.method !== "GET") return redirect("/sign-in", 303);
  return redirect(`/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`, 303);
}

function refused(context: APIContext, reason: "cross-site" | "forbidden"): Response {
  const { locals, routePattern, request } = context;
  const { requestId, staff } = locals;
  // Behind a proxy the two addresses say what PUBLIC_URL should be.
  const origins = reason === "cross-site" && {
    origin: request.headers.get("origin"),
    publicUrl: app().config.publicUrl,
  };
  const refusal = { requestId, route: routePattern, method: request.method, staffId: staff?.id, ...origins };
  log.warn(refusal, `refused: ${reason}`);
  return problem(context, reason);
}

function problem(context: APIContext, name: Problem, headers: Record<string, string> = {}): Response {
  const { language, requestId } = context.locals;
  return new Response(problemHtml(name, language, requestId, app().config.publicUrl), {
    status: problemStatus[name],
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store", ...headers },
  });
}

function withCaching(response: Response): Response {
  if (!response.headers.has("Cache-Control")) response.headers.set("Cache-Control", "no-store");
  return response;
}

function withCookies(response: Response, session: Session): Response {
  const alreadySet = response.headers.has("Set-Cookie");
  // A page that signs out or changes the password has the last word.
  if (!alreadySet) for (const cookie of session.cookies) response.headers.append("Set-Cookie", cookie);
  return response;
}
