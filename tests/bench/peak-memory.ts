import { readFile, writeFile } from "node:fs/promises";

/** Forgets the largest memory a process has had so far; Linux only. */
export async function resetPeak(pid: number): Promise<void> {
  await writeFile(`/proc/${pid}/clear_refs`, "5").catch(() => undefined);
}

/** The largest memory of a process since it began or since `resetPeak`, in MB; null where Linux does not tell. */
export async function peakMb(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const kb = /VmHWM:\s+(\d+)/.exec(status)?.[1];
  return kb === undefined ? null : Math.round(Number(kb) / 1024);
}
