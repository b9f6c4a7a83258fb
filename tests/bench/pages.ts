import os from "node:os";
import { performance } from "node:perf_hooks";
import { eq, sql } from "drizzle-orm";
import postgres from "postgres";
import { type Database, openDatabase } from "../../db/client.ts";
import { followUpCase } from "../../db/schema/followups.ts";
import { message } from "../../db/schema/invitations.ts";
import { improvementAction } from "../../db/schema/strategy.ts";
import { rowsOf } from "../../db/tables.ts";
import { startQueue } from "../../src/jobs/start-queue.ts";
import { setTestApp } from "../support/app.ts";
import { signInAs } from "../support/http.ts";
import { startCluster } from "../support/postgres-cluster.ts";
import { startServer } from "../support/server.ts";
import * as jobs from "./job-times.ts";
import {
  type BenchProgramme,
  type BenchRole,
  benchRoles,
  emailOf,
  loadProgramme,
  planActions,
  scoreHere,
} from "./load-programme.ts";
import { benchPages, openWavePages, type PageSubjects, timePage } from "./page-times.ts";
import { peakMb, resetPeak } from "./peak-memory.ts";
import { processorMs } from "./processor-time.ts";

// `npm run bench:pages -- 2000 200000`: for each number, a PostgreSQL of its own with a programme whose newest wave has
// so many answers, then how long every page of staff takes, and the jobs, and how much memory the server needs.

const earlierReplicateCount = 20;
const counts = process.argv.slice(2).map(Number);
if (counts.length === 0 || !counts.every((count) => Number.isSafeInteger(count) && count >= 1000))
  throw new RangeError("bench:pages requires numbers of answers, of 1000 or more");
const figures: Map<string, string>[] = [];
for (const count of counts) figures.push(await bench(count));
const [first = new Map<string, string>()] = figures;
print(["pages: median / p95 / processor, ms", ...counts.map((count) => `${count} answers`)]);
for (const what of first.keys()) print([what, ...figures.map((each) => each.get(what) ?? "")]);

async function bench(count: number): Promise<Map<string, string>> {
  const cluster = await startCluster();
  const opened = await openDatabase({ url: `${cluster.url}/postgres` });
  const { db, url = "" } = opened;
  setTestApp(db);
  const boss = await startQueue(opened, { keepsTime: false });
  try {
    const figures = new Map<string, string>();
    const start = performance.now();
    const programme = await load(db, url, count);
    figures.set("loading all of it", `${((performance.now() - start) / 1000).toFixed(0)} s`);
    await measure(db, url, programme, figures);
    figures.set("load of the machine at the end", (os.loadavg()[0] ?? 0).toFixed(1));
    return figures;
  } finally {
    await boss.stop({ graceful: false });
    await opened.close();
    await cluster.stop();
  }
}

async function load(db: Database, url: string, count: number): Promise<BenchProgramme> {
  const session = postgres(url, { max: 1, onnotice: () => undefined });
  const programme = await loadProgramme(db, session, count, new Date());
  await session.end();
  for (const wave of programme.waves.slice(0, -1)) {
    await scoreHere(db, wave, earlierReplicateCount);
    // The last one is too young: nothing later could judge an action that starts from it.
    if (wave !== programme.waves.at(-2)) await planActions(db, programme, wave);
  }
  return programme;
}

async function measure(
  db: Database,
  url: string,
  programme: BenchProgramme,
  figures: Map<string, string>,
): Promise<void> {
  const newest = programme.waves.at(-1);
  if (!newest) throw new Error("measure requires a wave");
  const noteJobs = (...done: jobs.JobTime[]) => {
    for (const { job, seconds, peakMb } of done) figures.set(job, `${seconds.toFixed(1)} s, ${peakMb} MB`);
  };
  await withServer(url, async (server, cookies) => {
    const asker = { db, server, cookie: cookies.analyst, programme };
    noteJobs(...(await jobs.timeImport(asker, Math.round(newest.answerCount / 2))));
    noteJobs(await jobs.timeScoring(asker, newest.waveId));
    noteJobs(await jobs.timeRebuild(asker, newest.waveId));
  });
  // A new process: what scoring needed is no part of what pages need.
  await withServer(url, async (server, cookies) => {
    await resetPeak(server.pid);
    const [backend] = rowsOf<{ pid: number }>(await db.execute(sql`select pg_backend_pid() as pid`));
    const readProcessorMs = () => processorMs(server.pid, backend?.pid ?? 0);
    const time = async (pages: ReturnType<typeof benchPages>) => {
      for (const page of pages) {
        const timed = await timePage(server.url, page, cookies[page.role], readProcessorMs);
        const { medianMs, p95Ms, processorMs: used } = timed;
        figures.set(page.page, [medianMs, p95Ms, used].map((ms) => ms.toFixed(0)).join(" / "));
      }
    };
    await time(benchPages(programme, await someSubjects(db)));
    figures.set("largest memory of the server meanwhile", `${await peakMb(server.pid)} MB`);
    noteJobs(await jobs.timeSending({ db, server, cookie: cookies.analyst, programme }));
    await time(openWavePages(programme));
    noteJobs(await jobs.timeBackup(server, cookies.administrator));
  });
}

async function withServer(
  databaseUrl: string,
  work: (
    server: Awaited<ReturnType<typeof startServer>>,
    cookies: Readonly<Record<BenchRole, string>>,
  ) => Promise<void>,
): Promise<void> {
  const server = await startServer({ databaseUrl });
  try {
    const entries: [BenchRole, string][] = [];
    for (const role of benchRoles) entries.push([role, await signInAs(server.url, emailOf(role))]);
    await work(server, Object.fromEntries(entries) as Record<BenchRole, string>);
  } finally {
    await server.stop();
  }
}

async function someSubjects(db: Database): Promise<PageSubjects> {
  const [action] = await db.select().from(improvementAction).orderBy(improvementAction.title).limit(1);
  const [followUp] = await db.select().from(followUpCase).where(eq(followUpCase.status, "open")).limit(1);
  const [mail] = await db.select().from(message).limit(1);
  if (!action || !followUp || !mail) throw new Error("someSubjects: the programme is not there");
  const { caseId, respondentId } = followUp;
  return { actionId: action.id, caseId, respondentId, mailPath: `${mail.respondentId}.${mail.messageId}` };
}

function print([what = "", ...cells]: readonly string[]): void {
  process.stdout.write(`${what.padEnd(52)}${cells.map((cell) => cell.padStart(24)).join("")}\n`);
}
