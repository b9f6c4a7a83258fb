import { performance } from "node:perf_hooks";
import type { BenchProgramme, BenchRole } from "./load-programme.ts";

const warmUpCount = 2;
const visitCount = 15;

export interface PageTime {
  readonly page: string;
  readonly medianMs: number;
  readonly p95Ms: number;
  /** of the server and its database, for one request */
  readonly processorMs: number;
}

/** Who looks, at what, by name. */
export interface BenchPage {
  readonly page: string;
  readonly role: BenchRole;
  readonly path: string;
}

/**
 * @param readProcessorMs processor time used so far
 * @throws {Error} if the page answers anything but 200
 */
export async function timePage(
  serverUrl: string,
  { page, path }: BenchPage,
  cookie: string,
  readProcessorMs: () => Promise<number>,
): Promise<PageTime> {
  const times: number[] = [];
  let before = 0;
  for (let visit = -warmUpCount; visit < visitCount; visit++) {
    if (visit === 0) before = await readProcessorMs();
    const start = performance.now();
    const answer = await fetch(`${serverUrl}${path}`, { headers: { cookie }, redirect: "manual" });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`timePage: ${path}: ${answer.status}`);
    if (visit >= 0) times.push(performance.now() - start);
  }
  const processorMs = ((await readProcessorMs()) - before) / visitCount;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.ceil(share * visitCount) - 1] ?? 0;
  return { page, medianMs: at(0.5), p95Ms: at(0.95), processorMs };
}

/** Things that pages are about. */
export interface PageSubjects {
  readonly actionId: string;
  readonly caseId: string;
  readonly respondentId: string;
  readonly mailPath: string;
}

/** Every page of staff that reads answers, sums of them, invitations, mails, people or cases. */
export function benchPages(
  { programmeId, waves, draftWaveId, branchIds }: BenchProgramme,
  subjects: PageSubjects,
): BenchPage[] {
  const results = `/programmes/${programmeId}/analysis`;
  const newest = waves.at(-1)?.waveId;
  const analyst = (page: string, path: string) => ({ page, path, role: "analyst" as const });
  const administrator = (page: string, path: string) => ({ page, path, role: "administrator" as const });
  return [
    administrator("start, administrator", "/"),
    analyst("start, analyst", "/"),
    { page: "start, case owner", role: "case-owner", path: "/" },
    { page: "start, viewer of a region", role: "viewer", path: "/" },
    analyst("programmes", "/programmes"),
    analyst("programme", `/programmes/${programmeId}`),
    analyst("programme settings", `/programmes/${programmeId}/settings`),
    analyst("results", results),
    { page: "results, viewer of a region", role: "viewer", path: results },
    analyst("results, an earlier wave", `${results}?wave=${waves[2]?.waveId}`),
    analyst("drivers", `${results}/drivers`),
    analyst("units", `${results}/parts`),
    analyst("units as today", `${results}/parts?by=units-today`),
    analyst("segment of 6", `${results}/parts?by=a.tariff`),
    analyst("segment of 20", `${results}/parts?by=a.since`),
    analyst("construct", `${results}/constructs/Quality`),
    analyst("question", `${results}/questions/sat1`),
    analyst("question of a segment", `${results}/questions/sat1?by=a.since&part=2010`),
    analyst("model", `${results}/model`),
    analyst("comments", `${results}/comments`),
    analyst("comments of a band", `${results}/comments?score=under-40`),
    analyst("comments, page 50", `${results}/comments?page=50`),
    analyst("comments, a search", `${results}/comments?search=notice`),
    analyst("comments, in vain", `${results}/comments?search=xyzzy`),
    { page: "comments, viewer of a region", role: "viewer", path: `${results}/comments` },
    ...["trend", "constructs", "drivers", "parts"].map((table) =>
      analyst(`${table}.csv`, `${results}/${table}.csv`),
    ),
    analyst("indicators.csv", `${results}/indicators.csv?construct=Quality`),
    analyst("answers.csv", `${results}/answers.csv?question=sat1`),
    analyst("actions", "/actions"),
    analyst("actions as a list", "/actions?view=list"),
    analyst("an action", `/actions/${subjects.actionId}`),
    analyst("new action", `/actions/new?programme=${programmeId}&driver=Quality`),
    analyst("effects", "/actions/effects"),
    administrator("recovery", "/actions/recovery"),
    administrator("cases", "/cases"),
    { page: "cases, mine", role: "case-owner", path: "/cases?show=mine" },
    administrator("cases, closed", "/cases?show=closed"),
    administrator("a case", `/cases/${subjects.caseId}`),
    analyst("respondents", "/respondents"),
    analyst("respondents, last page", "/respondents?page=1000000"),
    analyst("respondents, a search", "/respondents?search=person77"),
    analyst("respondents, in vain", "/respondents?search=xyzzy"),
    analyst("respondents of a branch", `/respondents?unit=${branchIds[5]}`),
    analyst("a respondent", `/respondents/${subjects.respondentId}`),
    analyst("import", "/respondents/import"),
    administrator("units, list", "/units"),
    analyst("wave, closed", `/waves/${newest}`),
    analyst("wave, draft", `/waves/${draftWaveId}`),
    analyst("wave, edit", `/waves/${draftWaveId}/edit`),
    analyst("wave, send", `/waves/${draftWaveId}/send`),
    analyst("outbox", "/outbox"),
    analyst("outbox, last page", "/outbox?page=1000000"),
    analyst("outbox, failed", "/outbox?status=failed"),
    analyst("outbox of a wave", `/outbox?wave=${newest}`),
    analyst("a mail", `/outbox/${subjects.mailPath}`),
    administrator("operations", "/operations"),
  ];
}

/** Pages of the wave that was in draft, once it is sent. */
export function openWavePages({ draftWaveId }: BenchProgramme): BenchPage[] {
  return [
    { page: "start, with an open wave", role: "analyst", path: "/" },
    { page: "wave, open", role: "analyst", path: `/waves/${draftWaveId}` },
    { page: "wave, close", role: "analyst", path: `/waves/${draftWaveId}/close` },
  ];
}
