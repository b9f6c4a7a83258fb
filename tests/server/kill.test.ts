import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { cloneDatabase } from "../support/database.ts";
import { postForm, testPassword } from "../support/http.ts";
import { killWhileWriting } from "../support/kill-while-writing.ts";
import { type RunningServer, type ServerSettings, startServer } from "../support/server.ts";

test("PostgreSQL: kill -9 while staff is being added loses nobody who was acknowledged", async () => {
  await expectNothingLost({ databaseUrl: await cloneDatabase() });
}, 120_000);

test("embedded: kill -9 while staff is being added loses nobody who was acknowledged", async () => {
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), "manyi-kill-"));
  await expectNothingLost({ dataFolder });
  await rm(dataFolder, { recursive: true });
}, 120_000);

async function expectNothingLost(settings: ServerSettings): Promise<void> {
  const first = await startServer(settings);
  const cookie = await setUp(first);
  const page = await (await fetch(`${first.url}/staff/new`, { headers: { cookie } })).text();
  const unitId = /<option value="([0-9a-f-]{36})"/.exec(page)?.[1] ?? "";
  await first.end();
  const { acknowledged, server } = await killWhileWriting({
    start: () => startServer(settings),
    killCount: 3,
    writesBeforeKill: 6,
    parallel: 4,
    async write({ url }, number) {
      const email = `person-${number}@example.com`;
      const person = { name: "P", email, role: "viewer", unitId, language: "en", password: testPassword };
      const response = await postForm(`${url}/staff/new`, person, { cookie });
      return response.status === 303 ? email : null;
    },
  });
  const list = await (await fetch(`${server.url}/staff`, { headers: { cookie } })).text();
  await server.end();
  expect(acknowledged.length).toBeGreaterThanOrEqual(18);
  expect(acknowledged.filter((email) => !list.includes(email))).toEqual([]);
}

async function setUp(server: RunningServer): Promise<string> {
  const code = server.setupCode ?? "";
  const person = { code, companyName: "Acme", name: "Ann", email: "ann@example.com", password: testPassword };
  const response = await postForm(`${server.url}/setup`, person);
  return response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}
