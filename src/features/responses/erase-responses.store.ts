import { eq, inArray } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { invitation, wave } from "../../../db/schema/invitations.ts";
import { response, responseDraft, responseMark } from "../../../db/schema/responses.ts";

/** Deletes responses, drafts and marks of a programme's waves. */
export async function deleteResponses(tx: Database, programmeId: string): Promise<void> {
  const waveIds = tx.select({ id: wave.id }).from(wave).where(eq(wave.programmeId, programmeId));
  const invitationIds = tx
    .select({ id: invitation.invitationId })
    .from(invitation)
    .where(inArray(invitation.waveId, waveIds));
  await tx.delete(responseDraft).where(inArray(responseDraft.invitationId, invitationIds));
  await tx.delete(responseMark).where(inArray(responseMark.waveId, waveIds));
  await tx.delete(response).where(inArray(response.waveId, waveIds));
}
