import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { eq } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { scoreRun } from "../../db/schema/analysis.ts";
import { wave } from "../../db/schema/invitations.ts";
import { respondentImport } from "../../db/schema/respondents.ts";
import { responseMark } from "../../db/schema/responses.ts";
import { requestScoreRun } from "../../src/features/analysis/score-runs.service.ts";
import { enqueue } from "../../src/jobs/queue.ts";
import { postForm } from "../support/http.ts";
import type { RunningServer } from "../support/server.ts";
import type { BenchProgramme } from "./load-programme.ts";
import { peakMb, resetPeak } from "./peak-memory.ts";

export interface JobTime {
  readonly job: string;
  readonly seconds: number;
  /** of the server, while it did the job */
  readonly peakMb: number | null;
}

/** Who asks the server for what: the analyst over HTTP, or the bench by the job queue they share. */
export interface JobAsker {
  readonly db: Database;
  readonly server: RunningServer;
  readonly cookie: string;
  readonly programme: BenchProgramme;
}

/** Uploads a file of so many new customers, and stores them. */
export async function timeImport(
  { db, server, cookie, programme }: JobAsker,
  count: number,
): Promise<JobTime[]> {
  const lines = Array.from({ length: count }, (_, i) => {
    const branch = `b${1 + (i % 6)}-${1 + (i % programme.regionIds.length)}`;
    return `new${i}@customer.example,New Customer ${i},${branch},${i % 3 ? "en" : "zh-CN"},Tariff ${i % 6}`;
  });
  const form = new FormData();
  form.set("file", new Blob([["email,name,unit,language,tariff", ...lines].join("\n")]), "new.csv");
  form.set("defaultLanguage", "en");
  let location = "";
  const upload = await timed(server, "upload of half as many new customers", async () => {
    const answer = await fetch(`${server.url}/respondents/import`, {
      ...{ method: "POST", body: form, redirect: "manual" },
      headers: { cookie, "sec-fetch-site": "same-origin" },
    });
    location = answer.headers.get("location") ?? "";
    if (answer.status !== 303) throw new Error(`timeImport: ${answer.status}`);
  });
  const store = await timed(server, "storing them", async () => {
    await post(`${server.url}${location}`, cookie);
    await until(async () => {
      const rows = await db.select({ status: respondentImport.status }).from(respondentImport);
      return rows.every(({ status }) => status === "done");
    });
  });
  return [upload, store];
}

/** Scores a wave as its closing does, and compares it with the wave before. */
export function timeScoring({ db, server }: JobAsker, waveId: string): Promise<JobTime> {
  return timed(server, "scoring the newest wave, compared with the one before", async () => {
    const requested = await db.transaction((tx) =>
      requestScoreRun(tx, { waveId, trigger: "wave-closed", staffId: null, now: new Date(), seed: 1 }),
    );
    if (!requested.requested) throw new Error(`timeScoring: ${requested.reason}`);
    await until(async () => {
      const [run] = await db
        .select({ status: scoreRun.status, failure: scoreRun.failure })
        .from(scoreRun)
        .where(eq(scoreRun.id, requested.scoreRunId));
      if (run?.status === "failed") throw new Error(`timeScoring: ${run.failure}`);
      return run?.status === "done";
    });
  });
}

/** Sends the wave in draft; done when its mails are in the ledger. */
export function timeSending({ db, server, cookie, programme }: JobAsker): Promise<JobTime> {
  const id = programme.draftWaveId;
  return timed(server, "sending a wave to them, until its mails are queued", async () => {
    await post(`${server.url}/waves/${id}/send`, cookie);
    await until(async () => {
      const [row] = await db.select({ status: wave.status }).from(wave).where(eq(wave.id, id));
      return row?.status === "open";
    });
  });
}

/** One answer of a wave has changed: its cells are made anew. */
export function timeRebuild({ db, server }: JobAsker, waveId: string): Promise<JobTime> {
  return timed(server, "cells of the wave after one edit", async () => {
    const ids = { respondentId: crypto.randomUUID(), markId: crypto.randomUUID() };
    await db.insert(responseMark).values({ ...ids, waveId, change: "changed" });
    await enqueue(db, "rebuild-cells", {});
    await until(async () => (await db.$count(responseMark)) === 0);
  });
}

/** Downloads a backup of everything. */
export function timeBackup(server: RunningServer, cookie: string): Promise<JobTime> {
  return timed(server, "downloading a backup of everything", async () => {
    const answer = await postForm(`${server.url}/operations/backup`, {}, { cookie });
    if (answer.status !== 200 || !answer.body) throw new Error(`timeBackup: ${answer.status}`);
    for await (const _part of answer.body);
  });
}

async function timed(server: RunningServer, job: string, work: () => Promise<void>): Promise<JobTime> {
  await resetPeak(server.pid);
  const start = performance.now();
  await work();
  return { job, seconds: (performance.now() - start) / 1000, peakMb: await peakMb(server.pid) };
}

async function post(url: string, cookie: string): Promise<void> {
  const { status } = await postForm(url, {}, { cookie });
  if (status !== 303) throw new Error(`${url}: ${status}`);
}

const pollMs = 200;

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(pollMs);
}
