import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../support/server.ts";
import { type BenchLine, heading } from "./bench-line.ts";

const roundCount = 4;
const requestsPerRound = 500;

/**
 * How long /health of the built site takes while its process scores 5,000 replicates over and over in the site's own
 * pool, against a site at rest. Requests come one after the other from this process. Rest and scoring take turns, so
 * that whatever else the machine does falls on both.
 */
export async function benchHealth(): Promise<BenchLine[]> {
  const title = heading(
    "The site: /health of the built server with the embedded database, 2,000 requests each",
  );
  if (!existsSync("dist/server/entry.mjs"))
    return [title, { what: "not measured", figure: "npm run build first" }];
  const folder = await mkdtemp(path.join(os.tmpdir(), "manyi-bench-"));
  const port = await freePort();
  const server = fork("tests/bench/scoring-server.ts", {
    env: { ...process.env, PORT: String(port), MANYI_DATA: folder, DATABASE_URL: "" },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  try {
    await untilTold(server, "ready");
    const url = `http://localhost:${port}/health`;
    await responseTimes(url, 200);
    const atRest: number[] = [];
    const scoring: number[] = [];
    for (let round = 0; round < roundCount; round++) {
      atRest.push(...(await responseTimes(url, requestsPerRound)));
      server.send("score");
      await untilTold(server, "scoring");
      scoring.push(...(await responseTimes(url, requestsPerRound)));
      server.send("rest");
      await untilTold(server, "resting");
    }
    const rise = quantileOf(scoring, 0.99) - quantileOf(atRest, 0.99);
    return [
      title,
      { what: "at rest", figure: figureOf(atRest) },
      { what: "while 5,000 replicates with EM run in the pool", figure: figureOf(scoring) },
      { what: "rise of p99 (asked: < 20 ms)", figure: `${rise.toFixed(1)} ms` },
    ];
  } finally {
    server.kill("SIGTERM");
    if (server.exitCode === null) await once(server, "exit");
    await rm(folder, { recursive: true, force: true });
  }
}

async function responseTimes(url: string, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let request = 0; request < count; request++) {
    const start = performance.now();
    const response = await fetch(url);
    await response.text();
    times.push(performance.now() - start);
    if (!response.ok) throw new Error(`/health said ${response.status}`);
    await pause(5);
  }
  return times;
}

function quantileOf(times: number[], probability: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * probability))] ?? Number.NaN;
}

function figureOf(times: number[]): string {
  const [median, p99] = [quantileOf(times, 0.5), quantileOf(times, 0.99)];
  return `median ${median.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;
}

async function untilTold(server: ChildProcess, expected: string): Promise<void> {
  for (;;) {
    const [told] = (await Promise.race([
      once(server, "message"),
      once(server, "exit").then(() => Promise.reject(new Error("the server of the bench ended"))),
    ])) as [unknown];
    if (told === expected) return;
  }
}
