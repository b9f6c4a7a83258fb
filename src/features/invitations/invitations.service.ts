import type { Database } from "../../../db/client.ts";
import { optOut } from "../respondents/respondents.service.ts";
import type { Disposition } from "./disposition.ts";
import { answerable } from "./disposition.ts";
import * as store from "./invitations.store.ts";
import { acceptsAnswers, type Wave } from "./wave.ts";
import { lockStatusShared, selectWave } from "./waves.store.ts";

export type { Invitation } from "./invitations.store.ts";

export interface FoundInvitation {
  readonly invitation: store.Invitation;
  readonly wave: Wave;
  readonly surveyVersionId: string;
}

/** What a personal link opens; null for every link that is not ours. Changes nothing. */
export async function findInvitationByLink(
  db: Database,
  respondentId: string,
  tokenDigest: Uint8Array,
): Promise<FoundInvitation | null> {
  const invitation = await store.selectByToken(db, respondentId, tokenDigest);
  const wave = invitation && (await selectWave(db, invitation.waveId));
  return invitation && wave ? { invitation, wave, surveyVersionId: wave.surveyVersionId } : null;
}

/** Everybody a wave asks, in an order that says nothing. */
export const listInvitations = store.selectInvitations;

const beforeStart = ["queued", "sent", "bounced", "in-doubt"] as const satisfies readonly Disposition[];

/** The first saved answer. Later ones change nothing. */
export async function markStarted(
  tx: Database,
  respondentId: string,
  invitationId: string,
  now: Date,
): Promise<boolean> {
  return store.moveDisposition(tx, { respondentId, invitationId }, beforeStart, "started", now);
}

/**
 * The finished survey, once: of any number of calls for an invitation exactly one is told true. False too when the
 * wave is closed; a wave cannot close until the caller's transaction ends.
 * @param now null in anonymous surveys, which keep no moment
 */
export async function markComplete(
  tx: Database,
  respondentId: string,
  invitationId: string,
  now: Date | null,
): Promise<boolean> {
  const key = { respondentId, invitationId };
  const waveId = await store.selectWaveId(tx, key);
  const status = waveId && (await lockStatusShared(tx, waveId));
  if (!status || !acceptsAnswers({ status })) return false;
  return store.moveDisposition(tx, key, answerable, "complete", now);
}

/**
 * Many finished surveys of one wave at once, each at its own moment. Never for anonymous surveys, which keep none.
 * @returns the invitations that this call completed; none if the wave is closed
 */
export async function markManyComplete(
  tx: Database,
  waveId: string,
  finished: readonly (store.InvitationKey & { readonly at: Date })[],
): Promise<ReadonlySet<string>> {
  const status = await lockStatusShared(tx, waveId);
  if (!status || !acceptsAnswers({ status })) return new Set();
  return store.completeInvitations(tx, waveId, finished);
}

/** So that nobody reads from where a row lies, or from who wrote it last, which response belongs to it. */
export const forgetInvitationOrder = store.rewriteInvitations;

export type OptOutResult =
  | { readonly optedOut: true }
  | { readonly optedOut: false; readonly reason: "unknown-link" };

/** Nothing more to this person, from the link in any invitation. Asking twice is asking once. */
export async function optOutByLink(
  db: Database,
  respondentId: string,
  tokenDigest: Uint8Array,
  how: { readonly byOneClick: boolean; readonly now: Date },
): Promise<OptOutResult> {
  return db.transaction(async (tx): Promise<OptOutResult> => {
    const invitation = await store.selectByToken(tx, respondentId, tokenDigest);
    if (!invitation) return { optedOut: false, reason: "unknown-link" };
    await optOut(tx, respondentId, how.now, how.byOneClick);
    await store.optOutAll(tx, respondentId, how.now);
    return { optedOut: true };
  });
}
