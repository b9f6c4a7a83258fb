import type { OpenDatabase } from "../../db/client.ts";
import { findDemo } from "../auth/demo.service.ts";
import { anyStaff } from "../auth/staff.service.ts";
import type { Config } from "../config.ts";
import { listUnits } from "../features/respondents/units.service.ts";
import { loadDemo } from "./load-demo.ts";

/**
 * Loads the demo on a first start: unasked into the embedded database, into any other that is empty where MANYI_DEMO
 * says so. A loading that was cut off is made good.
 */
export async function loadDemoAtStart(
  { db, pglite }: OpenDatabase,
  { demo }: Config,
  say: (line: string) => void,
): Promise<void> {
  if (!(demo ?? pglite !== undefined)) return;
  const begun = await findDemo(db);
  const isFirst = begun ? begun.loadedAt === null : await isEmpty(db);
  if (!isFirst) return;
  const begunAt = Date.now();
  await loadDemo(db, {
    now: new Date(),
    isAlone: pglite !== undefined,
    onWave: (wave, waveCount) => say(`Loading the demo programme … wave ${wave} of ${waveCount}`),
  });
  say(`The demo programme is loaded, in ${((Date.now() - begunAt) / 1000).toFixed(1)} seconds.`);
}

/** The company stays when the demo is removed, so that it does not come back. */
async function isEmpty(db: OpenDatabase["db"]): Promise<boolean> {
  return !(await anyStaff(db)) && (await listUnits(db, new Date())).length === 0;
}
