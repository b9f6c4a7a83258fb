import { type ChildProcess, spawn } from "node:child_process";
import { watch } from "node:fs";
import path from "node:path";

/**
 * `npm run dev`: builds and starts the server, and does so again whenever a file under src or db changes. One that
 * does not build leaves the running server as it is.
 */
const settleMs = 200;

let server: ChildProcess | undefined;
let timer: NodeJS.Timeout | undefined;
let working = false;
let changedMeanwhile = false;

for (const folder of ["src", "db"]) {
  watch(folder, { recursive: true }, (_event, file) => {
    if (!file || /(~|\.swp|\.tmp)$/.test(file)) return;
    clearTimeout(timer);
    timer = setTimeout(() => void rebuild(), settleMs);
  });
}
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, async () => {
    await stopServer();
    process.exit(0);
  });
}
await rebuild();

async function rebuild(): Promise<void> {
  changedMeanwhile = working;
  if (working) return;
  working = true;
  const astro = path.resolve("node_modules/astro/bin/astro.mjs");
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: "1" };
  const isBuilt = (await ended(spawn(process.execPath, [astro, "build"], { stdio: "inherit", env }))) === 0;
  if (isBuilt) {
    await stopServer();
    server = spawn(process.execPath, ["src/server.ts"], { stdio: "inherit" });
  }
  working = false;
  if (changedMeanwhile) await rebuild();
}

// The embedded database is free again only when the old server has ended.
async function stopServer(): Promise<void> {
  if (!server || server.exitCode !== null || server.signalCode !== null) return;
  const over = ended(server);
  server.kill("SIGTERM");
  await over;
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once("exit", (code) => resolve(code)));
}
