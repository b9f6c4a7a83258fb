import { afterAll, beforeAll, expect, test } from "vitest";
import { can, type Role, roles } from "../../src/auth/permissions.ts";
import { routePermissions } from "../../src/auth/route-permissions.ts";
import { useDatabase } from "../support/database.ts";
import { aStaff, postForm, signInAs } from "../support/http.ts";
import { type RunningServer, startServer } from "../support/server.ts";

const database = useDatabase();
let server: RunningServer;
const cookies = new Map<Role, string>();

beforeAll(async () => {
  const emails = await aStaff(database.db, roles);
  server = await startServer({ databaseUrl: database.url });
  for (const role of roles) cookies.set(role, await signInAs(server.url, emails[role] ?? ""));
});
afterAll(() => server?.stop());

// Every parameter as an id that nothing has: a route that lets somebody in answers 404, never 403.
const routes = Object.entries(routePermissions).map(([pattern, permission]) => ({
  path: pattern.replace(/\[[^\]]+\]/g, "00000000-0000-4000-8000-000000000000"),
  permission,
}));

test.each(routes)("GET and POST $path ask for $permission", async ({ path, permission }) => {
  const url = `${server.url}${path}`;
  const seen: Record<string, string> = {};
  const expected: Record<string, string> = {};
  for (const role of [null, ...roles]) {
    const headers: Record<string, string> = role ? { cookie: cookies.get(role) ?? "" } : {};
    const name = role ?? "nobody";
    const isLetIn = permission === "public" || (role !== null && can(role, permission));
    const turnedAway = role === null ? "sign-in" : "refused";
    expected[`GET as ${name}`] = isLetIn ? "let in" : turnedAway;
    seen[`GET as ${name}`] = outcome(await fetch(url, { redirect: "manual", headers }), path);
    // Those who are let in would change something here; the pages' own tests post.
    if (isLetIn) continue;
    expected[`POST as ${name}`] = turnedAway;
    seen[`POST as ${name}`] = outcome(await postForm(url, {}, headers), path);
  }
  expect(seen).toEqual(expected);
});

function outcome(response: Response, path: string): string {
  if (response.status === 403) return "refused";
  const goesToSignIn = response.headers.get("location")?.startsWith("/sign-in") === true;
  if (response.status === 303 && goesToSignIn && path !== "/sign-in") return "sign-in";
  if (response.status >= 500 && path !== "/500") return `error ${response.status}`;
  return "let in";
}
