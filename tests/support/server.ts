import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";

export interface ServerSettings {
  /** PostgreSQL; absent: the embedded database in `dataFolder` */
  readonly databaseUrl?: string;
  /** absent: a new folder, removed by stop() */
  readonly dataFolder?: string;
  readonly smtpUrl?: string;
  readonly port?: number;
  /** how long the start may take; absent: a minute */
  readonly readyMaxMs?: number;
  readonly env?: Readonly<Record<string, string>>;
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly dataFolder: string;
  /** what the first administrator types, while there is none */
  readonly setupCode: string | null;
  output(): string;
  /** sends the signal and waits for the end: the exit code, null after a kill */
  end(signal?: NodeJS.Signals): Promise<number | null>;
  /** SIGTERM, and away with a folder made for it */
  stop(): Promise<void>;
}

/**
 * The built server as a process of its own, on a free port, ready to answer.
 * @throws {Error} with its output if it ends or is not ready in time; if there is no build
 */
export async function startServer(settings: ServerSettings = {}): Promise<RunningServer> {
  if (!existsSync("dist/server/entry.mjs")) throw new Error("startServer requires a build: npm run build");
  const port = settings.port ?? (await freePort());
  const dataFolder = settings.dataFolder ?? (await mkdtemp(path.join(os.tmpdir(), "manyi-server-")));
  const child = spawn(process.execPath, ["src/server.ts"], {
    env: environment(settings, port, dataFolder),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = collectOutput(child);
  const exited = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  await untilReady(child, output, settings.readyMaxMs ?? 60_000);
  const end = async (signal: NodeJS.Signals = "SIGTERM") => {
    child.kill(signal);
    return exited;
  };
  return {
    url: `http://localhost:${port}`,
    port,
    pid: child.pid ?? 0,
    dataFolder,
    setupCode: /\b[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}\b/.exec(output())?.[0] ?? null,
    output,
    end,
    stop: async () => {
      await end();
      if (!settings.dataFolder) await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

function environment(settings: ServerSettings, port: number, dataFolder: string): NodeJS.ProcessEnv {
  const { DATABASE_URL: _database, SMTP_URL: _mail, PUBLIC_URL: _public, ...inherited } = process.env;
  return {
    ...inherited,
    PORT: String(port),
    MANYI_DATA: dataFolder,
    // Only tests of the demo load it.
    MANYI_DEMO: "0",
    ...(settings.databaseUrl && {
      DATABASE_URL: settings.databaseUrl,
      MANYI_SECRET: "a-secret-of-the-tests-0123456789abcdef",
    }),
    ...(settings.smtpUrl && { SMTP_URL: settings.smtpUrl }),
    ...settings.env,
  };
}

function collectOutput(child: ChildProcess): () => string {
  const parts: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (part) => parts.push(String(part)));
  return () => parts.join("");
}

function untilReady(child: ChildProcess, output: () => string, maxMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`the server ${why}:\n${output()}`));
    const timer = setTimeout(() => fail(`was not ready within ${maxMs} ms`), maxMs);
    child.once("exit", (code) => {
      clearTimeout(timer);
      fail(`ended with ${code}`);
    });
    child.stdout?.on("data", () => {
      if (!/^(Nobody can sign in|Sign in at) .*\n/m.test(output())) return;
      clearTimeout(timer);
      resolve();
    });
  });
}
