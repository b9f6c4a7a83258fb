import { readdir, readFile } from "node:fs/promises";

const ticksPerSecond = 100;

interface Ticks {
  readonly parent: number;
  readonly own: number;
  /** of children that have ended */
  readonly ended: number;
}

/**
 * Processor time that a server and the PostgreSQL of one of its connections have used so far, in ms: on a busy machine it
 * says more than elapsed time. Linux only; 0 elsewhere.
 */
export async function processorMs(serverPid: number, backendPid: number): Promise<number> {
  const postmaster = (await ticksOf(backendPid))?.parent ?? 0;
  const all = await Promise.all(
    (await processIds()).map(async (pid) => ({ pid, ticks: await ticksOf(pid) })),
  );
  const ticks = all.reduce((sum, { pid, ticks }) => {
    if (!ticks) return sum;
    if (pid === postmaster) return sum + ticks.own + ticks.ended;
    return pid === serverPid || ticks.parent === postmaster ? sum + ticks.own : sum;
  }, 0);
  return (1000 * ticks) / ticksPerSecond;
}

async function processIds(): Promise<number[]> {
  return (await readdir("/proc").catch(() => [])).map(Number).filter(Number.isInteger);
}

/** Fields of /proc/PID/stat behind the name, which may hold spaces. */
async function ticksOf(pid: number): Promise<Ticks | null> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const at = (place: number) => Number(fields[place] ?? 0);
  return fields.length < 15 ? null : { parent: at(1), own: at(11) + at(12), ended: at(13) + at(14) };
}
