import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { type OpenDatabase, openDatabase } from "../../db/client.ts";
import { response } from "../../db/schema/responses.ts";
import { setTestApp, testSecret } from "../support/app.ts";
import { anInvitation, aScene, linkPath } from "../support/builders.ts";
import { cloneDatabase } from "../support/database.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { post } from "./survey-server.ts";

const respondentCount = 40;
const killsAfter = [8, 24];

type Place = { url: string } | { folder: string };

interface Field {
  readonly waveId: string;
  readonly paths: readonly string[];
}

test("kill -9 during submissions loses nothing acknowledged: PostgreSQL", async () => {
  await killAndCount({ url: await cloneDatabase() });
}, 180_000);

test("kill -9 during submissions loses nothing acknowledged: embedded database", async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "manyi-kill-"));
  try {
    await killAndCount({ folder });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 180_000);

/** Kills the server again and again in the middle of submissions; whoever has no receipt tries again. */
async function killAndCount(place: Place): Promise<void> {
  const { waveId, paths } = await withDatabase(place, inviteEverybody);
  const acknowledged = new Set<string>();
  for (const killAfter of killsAfter) {
    const server = await start(place);
    await submitUntilKilled(server, paths, acknowledged, killAfter);
    const stored = await withDatabase(place, (opened) => storedRespondents(opened, waveId));
    for (const link of acknowledged)
      expect(stored, `acknowledged but lost: ${link}`).toContain(respondentOf(link));
  }
  const server = await start(place);
  for (const link of paths) expect((await submit(server, link))?.status).toBe(303);
  await server.stop();
  const stored = await withDatabase(place, (opened) => storedRespondents(opened, waveId));
  expect(stored.toSorted()).toEqual(paths.map(respondentOf).toSorted());
}

async function submitUntilKilled(
  server: RunningServer,
  paths: readonly string[],
  acknowledged: Set<string>,
  killAfter: number,
): Promise<void> {
  let received = 0;
  let killed: Promise<unknown> | undefined;
  await Promise.all(
    paths.map(async (link) => {
      const reply = await submit(server, link);
      if (!reply?.headers.get("location")?.includes("thanks")) return;
      acknowledged.add(link);
      received += 1;
      if (received === killAfter) killed = server.end("SIGKILL");
    }),
  );
  expect(received).toBeGreaterThanOrEqual(killAfter);
  await killed;
}

/**
 * The page with the one required answer, then the last one.
 * @returns the reply to the last; null if the server died before it replied
 */
async function submit(server: RunningServer, link: string): Promise<Response | null> {
  const url = `${server.url}${link}`;
  try {
    await post(url, { page: "2", "answer-sat1": "7" });
    return await post(url, { page: "3" });
  } catch {
    return null;
  }
}

function start(place: Place): Promise<RunningServer> {
  const env = { MANYI_SECRET: testSecret };
  return startServer("url" in place ? { databaseUrl: place.url, env } : { dataFolder: place.folder, env });
}

async function withDatabase<Result>(
  place: Place,
  work: (opened: OpenDatabase) => Promise<Result>,
): Promise<Result> {
  const opened = await openDatabase(place);
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

async function inviteEverybody({ db }: OpenDatabase): Promise<Field> {
  setTestApp(db);
  const closesAt = new Date(Date.now() + 86_400_000);
  const { wave, invitation } = await aScene(db, { privacyMode: "identified", wave: { closesAt } });
  const paths = [linkPath(invitation)];
  while (paths.length < respondentCount) paths.push(linkPath(await anInvitation(db, { waveId: wave.id })));
  return { waveId: wave.id, paths };
}

async function storedRespondents({ db }: OpenDatabase, waveId: string): Promise<string[]> {
  const rows = await db
    .select({ respondentId: response.respondentId })
    .from(response)
    .where(eq(response.waveId, waveId));
  return rows.map(({ respondentId }) => respondentId.replaceAll("-", ""));
}

/** The respondent's id in hexadecimal, as the link spells it in base64url. */
function respondentOf(link: string): string {
  const [id = ""] = link.slice("/r/".length).split(".");
  return Buffer.from(id, "base64url").toString("hex");
}
