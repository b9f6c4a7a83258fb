import { findPriorCases } from "../../features/followups/followups.service.ts";
import { fieldWave } from "../../features/invitations/send-wave.service.ts";
import type { Handler } from "../queue.ts";

export const handle: Handler<"send-wave"> = async (db, { waveId }, now) => {
  await fieldWave(db, waveId, now, findPriorCases);
};
