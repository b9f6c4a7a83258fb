import type { Database } from "../../../db/client.ts";
import { listPage } from "../../../db/list-page.ts";
import { recordAudit } from "../../auth/audit.ts";
import { emailHash } from "./contact-keys.store.ts";
import { countPeopleOutside, deletePeople } from "./erase-units.store.ts";
import * as store from "./respondents.store.ts";

export type { FrameMember, Respondent } from "./respondents.store.ts";

const pageSize = 50;

/** Everything known about one person, whatever the unit: pages ask `visibleUnitIds` first. */
export const loadRespondent = store.selectRespondent;

export interface RespondentPage {
  readonly respondents: readonly store.Respondent[];
  /** counted up to one more than `listedMax` */
  readonly found: number;
  readonly page: number;
  readonly pageCount: number;
}

/** One page of the respondents of some units, by address. A page behind the last is the last. */
export async function listRespondents(
  db: Database,
  filter: store.RespondentFilter,
  page: number,
): Promise<RespondentPage> {
  const found = await store.countRespondents(db, filter);
  const shown = listPage(found, page, pageSize);
  const rows = found === 0 ? [] : await store.selectRespondents(db, filter, shown);
  return { respondents: rows, found, page: shown.page, pageCount: shown.pageCount };
}

/**
 * Everybody in these units who may be invited (not opted out, address not suppressed), in batches and always in the
 * same order, so that a seeded sample can be drawn again.
 * @example for await (const members of findFrame(db, unitIds)) frame.push(...members);
 */
export async function* findFrame(
  db: Database,
  unitIds: readonly string[],
  batchSize = 1000,
): AsyncGenerator<store.FrameMember[]> {
  let afterId: string | null = null;
  while (unitIds.length > 0) {
    const members: store.FrameMember[] = await store.selectFrame(db, unitIds, afterId, batchSize);
    if (members.length > 0) yield members;
    if (members.length < batchSize) return;
    afterId = members.at(-1)?.respondentId ?? null;
  }
}

/** How many people there are, by unit. */
export const countByUnit = store.countByUnit;

/** How many may be invited, by unit. */
export const countFrame = store.countFrame;

/** Whether a mail may still go to this person: asked again right before sending. */
export async function mayBeMailed(db: Database, respondentId: string): Promise<boolean> {
  const respondent = await store.selectRespondent(db, respondentId);
  if (!respondent || respondent.optedOutAt) return false;
  return !(await store.isSuppressed(db, emailHash(respondent.email)));
}

/**
 * No more mails to this person, and none to the address even if it is imported again. Asking twice is asking once.
 * @param byOneClick through the mail program's own button (RFC 8058)
 */
export async function optOut(
  tx: Database,
  respondentId: string,
  now: Date,
  byOneClick: boolean,
): Promise<void> {
  const respondent = await store.selectRespondent(tx, respondentId);
  if (!respondent || respondent.optedOutAt) return;
  await store.updateRespondent(tx, respondentId, { optedOutAt: now, updatedAt: now });
  const row = { emailHash: emailHash(respondent.email), reason: "opted-out", at: now, byOneClick } as const;
  await store.insertSuppression(tx, row);
  await recordAudit(tx, {
    staffId: null,
    verb: "opt-out",
    objectKind: "respondent",
    objectId: respondentId,
    detail: { byOneClick },
    at: now,
  });
}

/** An address that bounced for good or complained is never mailed again. */
export async function suppressAddress(
  tx: Database,
  respondentId: string,
  reason: "bounced" | "complained",
  now: Date,
): Promise<void> {
  const respondent = await store.selectRespondent(tx, respondentId);
  if (respondent)
    await store.insertSuppression(tx, { emailHash: emailHash(respondent.email), reason, at: now });
}

/** Consent to be contacted, with the version of the wording that was agreed to. */
export async function giveConsent(
  tx: Database,
  respondentId: string,
  version: string,
  now: Date,
): Promise<void> {
  const change = { consentState: "given", consentVersion: version, updatedAt: now } as const;
  await store.updateRespondent(tx, respondentId, change);
}

/** Remembers that these people were written to, for the quarantine between surveys. */
export const markContacted = store.updateLastContacted;

/** Takes away the people of some units, for good. Everything they were asked must be gone. */
export const erasePeople = deletePeople;

/** How many people of some units have an address outside of a domain. */
export const countPeopleBeyond = countPeopleOutside;
