import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { followUpCase } from "../../db/schema/followups.ts";
import { message, waveStratum } from "../../db/schema/invitations.ts";
import { staff } from "../../db/schema/staff.ts";
import type { Role } from "../../src/auth/permissions.ts";
import { addStaff } from "../../src/auth/staff.service.ts";
import { ensureCompany, ensureUnit } from "../../src/features/respondents/units.service.ts";
import { setTestApp, testSecret } from "../support/app.ts";
import { aScene, linkPath } from "../support/builders.ts";
import { useDatabase } from "../support/database.ts";
import { postForm, signInAs, testPassword } from "../support/http.ts";
import { type RunningServer, startServer } from "../support/server.ts";

const database = useDatabase();
let server: RunningServer;
/** Sessions by unit and role, e.g. "South analyst". */
const cookies = new Map<string, string>();
/** Pages about a customer of the North, with who of the North may open them. */
let ofTheNorth: readonly [path: string, role: Role][];

const names = ["Northern Customer", "ada@north.example", "Northern wave", "Northern brand"];

beforeAll(async () => {
  const { db } = database;
  setTestApp(db);
  server = await startServer({ databaseUrl: database.url, env: { MANYI_SECRET: testSecret } });
  const companyId = await ensureCompany(db, "Acme", new Date());
  const northId = await ensureUnit(db, "North", companyId, new Date());
  const southId = await ensureUnit(db, "South", companyId, new Date());
  for (const [unit, unitId] of [["North", northId] as const, ["South", southId] as const])
    for (const role of ["analyst", "case-owner", "viewer"] as const) await aColleague(unit, unitId, role);
  const [maker] = await db.select().from(staff).where(eq(staff.email, "analyst@north.example"));
  const scene = await aScene(db, {
    privacyMode: "confidential",
    respondent: { unitId: northId, name: "Northern Customer", email: "ada@north.example" },
    wave: {
      ...{ name: "Northern wave", brand: "Northern brand", createdBy: maker?.id ?? null },
      closesAt: new Date(Date.now() + 10 * 86_400_000),
    },
  });
  const waveId = scene.wave.id;
  await db.insert(waveStratum).values({ waveId, unitId: northId, frameCount: 1, drawnCount: 1 });
  const answers = { "answer-sat1": "2", "answer-complained": "no", "answer-contact": "yes" };
  for (const page of ["1", "2", "3"])
    await postForm(`${server.url}${linkPath(scene.invitation)}`, { page, ...answers });
  const followUp = await vi.waitUntil(async () => (await db.select().from(followUpCase))[0], {
    timeout: 20_000,
    interval: 100,
  });
  const { respondentId } = scene.respondent;
  // The owner's mail stands for an invitation; the promise to the customer stays a mail about a case.
  const [mail] = await db
    .update(message)
    .set({ occasion: "invitation:own" })
    .where(and(eq(message.respondentId, respondentId), eq(message.recipientKind, "staff")))
    .returning();
  ofTheNorth = [
    [`/respondents/${respondentId}`, "analyst"],
    [await anImport(cookies.get("North analyst") ?? ""), "analyst"],
    [`/waves/${waveId}`, "analyst"],
    [`/waves/${waveId}/mail`, "analyst"],
    [`/waves/${waveId}/close`, "analyst"],
    [`/outbox/${respondentId}.${mail?.messageId}`, "analyst"],
    [`/outbox/${respondentId}.${mail?.messageId}/html`, "analyst"],
    [`/programmes/${scene.programme.id}/analysis?wave=${waveId}`, "analyst"],
    [`/programmes/${scene.programme.id}/analysis?wave=${waveId}`, "viewer"],
    [`/cases/${followUp.caseId}`, "case-owner"],
  ];
});
afterAll(() => server?.stop());

async function aColleague(unit: string, unitId: string, role: Role): Promise<void> {
  const email = `${role}@${unit.toLowerCase()}.example`;
  const person = { name: `${unit} ${role}`, email, role, unitId, language: "en", password: testPassword };
  const added = await addStaff(database.db, person, { staffId: null, now: new Date() });
  if (!added.added) throw new Error(`aColleague: ${added.problems.join(", ")}`);
  cookies.set(`${unit} ${role}`, await signInAs(server.url, email));
}

async function anImport(cookie: string): Promise<string> {
  const body = new FormData();
  body.set("file", new File(["email\nnew@north.example\n"], "north.csv"));
  const headers = { cookie, "sec-fetch-site": "same-origin" };
  const request = { method: "POST", redirect: "manual", headers, body } as const;
  return (await fetch(`${server.url}/respondents/import`, request)).headers.get("location") ?? "";
}

const visit = (path: string, who: string) =>
  fetch(`${server.url}${path}`, { headers: { cookie: cookies.get(who) ?? "" }, redirect: "manual" });

test("what concerns the North opens for the North, and is unknown to the South", async () => {
  const seen: string[] = [];
  const expected: string[] = [];
  for (const [path, role] of ofTheNorth) {
    expected.push(
      `North ${role} 200 ${path}`,
      `South ${role} 404 ${path}`,
      `South ${role} posts 404 ${path}`,
    );
    for (const unit of ["North", "South"])
      seen.push(`${unit} ${role} ${(await visit(path, `${unit} ${role}`)).status} ${path}`);
    const headers = { cookie: cookies.get(`South ${role}`) ?? "" };
    const fields = { verdict: "arrived", step: "note", note: "x", wave: path.split("wave=")[1] ?? "" };
    const posted = await postForm(`${server.url}${path}`, fields, headers);
    seen.push(`South ${role} posts ${posted.status} ${path}`);
  }
  expect(seen).toEqual(expected);
});

test("no list of the South names anything of the North", async () => {
  const lists = ["/", "/programmes", "/respondents", "/respondents?search=ada", "/outbox"];
  const pages: [string, string][] = lists.map((path) => [path, "South analyst"]);
  pages.push(["/cases", "South case-owner"], ["/", "South case-owner"], ["/", "South viewer"]);
  const [programmePath = ""] = ofTheNorth.find(([path]) => path.startsWith("/programmes")) ?? [];
  const programme = programmePath.split("/analysis")[0] ?? "";
  pages.push([programme, "South analyst"], [`${programme}/analysis`, "South viewer"]);
  for (const [path, who] of pages) {
    const response = await visit(path, who);
    expect(response.status, path).toBe(200);
    const html = await response.text();
    for (const name of names) expect(html, `${path} as ${who}`).not.toContain(name);
  }
});

test("an analyst sees neither who is in a case nor who agreed to be contacted", async () => {
  const [path = ""] = ofTheNorth[0] ?? [];
  const person = await (await visit(path, "North analyst")).text();
  expect(person).toContain("Northern Customer");
  expect(person).not.toContain("consent");
  const outbox = await (await visit("/outbox", "North analyst")).text();
  expect(outbox).toContain("You see the invitations");
  expect(outbox).not.toContain("will contact you");
});
