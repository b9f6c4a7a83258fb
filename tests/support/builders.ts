/**
 * Rows for tests, written straight into the tables: what a test does not name has a sensible value. Every builder
 * returns the row it inserted, and makes by itself what the row must refer to.
 * @example const { wave, invitation } = await aScene(db, { privacyMode: "anonymous" });
 */
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { invitation, wave } from "../../db/schema/invitations.ts";
import { respondent } from "../../db/schema/respondents.ts";
import { response } from "../../db/schema/responses.ts";
import { staff } from "../../db/schema/staff.ts";
import { programme, survey, surveyVersion } from "../../db/schema/surveys.ts";
import { unit, unitVersion } from "../../db/schema/units.ts";
import { linkToken, personalLink, tokenDigest } from "../../src/auth/link-tokens.ts";
import { defaultFollowUpRule } from "../../src/features/surveys/follow-up-rule.ts";
import { definitionFromTemplate } from "../../src/features/surveys/templates/templates.ts";

/** A Wednesday morning on which tests happen. */
export const testNow = new Date("2026-11-04T09:00:00Z");
const longAgo = new Date("2026-01-01T00:00:00Z");

type Row<Table extends { $inferInsert: unknown }> = Partial<Table["$inferInsert"]>;

export async function aUnit(
  db: Database,
  details: { code?: string; name?: string; parentUnitId?: string | null } = {},
): Promise<typeof unit.$inferSelect> {
  const id = randomUUID();
  const code = details.code ?? `unit-${id.slice(0, 8)}`;
  const [row] = await db.insert(unit).values({ id, code, createdAt: longAgo }).returning();
  const { name = code, parentUnitId = null } = details;
  await db
    .insert(unitVersion)
    .values({ id: randomUUID(), unitId: id, name, parentUnitId, validFrom: longAgo });
  return inserted(row);
}

/** A member of staff without a password: enough to own, publish and be checked for rights. */
export async function aStaffMember(db: Database, details: Row<typeof staff> = {}) {
  const id = details.id ?? randomUUID();
  const unitId = details.unitId ?? (await aUnit(db)).id;
  const [row] = await db
    .insert(staff)
    .values({
      id,
      name: "Lin Wei",
      email: `${id}@manyi.test`,
      role: "analyst",
      createdAt: longAgo,
      updatedAt: longAgo,
      ...details,
      unitId,
    })
    .returning();
  return inserted(row);
}

export async function aProgramme(db: Database, details: Row<typeof programme> = {}) {
  const [row] = await db
    .insert(programme)
    .values({
      id: randomUUID(),
      name: "Relationship survey",
      kind: "relationship",
      privacyDefault: "confidential",
      followUpRule: defaultFollowUpRule,
      createdAt: longAgo,
      ...details,
    })
    .returning();
  return inserted(row);
}

/** A published version, ECSI unless the test brings a definition. */
export async function aSurveyVersion(
  db: Database,
  details: Row<typeof surveyVersion> & { programmeId?: string } = {},
) {
  const { programmeId, ...version } = details;
  const privacyMode = version.privacyMode ?? "identified";
  const definition = version.definition ?? definitionFromTemplate("ecsi", privacyMode === "anonymous");
  const title = version.title ?? "How are we doing?";
  const surveyId = version.surveyId ?? randomUUID();
  if (!version.surveyId) {
    const owner = programmeId ?? (await aProgramme(db)).id;
    await db.insert(survey).values({
      ...{ id: surveyId, programmeId: owner, title, privacyMode, draft: definition },
      ...{ createdAt: longAgo, updatedAt: longAgo },
    });
  }
  const [row] = await db
    .insert(surveyVersion)
    .values({
      ...{ id: randomUUID(), number: 1, publishedAt: longAgo, ...version },
      ...{ surveyId, title, privacyMode, definition },
    })
    .returning();
  return inserted(row);
}

/** An open wave for a bank called Lanhu, closing in ten days. */
export async function aWave(db: Database, details: Row<typeof wave> = {}) {
  const version = details.surveyVersionId
    ? await surveyOf(db, details.surveyVersionId)
    : await surveyOf(db, (await aSurveyVersion(db)).id);
  const [row] = await db
    .insert(wave)
    .values({
      id: randomUUID(),
      programmeId: version.programmeId,
      surveyVersionId: version.surveyVersionId,
      name: "Autumn",
      period: "2026-Q4",
      status: "open",
      sampling: "census",
      samplingSeed: 1,
      brand: "Lanhu Bank",
      product: "current account",
      subjectLine: { en: "How are we doing?", "zh-CN": "我们做得怎么样？" },
      greeting: { en: "Hello", "zh-CN": "您好" },
      timeZone: "Asia/Shanghai",
      closesAt: new Date(testNow.getTime() + 10 * 86_400_000),
      sentAt: new Date(testNow.getTime() - 86_400_000),
      createdAt: longAgo,
      ...details,
    })
    .returning();
  return inserted(row);
}

