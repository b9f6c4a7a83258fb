import type { Database } from "../../db/client.ts";
import type { Role } from "../../src/auth/permissions.ts";
import { addStaff } from "../../src/auth/staff.service.ts";
import { ensureCompany } from "../../src/features/respondents/units.service.ts";

export const testPassword = "correct horse battery";

/** A company with one member of staff of each role, who all have the test password. */
export async function aStaff(db: Database, roles: readonly Role[]): Promise<Record<string, string>> {
  const now = new Date();
  const unitId = await ensureCompany(db, "Acme", now);
  const emails: Record<string, string> = {};
  for (const role of roles) {
    const email = `${role}@example.com`;
    const person = { name: role, email, role, unitId, language: "en", password: testPassword };
    const added = await addStaff(db, person, { staffId: null, now });
    if (!added.added) throw new Error(`aStaff: ${added.problems.join(", ")}`);
    emails[role] = email;
  }
  return emails;
}

/** Posts a form as a browser without JavaScript does, and follows nothing. */
export function postForm(
  url: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(url, {
    method: "POST",
    redirect: "manual",
    headers: { "sec-fetch-site": "same-origin", ...headers },
    body: new URLSearchParams(fields),
  });
}

/** Signs in over the page's form. @returns the Cookie header of the session */
export async function signInAs(serverUrl: string, email: string, password = testPassword): Promise<string> {
  const response = await postForm(`${serverUrl}/sign-in`, { email, password });
  const [cookie] = response.headers.getSetCookie();
  if (response.status !== 303 || !cookie) throw new Error(`signInAs: ${response.status} for ${email}`);
  return cookie.split(";")[0] ?? "";
}
