import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { account, session, staff, verification } from "../../db/schema/staff.ts";
import { type App, app } from "../app.ts";
import { isLanguage, type Language } from "../i18n/languages.ts";
import { log } from "../log.ts";
import { passwordLengthMax, passwordLengthMin } from "./password-rules.ts";
import { isRole, type Role } from "./permissions.ts";

/** A member of staff as pages know them. */
export interface SignedInStaff {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly unitId: string;
  readonly language: Language;
}

export interface Session {
  readonly staff: SignedInStaff;
  /** Set-Cookie headers that prolong the session */
  readonly cookies: readonly string[];
}

export type SignInResult =
  | { readonly signedIn: true; readonly cookies: readonly string[] }
  | { readonly signedIn: false; readonly reason: "wrong-credentials" }
  | { readonly signedIn: false; readonly reason: "too-many"; readonly retryAfterSeconds: number };

export type PasswordChangeResult =
  | { readonly changed: true; readonly cookies: readonly string[] }
  | { readonly changed: false; readonly reason: "wrong-password" | "too-many" };

const hourSeconds = 3600;
const idleMaxSeconds = 12 * hourSeconds;
const sessionMaxMs = 7 * 24 * hourSeconds * 1000;
/** wrong or right, so many attempts to sign in per minute and address */
export const signInAttemptsMax = 10;

/** Who sends this request, by the session cookie. Ends 12 hours after the last use and 7 days after signing in. */
export async function findSession(headers: Headers, now: Date): Promise<Session | null> {
  const found = await auth().api.getSession({ headers, returnHeaders: true });
  const user = found.response?.user;
  if (!user || !found.response) return null;
  if (now.getTime() - found.response.session.createdAt.getTime() > sessionMaxMs) return null;
  const { id, name, email, role, unitId, language } = user;
  if (!isRole(role) || !isLanguage(language)) return null;
  return { staff: { id, name, email, role, unitId, language }, cookies: found.headers.getSetCookie() };
}

/** Checks e-mail and password over better-auth's HTTP handler: its server-side call would skip the rate limit. */
export async function signIn(
  credentials: { email: string; password: string },
  headers: Headers,
): Promise<SignInResult> {
  const response = await post("sign-in/email", credentials, withoutCookie(headers));
  if (response.ok) return { signedIn: true, cookies: response.headers.getSetCookie() };
  // Nobody is told that their password is wrong because the database is away.
  if (response.status >= 500) throw new Error("signing in failed on our side");
  if (response.status !== 429) return { signedIn: false, reason: "wrong-credentials" };
  return {
    signedIn: false,
    reason: "too-many",
    retryAfterSeconds: Number(response.headers.get("x-retry-after") ?? 60),
  };
}

/** Ends the session of this request. @returns Set-Cookie headers that take the cookie away */
export async function signOut(headers: Headers): Promise<readonly string[]> {
  const response = await post("sign-out", {}, headers);
  return response.headers.getSetCookie();
}

/** Changes the own password and ends every other session of this person. */
export async function changePassword(
  passwords: { currentPassword: string; newPassword: string },
  headers: Headers,
): Promise<PasswordChangeResult> {
  const response = await post("change-password", { ...passwords, revokeOtherSessions: true }, headers);
  if (response.ok) return { changed: true, cookies: response.headers.getSetCookie() };
  if (response.status >= 500) throw new Error("changing the password failed on our side");
  return { changed: false, reason: response.status === 429 ? "too-many" : "wrong-password" };
}

function post(route: string, body: object, headers: Headers): Promise<Response> {
  const { publicUrl } = app().config;
  const forwarded = new Headers({ "content-type": "application/json", origin: publicUrl });
  for (const name of ["cookie", "user-agent", addressHeader]) {
    const value = headers.get(name);
    if (value) forwarded.set(name, value);
  }
  const url = `${publicUrl}/api/auth/${route}`;
  return auth().handler(new Request(url, { method: "POST", headers: forwarded, body: JSON.stringify(body) }));
}

function withoutCookie(headers: Headers): Headers {
  const rest = new Headers(headers);
  rest.delete("cookie");
  return rest;
}

// Written by src/server.ts for every request; what a client puts there is overwritten.
const addressHeader = "x-manyi-address";

type Auth = ReturnType<typeof createAuth>;
let current: { readonly app: App; readonly auth: Auth } | undefined;

function auth(): Auth {
  if (current?.app !== app()) current = { app: app(), auth: createAuth(app()) };
  return current.auth;
}

function createAuth({ db, config, secret }: App) {
  const isHttps = config.publicUrl.startsWith("https://");
  return betterAuth({
    baseURL: config.publicUrl,
    secret,
    database: drizzleAdapter(db, { provider: "pg", schema: { staff, session, account, verification } }),
    user: {
      modelName: "staff",
      additionalFields: {
        role: { type: "string", required: true, input: false },
        unitId: { type: "string", required: true, input: false },
        language: { type: "string", required: true, input: false },
      },
    },
    session: { fields: { userId: "staffId" }, expiresIn: idleMaxSeconds, updateAge: hourSeconds / 2 },
    account: { fields: { userId: "staffId" } },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLengthMin,
      maxPasswordLength: passwordLengthMax,
    },
    rateLimit: {
      enabled: true,
      storage: "memory",
      customRules: {
        "/sign-in/email": { window: 60, max: signInAttemptsMax },
        "/change-password": { window: 60, max: signInAttemptsMax },
      },
    },
    advanced: {
      ipAddress: { ipAddressHeaders: [addressHeader] },
      // The library's own switch would put __Secure- before the name; __Host- is stricter.
      useSecureCookies: false,
      defaultCookieAttributes: { secure: isHttps },
      cookiePrefix: isHttps ? "__Host-manyi" : "manyi",
    },
    // Its arguments hold addresses; its messages do not.
    logger: { level: "error", log: (_level, message) => log.warn({ source: "sign-in" }, message) },
    telemetry: { enabled: false },
  });
}
