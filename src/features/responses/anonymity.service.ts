import type { Database } from "../../../db/client.ts";
import { forgetInvitationOrder } from "../invitations/invitations.service.ts";
import { loadWave } from "../invitations/waves.service.ts";
import { loadSurveyVersion } from "../surveys/surveys.service.ts";
import { deleteDraftsOfWave, rewriteResponses } from "./responses.store.ts";

/**
 * Takes away what people entered in a closed wave and never sent: they were told that it does not count, so there is
 * nothing to keep it for. That they began stands in the invitation's disposition.
 */
export async function forgetDrafts(tx: Database, waveId: string): Promise<void> {
  if ((await loadWave(tx, waveId))?.status === "closed") await deleteDraftsOfWave(tx, waveId);
}

/**
 * Makes the database forget in which order the answers to an anonymous wave came, once it is closed. A row tells that
 * by where it lies and by the transaction that wrote it, which is the same for a response and the invitation it spent;
 * so both are written anew, in orders drawn by lot. Done twice, it is done.
 */
export async function forgetAnswerOrder(tx: Database, waveId: string): Promise<void> {
  const wave = await loadWave(tx, waveId);
  if (wave?.status !== "closed") return;
  const version = await loadSurveyVersion(tx, wave.surveyVersionId);
  if (version?.privacyMode !== "anonymous") return;
  await forgetInvitationOrder(tx, waveId);
  await rewriteResponses(tx, waveId);
}
