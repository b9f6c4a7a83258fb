import type { RunningServer } from "./server.ts";

export interface KillPlan<Receipt> {
  /** starts the server on the same data, again after each kill */
  start(): Promise<RunningServer>;
  /** one write, numbered; what proves it, or null if the server refused it */
  write(server: RunningServer, number: number): Promise<Receipt | null>;
  readonly killCount: number;
  /** acknowledged writes before each kill */
  readonly writesBeforeKill: number;
  /** writes under way at the same time */
  readonly parallel: number;
}

export interface KillResult<Receipt> {
  /** what the server said was done, over all kills */
  readonly acknowledged: readonly Receipt[];
  /** running again after the last kill; the caller stops it */
  readonly server: RunningServer;
}

/**
 * Writes from several sides at once and kills the server with SIGKILL as soon as so many writes have been
 * acknowledged, over and over. Whoever calls compares what was acknowledged with what is there afterwards.
 */
export async function killWhileWriting<Receipt>(plan: KillPlan<Receipt>): Promise<KillResult<Receipt>> {
  const acknowledged: Receipt[] = [];
  let number = 0;
  let server = await plan.start();
  for (let kill = 0; kill < plan.killCount; kill += 1) {
    const goal = acknowledged.length + plan.writesBeforeKill;
    const killed = { yes: false };
    const side = async () => {
      while (!killed.yes) {
        number += 1;
        // A connection cut by the kill is no acknowledgement.
        const receipt = await plan.write(server, number).catch(() => null);
        if (receipt !== null) acknowledged.push(receipt);
        if (receipt === null && !killed.yes) throw new Error(`killWhileWriting: write ${number} was refused`);
        if (acknowledged.length >= goal && !killed.yes) {
          killed.yes = true;
          await server.end("SIGKILL");
        }
      }
    };
    await Promise.all(Array.from({ length: plan.parallel }, side));
    server = await plan.start();
  }
  return { acknowledged, server };
}
