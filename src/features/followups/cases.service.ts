import type { Database } from "../../../db/client.ts";
import { listPage } from "../../../db/list-page.ts";
import { recordAudit } from "../../auth/audit.ts";
import { can, type Role } from "../../auth/permissions.ts";
import { enqueue } from "../../jobs/queue.ts";
import { visibleUnitIds } from "../respondents/units.service.ts";
import type { CaseRefusal } from "./case-change.ts";
import { type CaseFacts, selectCaseFacts } from "./case-facts.store.ts";
import { type CaseNote, selectNotes } from "./case-history.store.ts";
import * as listing from "./case-listing.store.ts";
import type { CaseListing, InboxFilter } from "./case-listing.ts";
import { queueAlert } from "./case-mails.service.ts";
import { type CaseOwner, listPossibleOwners } from "./case-owners.service.ts";
import { type CaseStep, decideStep } from "./case-step.ts";
import { insertNote, lockCase, updateCase } from "./cases.store.ts";
import type { FollowUpCase } from "./follow-up-case.ts";
import { type RecoveryFigures, recoveryDueAt, recoveryFigures } from "./recovery.ts";

/** As much of a member of staff as decides which cases they see. */
export interface CaseWorker {
  readonly id: string;
  readonly role: Role;
  readonly unitId: string;
}

export const inboxPageSize = 50;

export interface Inbox {
  readonly cases: readonly CaseListing[];
  readonly counts: listing.InboxCounts;
  readonly page: number;
  readonly pageCount: number;
  readonly recovery: RecoveryFigures;
}

/** One page of the cases a member of staff may see. A page behind the last is the last. */
export async function loadInbox(
  db: Database,
  staff: CaseWorker,
  filter: InboxFilter,
  page: number,
  now: Date,
): Promise<Inbox> {
  const scope = await scopeOf(db, staff, now);
  const counts = await listing.countCases(db, scope);
  const shown = listPage(counts[filter], page, inboxPageSize);
  const cases = await listing.selectCases(db, scope, filter, now, shown);
  const recovery = recoveryFigures(await listing.countRecovery(db, scope));
  return { cases, counts, page: shown.page, pageCount: shown.pageCount, recovery };
}

/** How many of the open cases that a member of staff may see have no owner. */
export async function countUnownedCases(db: Database, staff: CaseWorker, now: Date): Promise<number> {
  return listing.countUnownedCases(db, await scopeOf(db, staff, now));
}

export interface CaseDetail extends CaseListing {
  readonly facts: CaseFacts;
  readonly notes: readonly CaseNote[];
  /** who may take it over, the present owner included */
  readonly owners: readonly CaseOwner[];
  readonly neighbours: listing.CaseNeighbours | null;
}

/** Everything the case's page shows; null for a case that is unknown or not theirs to see. */
export async function loadCase(
  db: Database,
  staff: CaseWorker,
  caseId: string,
  filter: InboxFilter,
  now: Date,
): Promise<CaseDetail | null> {
  const scope = await scopeOf(db, staff, now);
  const found = await listing.selectCase(db, scope, caseId, now);
  if (!found) return null;
  const { respondentId, responseId, unitId } = found.followUp;
  const facts = await selectCaseFacts(db, respondentId, responseId, now);
  if (!facts) return null;
  return {
    ...found,
    facts,
    notes: await selectNotes(db, respondentId, caseId),
    owners: await listPossibleOwners(db, unitId, now),
    neighbours: await listing.selectNeighbours(db, scope, filter, caseId),
  };
}

export type StepResult =
  | { readonly done: true }
  | { readonly done: false; readonly field: string | null; readonly reason: CaseRefusal | "not-found" };

/** Takes one step on a case, with its note and whatever follows from it, in one transaction. */
export async function workOnCase(
  db: Database,
  staff: CaseWorker,
  caseId: string,
  step: CaseStep,
  now: Date,
): Promise<StepResult> {
  const scope = await scopeOf(db, staff, now);
  const found = await listing.selectCase(db, scope, caseId, now);
  if (!found) return { done: false, field: null, reason: "not-found" };
  return db.transaction(async (tx): Promise<StepResult> => {
    const followUp = await lockCase(tx, found.followUp.respondentId, caseId);
    const facts = followUp && (await selectCaseFacts(tx, followUp.respondentId, followUp.responseId, now));
    if (!followUp || !facts) return { done: false, field: null, reason: "not-found" };
    const owners = await listPossibleOwners(tx, followUp.unitId, now);
    const change = decideStep(followUp, step, owners, now, facts.timeZone);
    if (!change.accepted) return { done: false, field: change.field, reason: change.reason };
    await updateCase(tx, followUp, change.changes);
    await insertNote(tx, followUp, { ...change.note, staffId: staff.id, at: now });
    await followThrough(tx, { ...followUp, ...change.changes }, step, { facts, owners, staff, now });
    return { done: true };
  });
}

interface StepContext {
  readonly facts: CaseFacts;
  readonly owners: readonly CaseOwner[];
  readonly staff: CaseWorker;
  readonly now: Date;
}

/** Closing asks the customer later on; a new owner hears of it, unless they took it themselves. */
async function followThrough(
  tx: Database,
  followUp: FollowUpCase,
  step: CaseStep,
  { facts, owners, staff, now }: StepContext,
): Promise<void> {
  const { caseId, respondentId } = followUp;
  if (step.kind === "close") {
    const startAfter = recoveryDueAt(now, facts.rule.recoveryAskAfterDays);
    await enqueue(tx, "ask-recovery", { respondentId, caseId }, { startAfter });
  }
  const owner = owners.find(({ id }) => id === followUp.ownerStaffId);
  if (step.kind === "owner" && owner && owner.id !== staff.id)
    await queueAlert(tx, facts, followUp, owner, "handed-over", now);
  const detail = step.kind === "close" ? { rootCause: followUp.rootCause } : {};
  const audited = { objectKind: "case", objectId: caseId, detail, at: now };
  await recordAudit(tx, { ...audited, staffId: staff.id, verb: `case-${step.kind}` });
}

/** Administrators work on all cases, case owners on those of their units, others on none. */
async function scopeOf(db: Database, staff: CaseWorker, now: Date): Promise<listing.CaseScope> {
  const staffId = staff.id;
  if (staff.role === "administrator") return { unitIds: null, staffId };
  if (!can(staff.role, "cases.work")) return { unitIds: [], staffId };
  return { unitIds: await visibleUnitIds(db, staff.unitId, now), staffId };
}