export async function aRespondent(db: Database, details: Row<typeof respondent> = {}) {
  const respondentId = details.respondentId ?? randomUUID();
  const unitId = details.unitId ?? (await aUnit(db)).id;
  const [row] = await db
    .insert(respondent)
    .values({
      email: `${respondentId}@customer.example`,
      name: "Ada Okafor",
      createdAt: longAgo,
      updatedAt: longAgo,
      ...details,
      respondentId,
      unitId,
    })
    .returning();
  return inserted(row);
}

/** A sent invitation with the token its link has; needs `setTestApp` (or a running app) for the secret. */
export async function anInvitation(db: Database, details: Row<typeof invitation> = {}) {
  const invitationId = details.invitationId ?? randomUUID();
  const waveId = details.waveId ?? (await aWave(db)).id;
  const person = details.respondentId ? await respondentOf(db, details.respondentId) : await aRespondent(db);
  const [row] = await db
    .insert(invitation)
    .values({
      ...{ unitId: person.unitId, stratumUnitId: person.unitId, language: person.language },
      ...{ attributes: person.attributes, samplingWeight: 1, disposition: "sent", createdAt: longAgo },
      ...{ tokenDigest: tokenDigest(linkToken("invitation", invitationId)), ...details },
      ...{ respondentId: person.respondentId, invitationId, waveId },
    })
    .returning();
  return inserted(row);
}

/** One finished response, as stored for an identified survey. */
export async function aResponse(db: Database, details: Row<typeof response> = {}) {
  const asked = details.invitationId ? null : await anInvitation(db, waveDetails(details));
  const [row] = await db
    .insert(response)
    .values({
      responseId: randomUUID(),
      period: "2026-Q4",
      entryMode: "mail-link",
      source: "census",
      deviceClass: "phone",
      language: "en",
      submittedAt: testNow,
      submittedOn: testNow.toISOString().slice(0, 10),
      answers: {},
      ...details,
      respondentId: details.respondentId ?? asked?.respondentId ?? randomUUID(),
      invitationId: details.invitationId ?? asked?.invitationId ?? null,
      waveId: details.waveId ?? asked?.waveId ?? null,
      unitId: details.unitId ?? asked?.unitId ?? (await aUnit(db)).id,
      surveyVersionId: details.surveyVersionId ?? (await versionOf(db, details.waveId ?? asked?.waveId)),
    })
    .returning();
  return inserted(row);
}

/** Everything from programme to a sent invitation, in one wave that is open on `testNow`. */
export async function aScene(
  db: Database,
  details: {
    privacyMode?: "identified" | "confidential" | "anonymous";
    programme?: Row<typeof programme>;
    version?: Row<typeof surveyVersion>;
    wave?: Row<typeof wave>;
    respondent?: Row<typeof respondent>;
    invitation?: Row<typeof invitation>;
  } = {},
) {
  const { privacyMode = "identified" } = details;
  const ownProgramme = await aProgramme(db, details.programme);
  const version = await aSurveyVersion(db, { privacyMode, ...details.version, programmeId: ownProgramme.id });
  const ownWave = await aWave(db, { ...details.wave, surveyVersionId: version.id });
  const person = await aRespondent(db, details.respondent);
  const asked = await anInvitation(db, {
    ...details.invitation,
    ...{ waveId: ownWave.id, respondentId: person.respondentId },
  });
  return { programme: ownProgramme, version, wave: ownWave, respondent: person, invitation: asked };
}

/** The path of an invitation's personal link, e.g. "/r/AbC.dEf". */
export function linkPath(asked: { respondentId: string; invitationId: string }): string {
  return new URL(personalLink("r", asked.respondentId, linkToken("invitation", asked.invitationId))).pathname;
}

function waveDetails({ respondentId, waveId }: Row<typeof response>): Row<typeof invitation> {
  return { ...(respondentId && { respondentId }), ...(waveId && { waveId }) };
}

async function surveyOf(db: Database, surveyVersionId: string) {
  const [row] = await db
    .select({ programmeId: survey.programmeId, surveyVersionId: surveyVersion.id })
    .from(surveyVersion)
    .innerJoin(survey, eq(survey.id, surveyVersion.surveyId))
    .where(eq(surveyVersion.id, surveyVersionId));
  return inserted(row);
}

async function respondentOf(db: Database, respondentId: string) {
  const [row] = await db.select().from(respondent).where(eq(respondent.respondentId, respondentId));
  return inserted(row);
}

async function versionOf(db: Database, waveId: string | null | undefined): Promise<string> {
  if (!waveId) return (await aSurveyVersion(db)).id;
  const [row] = await db.select({ id: wave.surveyVersionId }).from(wave).where(eq(wave.id, waveId));
  return inserted(row).id;
}

function inserted<Row>(row: Row | undefined): Row {
  if (!row) throw new Error("a builder's row is missing");
  return row;
}
