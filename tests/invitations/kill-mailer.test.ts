import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { message } from "../../db/schema/invitations.ts";
import { respondent } from "../../db/schema/respondents.ts";
import { sendWave } from "../../src/features/invitations/waves.service.ts";
import { useDatabase } from "../support/database.ts";
import { drainJobs, useQueue } from "../support/queue.ts";
import { startSmtpServer } from "../support/smtp-server.ts";
import { aDraftWave, someRespondents, someUnits, waveDay } from "../support/waves.ts";

const database = useDatabase();
useQueue(database);

const mailCount = 150;
const killCount = 8;

test(`a mail worker killed ${killCount} times while sending ${mailCount} mails doubles none, loses none, lists every doubt`, async () => {
  const { unitIds } = await someUnits(database.db, ["North"]);
  await someRespondents(database.db, unitIds[0] ?? "", mailCount);
  const waveId = await aDraftWave(database.db);
  await sendWave(database.db, waveId, null, waveDay);
  await drainJobs(database.db, waveDay, ["send-wave"]);

  const killer = aKiller();
  const server = await startSmtpServer((to) => {
    killer.recipientNamed();
    // Some are put off first, so that retries are under fire too.
    const isPutOff = /[05]@/.test(to) && !putOff.has(to);
    putOff.add(to);
    return isPutOff ? { at: "recipient", code: 451 } : "accept";
  }, killer.contentArrived);
  const putOff = new Set<string>();

  let minutes = 0;
  for (let kills = 0; kills < killCount; kills++) {
    // Every worker comes when the retries of the one before are due, and before its lease is over.
    minutes += 1;
    await killer.watch(startWorker(server.url, minutes), kills);
  }
  // The leases of the killed are over: their doubts are seen, and everything else goes out.
  for (const wait of [30, 60]) await ended(startWorker(server.url, minutes + wait));
  await server.stop();

  expect(killer.killed).toBe(killCount);
  const mails = await database.db
    .select({ status: message.status, email: respondent.email })
    .from(message)
    .innerJoin(respondent, eq(respondent.respondentId, message.respondentId));
  const withStatus = (status: string) =>
    mails.filter((mail) => mail.status === status).map((mail) => mail.email);
  expect(mails).toHaveLength(mailCount);
  // Nobody got it twice.
  expect(new Set(server.seen).size).toBe(server.seen.length);
  // Every mail is either known to be sent or listed as a doubt; what is called sent was taken by the server.
  expect([...withStatus("sent"), ...withStatus("in-doubt")]).toHaveLength(mailCount);
  const taken = new Set(server.seen);
  expect(withStatus("sent").filter((email) => !taken.has(email))).toEqual([]);
  // Never more doubts than conversations that a kill can have cut off.
  expect(withStatus("in-doubt").length).toBeGreaterThan(0);
  expect(withStatus("in-doubt").length).toBeLessThanOrEqual(killCount * 3);
}, 120_000);

function startWorker(smtpUrl: string, minutes: number): ChildProcess {
  const now = new Date(waveDay.getTime() + minutes * 60_000).toISOString();
  const script = path.resolve("tests/invitations/mail-worker.ts");
  return spawn(process.execPath, [script, database.url, smtpUrl, now], {
    stdio: ["ignore", "ignore", "inherit"],
  });
}

async function ended(worker: ChildProcess): Promise<void> {
  const [code] = await once(worker, "exit");
  expect(code).toBe(0);
}

/** Kills each worker at another point of another conversation: before the content, after it, after the reply. */
function aKiller() {
  let worker: ChildProcess | undefined;
  let wait = 0;
  let moment: "recipient" | "content" | "reply" = "recipient";
  const strike = () => {
    worker?.kill("SIGKILL");
    worker = undefined;
  };
  const killer = {
    killed: 0,
    async watch(started: ChildProcess, round: number): Promise<void> {
      worker = started;
      wait = 3 + ((round * 7) % 11);
      moment = (["recipient", "content", "reply"] as const)[round % 3] ?? "content";
      const [, signal] = await once(started, "exit");
      if (signal === "SIGKILL") killer.killed += 1;
    },
    recipientNamed(): void {
      if (moment === "recipient" && --wait === 0) strike();
    },
    contentArrived(): void {
      if (moment === "recipient" || --wait !== 0) return;
      if (moment === "content") strike();
      else setImmediate(strike);
    },
  };
  return killer;
}
