import http from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { useDatabase } from "../support/database.ts";
import { aStaff, postForm, signInAs, testPassword } from "../support/http.ts";
import { type RunningServer, startServer } from "../support/server.ts";

const database = useDatabase();
const publicUrl = "https://survey.example.com";
let server: RunningServer;
const staffEmail = "administrator@example.com";

beforeAll(async () => {
  await aStaff(database.db, ["administrator"]);
  server = await startServer({ databaseUrl: database.url, env: { PUBLIC_URL: publicUrl } });
});
afterAll(() => server?.stop());

/** As if a proxy passed it on from this address. */
const from = (address: string) => ({ "x-forwarded-for": `203.0.113.9, ${address}` });

describe("every answer", () => {
  test.each(["/sign-in", "/health", "/plain.css", "/nothing-here"])(
    "%s carries the security headers",
    async (path) => {
      const { headers } = await fetch(`${server.url}${path}`);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain("unsafe");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("same-origin");
      expect(headers.get("strict-transport-security")).toContain("max-age=");
      expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  test("a page has no inline script or style", async () => {
    const html = await (await fetch(`${server.url}/sign-in`)).text();
    expect(html).not.toMatch(/<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=/);
  });

  test("an unknown address is a 404 page that names the request", async () => {
    const response = await fetch(`${server.url}/nothing-here`, { headers: { "accept-language": "zh-CN" } });
    expect(response.status).toBe(404);
    const html = await response.text();
    expect(html).toContain('<html lang="zh-CN"');
    expect(html).toContain(response.headers.get("x-request-id"));
  });

  test("a request id and an address of the client's own making are overwritten", async () => {
    const headers = { "x-request-id": "mine", "x-manyi-address": "198.51.100.1" };
    const response = await fetch(`${server.url}/health`, { headers });
    expect(response.headers.get("x-request-id")).not.toBe("mine");
  });

  test("health says that the database answers", async () => {
    const response = await fetch(`${server.url}/health`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: "ok", database: "ok" });
  });
});

describe("what is too large", () => {
  const megabyte = new Uint8Array(1024 * 1024);

  test("is refused by its Content-Length with a plain page", async () => {
    const response = await fetch(`${server.url}/sign-in`, { method: "POST", body: megabyte });
    expect(response.status).toBe(413);
    expect(await response.text()).toContain("<h1>That is too large</h1>");
  });

  test("is refused by what is sent where no length is given", async () => {
    const response = await postChunks(Array.from({ length: 16 }, () => megabyte.subarray(0, 64 * 1024)));
    expect(response.status).toBe(413);
    expect(response.body).toContain("That is too large");
  });

  test("is any file larger than a form from somebody who is not signed in", async () => {
    for (const cookie of ["", "__Host-manyi.session_token=made-up"]) {
      const request = { method: "POST", headers: { cookie }, body: megabyte };
      const response = await fetch(`${server.url}/respondents/import`, request);
      expect(response.status).toBe(401);
      expect(await response.text()).toContain("You are signed out");
    }
    const cookie = await signInAs(server.url, staffEmail);
    const body = new FormData();
    body.set("file", new File([megabyte], "people.csv"));
    const headers = { cookie, "sec-fetch-site": "same-origin" };
    const signedIn = await fetch(`${server.url}/respondents/import`, { method: "POST", headers, body });
    expect(signedIn.status).toBe(422);
  });

  function postChunks(chunks: readonly Uint8Array[]): Promise<{ status: number; body: string }> {
    return new Promise((resolve, reject) => {
      const request = http.request(`${server.url}/sign-in`, { method: "POST" }, (response) => {
        const parts: string[] = [];
        response.on("data", (part) => parts.push(String(part)));
        response.on("end", () => resolve({ status: response.statusCode ?? 0, body: parts.join("") }));
      });
      request.on("error", reject);
      for (const chunk of chunks) request.write(chunk);
      request.end();
    });
  }
});

describe("a form from elsewhere", () => {
  test.each([
    [{ "sec-fetch-site": "cross-site" }, 403],
    [{ "sec-fetch-site": "same-site" }, 403],
    [{ "sec-fetch-site": "", origin: "https://evil.example" }, 403],
    [{ "sec-fetch-site": "", origin: "null" }, 403],
    [{ "sec-fetch-site": "", origin: publicUrl }, 422],
    [{ "sec-fetch-site": "same-origin" }, 422],
  ])("with %j is answered %i", async (headers, status) => {
    const response = await postForm(`${server.url}/sign-in`, {}, { ...headers, ...from("198.51.100.20") });
    expect(response.status).toBe(status);
  });

  test("is told which address is ours, and an administrator what to set", async () => {
    const headers = { "sec-fetch-site": "", origin: "http://192.168.1.20:4321" };
    const html = await (await postForm(`${server.url}/sign-in`, {}, headers)).text();
    expect(html).toContain(`Open ${publicUrl} and try again`);
    expect(html).toContain("set PUBLIC_URL");
  });

  test("one-click unsubscribe needs no origin of ours", async () => {
    const headers = { "sec-fetch-site": "cross-site" };
    const response = await postForm(`${server.url}/u/nobody`, { "List-Unsubscribe": "One-Click" }, headers);
    expect(response.status).toBe(404);
  });
});

describe("signing in without JavaScript", () => {
  const signIn = (fields: Record<string, string>, address: string, next = "") =>
    postForm(`${server.url}/sign-in${next}`, fields, from(address));

  test("the cookie belongs to this host alone, is unreadable for scripts and leads on to where one wanted", async () => {
    const fields = { email: staffEmail, password: testPassword };
    const response = await signIn(fields, "198.51.100.2", "?next=/settings");
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("/settings");
    const [cookie] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-manyi\.session_token=/);
    expect(cookie).toMatch(/; Path=\/(;|$)/);
    for (const flag of ["HttpOnly", "Secure", "SameSite=Lax"]) expect(cookie).toContain(flag);
    expect(cookie).not.toContain("Domain");
  });

  test.each([
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "/%0d%0aset-cookie:x",
    "javascript:alert(1)",
  ])("%s is no place to go on to", async (next) => {
    const fields = { email: staffEmail, password: testPassword };
    const response = await signIn(fields, "198.51.100.3", `?next=${encodeURIComponent(next)}`);
    const location = response.headers.get("location") ?? "";
    expect(new URL(location, publicUrl).origin).toBe(publicUrl);
  });

  test("a wrong password and an unknown address look the same, and keep the address typed", async () => {
    const wrong = await signIn({ email: staffEmail, password: "not it at all" }, "198.51.100.4");
    const unknown = await signIn({ email: "who@example.com", password: "not it at all" }, "198.51.100.4");
    expect([wrong.status, unknown.status]).toEqual([422, 422]);
    const html = await wrong.text();
    expect(html).toContain("do not belong together");
    expect(html).toContain(`value="${staffEmail}"`);
    const withoutIds = (text: string, email: string) => text.replaceAll(email, "");
    expect(withoutIds(await unknown.text(), "who@example.com")).toBe(withoutIds(html, staffEmail));
  });

  test("after ten attempts an address waits, other addresses do not", async () => {
    const wrong = { email: staffEmail, password: "not it at all" };
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 11; attempt += 1)
      statuses.push((await signIn(wrong, "198.51.100.5")).status);
    expect(statuses).toEqual([...Array<number>(10).fill(422), 429]);
    const limited = await signIn({ email: staffEmail, password: testPassword }, "198.51.100.5");
    expect(limited.status).toBe(429);
    expect(Number(limited.headers.get("retry-after"))).toBeGreaterThan(0);
    const words = await limited.text();
    expect(words).toContain("A short pause, please");
    expect(words).not.toContain("check one entry");
    const spoofed = await postForm(`${server.url}/sign-in`, wrong, {
      "x-forwarded-for": "198.51.100.77, 198.51.100.5",
    });
    expect(spoofed.status).toBe(429);
    expect((await signIn({ email: staffEmail, password: testPassword }, "198.51.100.6")).status).toBe(303);
  });

  test("the language chosen before is kept in a cookie that scripts cannot read", async () => {
    const response = await fetch(`${server.url}/sign-in?language=zh-CN`);
    const [cookie] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^manyi-language=zh-CN/);
    for (const flag of ["HttpOnly", "Secure", "SameSite=Lax"]) expect(cookie).toContain(flag);
  });

  test("a new password ends every session but the one that set it", async () => {
    const fields = { email: staffEmail, password: testPassword };
    const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const [here, elsewhere] = [await signIn(fields, "198.51.100.30"), await signIn(fields, "198.51.100.31")];
    const newPassword = "an even better password";
    const change = { intent: "password", currentPassword: testPassword, newPassword };
    const headers = { cookie: cookieOf(here), ...from("198.51.100.30") };
    const changed = await postForm(`${server.url}/settings`, change, headers);
    expect(changed.headers.get("location")).toBe("/settings?done=password");
    const visit = async (cookie: string) =>
      (await fetch(`${server.url}/settings`, { headers: { cookie }, redirect: "manual" })).status;
    expect(await visit(cookieOf(elsewhere))).toBe(303);
    expect(await visit(cookieOf(here))).toBe(303);
    expect(await visit(cookieOf(changed))).toBe(200);
    const back = { intent: "password", currentPassword: newPassword, newPassword: testPassword };
    const again = { cookie: cookieOf(changed), ...from("198.51.100.30") };
    expect((await postForm(`${server.url}/settings`, back, again)).status).toBe(303);
  });

  test("signing out ends the session on the server, and only by a POST", async () => {
    const cookie = await signInAs(server.url, staffEmail);
    const visit = () => fetch(`${server.url}/settings`, { headers: { cookie }, redirect: "manual" });
    await fetch(`${server.url}/sign-out`, { headers: { cookie }, redirect: "manual" });
    expect((await visit()).status).toBe(200);
    await postForm(`${server.url}/sign-out`, {}, { cookie });
    expect((await visit()).headers.get("location")).toBe("/sign-in?next=%2Fsettings");
  });

  test("the first-administrator page is gone once there is somebody", async () => {
    expect((await fetch(`${server.url}/setup`)).status).toBe(404);
  });
});

test("somebody who tries out links is slowed down, others are not", async () => {
  const visit = (address: string) => fetch(`${server.url}/r/guess`, { headers: from(address) });
  const statuses = new Set<number>();
  for (let attempt = 0; attempt < 60; attempt += 1) statuses.add((await visit("198.51.100.8")).status);
  expect([...statuses]).toEqual([404]);
  const refused = await visit("198.51.100.8");
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await visit("198.51.100.9")).status).toBe(404);
});
