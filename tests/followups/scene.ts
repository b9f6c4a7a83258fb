import { randomUUID } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { followUpCase } from "../../db/schema/followups.ts";
import { message } from "../../db/schema/invitations.ts";
import { account } from "../../db/schema/staff.ts";
import {
  type LinkPurpose,
  linkToken,
  type ParsedLink,
  parseLink,
  personalLink,
} from "../../src/auth/link-tokens.ts";
import type { Answers } from "../../src/features/surveys/answers.ts";
import { aResponse, aScene, aStaffMember, aUnit } from "../support/builders.ts";

/**
 * Monday morning in Shanghai, where the waves of the tests are. Far ahead, since what the queue keeps for later is
 * later than the real now.
 */
export const monday = new Date("2099-11-02T02:00:00Z");

export const consent = { contact: { consent: true, version: "1" } } satisfies Answers;
export const noConsent = { contact: { consent: false, version: "1" } } satisfies Answers;
export const low = {
  sat1: { value: 3 },
  sat2: { value: 3 },
  sat3: { value: 2 },
  complained: { choice: "no" },
  comment: { text: "The branch was closed at noon, twice." },
} satisfies Answers;
export const high = { sat1: { value: 9 }, sat2: { value: 9 }, sat3: { value: 9 } } satisfies Answers;

type Privacy = "identified" | "confidential" | "anonymous";

/** A company with a branch, its case owner and an administrator, and one response from the branch's customer. */
export async function aFollowUpScene(
  db: Database,
  details: { answers: Answers; privacyMode?: Privacy; optedOut?: boolean } = { answers: {} },
) {
  const company = await aUnit(db, { name: "Lanhu" });
  const branch = await aUnit(db, { name: "Hangzhou West", parentUnitId: company.id });
  const owner = await anActiveStaffMember(db, { name: "Lin Wei", role: "case-owner", unitId: branch.id });
  const administrator = await anActiveStaffMember(db, {
    name: "Zhao Admin",
    role: "administrator",
    unitId: company.id,
  });
  const scene = await aScene(db, {
    privacyMode: details.privacyMode ?? "identified",
    respondent: { unitId: branch.id, optedOutAt: details.optedOut ? monday : null },
  });
  const response = await answerIn(db, scene, details.answers);
  return { ...scene, company, branch, owner, administrator, response };
}

/** Somebody who can sign in: only they get cases. */
export async function anActiveStaffMember(
  db: Database,
  details: NonNullable<Parameters<typeof aStaffMember>[1]>,
) {
  const member = await aStaffMember(db, details);
  await db.insert(account).values({
    ...{ id: randomUUID(), accountId: member.id, providerId: "credential", staffId: member.id },
    ...{ password: "a hash", createdAt: monday, updatedAt: monday },
  });
  return member;
}

export async function answerIn(
  db: Database,
  scene: Pick<Awaited<ReturnType<typeof aScene>>, "respondent" | "invitation" | "wave">,
  answers: Answers,
) {
  return aResponse(db, {
    respondentId: scene.respondent.respondentId,
    responseId: randomUUID(),
    invitationId: scene.invitation.invitationId,
    waveId: scene.wave.id,
    unitId: scene.invitation.unitId,
    submittedAt: monday,
    submittedOn: "2099-11-02",
    answers,
  });
}

export async function casesOf(db: Database, respondentId: string) {
  return db.select().from(followUpCase).where(eq(followUpCase.respondentId, respondentId));
}

/** The one case of a respondent. */
export async function caseOf(db: Database, respondentId: string) {
  const [followUp, ...others] = await casesOf(db, respondentId);
  if (!followUp || others.length > 0)
    throw new Error(`expected one case, found ${others.length + (followUp ? 1 : 0)}`);
  return followUp;
}

/** What is in the mail ledger for a respondent, by template. */
export async function mailsOf(db: Database, respondentId: string, recipientKind?: "respondent" | "staff") {
  const rows = await db
    .select()
    .from(message)
    .where(
      and(eq(message.respondentId, respondentId), recipientKind && eq(message.recipientKind, recipientKind)),
    )
    .orderBy(asc(message.createdAt));
  return rows.map((row) => ({ ...row, template: row.parameters.template }));
}

export function templates(mails: readonly { template: string }[]): string[] {
  return mails.map(({ template }) => template).sort();
}

/** The link a customer gets by mail, as its page reads it. */
export function linkTo(purpose: LinkPurpose, followUp: { respondentId: string; caseId: string }): ParsedLink {
  const path = purpose === "contact" ? "c" : "f";
  const link = personalLink(path, followUp.respondentId, linkToken(purpose, followUp.caseId));
  const parsed = parseLink(new URL(link).pathname.slice(3));
  if (!parsed) throw new Error("our own link is not readable");
  return parsed;
}
