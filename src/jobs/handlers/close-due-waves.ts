import { closeDueWaves, keepStandings } from "../../features/invitations/waves.service.ts";
import type { Handler } from "../queue.ts";

export const handle: Handler<"close-due-waves"> = async (db, _payload, now) => {
  await closeDueWaves(db, now);
  await keepStandings(db, now);
};
