import { open, readFile, unlink } from "node:fs/promises";
import path from "node:path";

/** Another living process has the embedded database. */
export class DataFolderLockedError extends Error {
  override name = "DataFolderLockedError";
  constructor(folder: string, pid: number) {
    super(`The data folder ${folder} is in use by process ${pid}. Stop that process first.`);
  }
}

/**
 * Claims the folder for this process by a file that holds its pid. A file left behind by a process that is gone is
 * taken over.
 * @returns what gives the folder free again
 */
export async function lockDataFolder(folder: string): Promise<() => Promise<void>> {
  const file = path.join(folder, "lock");
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      const handle = await open(file, "wx", 0o600);
      await handle.writeFile(String(process.pid));
      await handle.close();
      return () => unlink(file).catch(() => undefined);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const pid = Number(await readFile(file, "utf8").catch(() => "0"));
      if (isAlive(pid)) throw new DataFolderLockedError(folder, pid);
      await unlink(file).catch(() => undefined);
    }
  }
  throw new Error(`could not lock the data folder ${folder}`);
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return pid === process.pid;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
