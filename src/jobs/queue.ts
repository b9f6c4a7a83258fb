import { AsyncLocalStorage } from "node:async_hooks";
import { sql } from "drizzle-orm";
import { fromDrizzle, type PgBoss } from "pg-boss";
import type { Database } from "../../db/client.ts";

/** Every kind of queued work with its payload. Payloads hold ids only. */
export interface JobPayloads {
  /** draws the sample, freezes the frame, writes invitations and queues their mails */
  "send-wave": { waveId: string };
  /** delivers what is due in the mail ledger */
  "deliver-mail": Record<string, never>;
  "close-wave": { waveId: string };
  /** applies the follow-up rule to one response */
  "open-case": { respondentId: string; responseId: string };
  "compute-score-run": { scoreRunId: string };
  /** from the timetable: adds up anew the waves in which responses were written, changed or erased */
  "rebuild-cells": Record<string, never>;
  "ask-recovery": { respondentId: string; caseId: string };
  /** makes up a company to walk through */
  "load-demo": Record<string, never>;
  /** from the timetable: queues "close-wave" for every wave whose date has come */
  "close-due-waves": Record<string, never>;
  /** from the timetable: mails owners what is overdue, once a week each */
  "mail-overdue-actions": Record<string, never>;
  /** stores the people of a confirmed upload */
  "import-respondents": { importId: string };
  /** from the timetable: deletes uploads that nobody confirmed within a day */
  "delete-stale-imports": Record<string, never>;
  /** from the timetable: a backup of the embedded database beside it */
  "back-up": Record<string, never>;
}

export type JobName = keyof JobPayloads;

export const jobNames = [
  "send-wave",
  "deliver-mail",
  "close-wave",
  "open-case",
  "compute-score-run",
  "rebuild-cells",
  "ask-recovery",
  "load-demo",
  "close-due-waves",
  "mail-overdue-actions",
  "import-respondents",
  "delete-stale-imports",
  "back-up",
] as const satisfies readonly JobName[];

export function isJobName(value: unknown): value is JobName {
  return jobNames.includes(value as JobName);
}

/** The code of one job. It may run more than once for the same payload: effects need a unique key or a ledger. */
export type Handler<Name extends JobName> = (
  db: Database,
  payload: JobPayloads[Name],
  now: Date,
) => Promise<void>;

export interface EnqueueOptions {
  readonly startAfter?: Date;
  /** at most one waiting job with this key */
  readonly singletonKey?: string;
}

declare global {
  var manyiBoss: PgBoss | undefined;
  var manyiMadeUpPast: AsyncLocalStorage<true> | undefined;
}

/** The queue of this process. Built and native copies of this module share it through globalThis. */
export function setBoss(boss: PgBoss | undefined): void {
  globalThis.manyiBoss = boss;
}

/** @throws {Error} if the queue has not been started */
export function startedBoss(): PgBoss {
  const boss = globalThis.manyiBoss;
  if (!boss) throw new Error("the job queue has not been started");
  return boss;
}

/**
 * Runs something that tells a made-up past: nothing it does is queued, since whoever tells it also does what followed,
 * at the time when it followed; and the audit log, which says what real people did, stays without it.
 */
export async function tellMadeUpPast<Result>(run: () => Promise<Result>): Promise<Result> {
  globalThis.manyiMadeUpPast ??= new AsyncLocalStorage<true>();
  return globalThis.manyiMadeUpPast.run(true, run);
}

export function isMadeUpPast(): boolean {
  return globalThis.manyiMadeUpPast?.getStore() ?? false;
}

/**
 * Queues work in the transaction that caused it: rolled back, it never was.
 * @throws {Error} if the queue has not been started
 */
export async function enqueue<Name extends JobName>(
  tx: Database,
  name: Name,
  payload: JobPayloads[Name],
  options: EnqueueOptions = {},
): Promise<void> {
  if (isMadeUpPast()) return;
  // Drizzle leaves the result of execute() open to the driver; both of ours fit what pg-boss reads.
  const transaction = tx as unknown as Parameters<typeof fromDrizzle>[0];
  // Every queue keeps one waiting job per key, so a job without a key of its own gets one nobody else has.
  const singletonKey = options.singletonKey ?? crypto.randomUUID();
  await startedBoss().send(name, payload, { ...options, singletonKey, db: fromDrizzle(transaction, sql) });
}
