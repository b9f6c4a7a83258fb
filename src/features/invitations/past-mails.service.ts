import type { Database } from "../../../db/client.ts";
import { suppressAddress } from "../respondents/respondents.service.ts";
import { moveDisposition, settleQueued } from "./invitations.store.ts";
import { listWaiting, settleMails } from "./messages.store.ts";

/**
 * Says of every waiting mail of a wave that it was delivered into the outbox when it was written, without rendering
 * any: for waves of a made-up past. Some came back.
 * @param bouncedInvitationIds invitations whose address turned out to be bad; it is not mailed again
 */
export async function settlePastMails(
  tx: Database,
  waveId: string,
  bouncedInvitationIds: ReadonlySet<string> = new Set(),
): Promise<void> {
  for (const message of await listWaiting(tx, waveId, [...bouncedInvitationIds])) {
    const { respondentId, invitationId, createdAt } = message;
    await settleMails(tx, waveId, { status: "failed", lastReply: bounceReply }, message.messageId);
    await suppressAddress(tx, respondentId, "bounced", createdAt);
    if (invitationId)
      await moveDisposition(tx, { respondentId, invitationId }, ["queued"], "bounced", createdAt);
  }
  await settleMails(tx, waveId, { status: "sent", lastReply: null });
  await settleQueued(tx, waveId);
}

const bounceReply = "550 5.1.1 mailbox unavailable";
