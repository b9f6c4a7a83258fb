import { and, count, desc, eq, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { followUpCase } from "../../../db/schema/followups.ts";
import { wave } from "../../../db/schema/invitations.ts";
import { respondent } from "../../../db/schema/respondents.ts";
import { response } from "../../../db/schema/responses.ts";
import { staff } from "../../../db/schema/staff.ts";
import { surveyVersion } from "../../../db/schema/surveys.ts";
import { unitVersion } from "../../../db/schema/units.ts";
import { isValid } from "./case-facts.store.ts";
import type { CaseListing, InboxFilter } from "./case-listing.ts";
import { workingDayEndHour } from "./working-days.ts";

/** Whose cases: of these units, or of all (null). Never those without consent. */
export interface CaseScope {
  readonly unitIds: readonly string[] | null;
  readonly staffId: string;
}

const isBeingWorkedOn = inArray(followUpCase.status, ["open", "contacted"]);

/** What is due next: the first contact, then what was promised, else the solution. Null once closed. */
const dueAt = sql`case
  when ${followUpCase.status} not in ('open', 'contacted') then null
  when ${followUpCase.firstContactedAt} is null then ${followUpCase.contactDueAt}
  when ${followUpCase.promisedFor} is not null then
    (${followUpCase.promisedFor} + make_time(${workingDayEndHour}, 0, 0)) at time zone coalesce(${wave.timeZone}, 'UTC')
  else ${followUpCase.solutionDueAt} end`.mapWith(followUpCase.contactDueAt);

/** The customer's own words, found by the version's role for them. */
const words = sql<
  string | null
>`${response.answers} -> (${surveyVersion.definition} -> 'roles' ->> 'comment') ->> 'text'`;

export async function selectCases(
  db: Database,
  scope: CaseScope,
  filter: InboxFilter,
  at: Date,
  window: { offset: number; limit: number },
): Promise<CaseListing[]> {
  // First which ones: names, answers and words are looked up for these alone.
  const shown = db
    .select({ shownId: followUpCase.caseId })
    .from(followUpCase)
    .leftJoin(wave, eq(wave.id, followUpCase.waveId))
    .where(inScope(scope, filter))
    .orderBy(...order(filter))
    .offset(window.offset)
    .limit(window.limit)
    .as("shown");
  return listing(db, at)
    .innerJoin(shown, eq(shown.shownId, followUpCase.caseId))
    .orderBy(...order(filter));
}

/** One case that this member of staff may see. */
export async function selectCase(
  db: Database,
  scope: CaseScope,
  caseId: string,
  at: Date,
): Promise<CaseListing | null> {
  const [row] = await listing(db, at).where(and(isVisible(scope), eq(followUpCase.caseId, caseId)));
  return row ?? null;
}

export interface CaseNeighbours {
  /** counted from 1 */
  readonly position: number;
  /** how many stand under the filter */
  readonly count: number;
  readonly previousCaseId: string | null;
  readonly nextCaseId: string | null;
}

/** Where a case stands in the inbox under a filter; null where it is not in it. */
export async function selectNeighbours(
  db: Database,
  scope: CaseScope,
  filter: InboxFilter,
  caseId: string,
): Promise<CaseNeighbours | null> {
  const over = sql.join(order(filter), sql`, `);
  const ordered = db
    .select({
      caseId: followUpCase.caseId,
      position: sql<number>`row_number() over (order by ${over})`.mapWith(Number).as("position"),
      count: sql<number>`count(*) over ()`.mapWith(Number).as("count"),
      previousCaseId: sql<string | null>`lag(${followUpCase.caseId}) over (order by ${over})`.as("previous"),
      nextCaseId: sql<string | null>`lead(${followUpCase.caseId}) over (order by ${over})`.as("next"),
    })
    .from(followUpCase)
    .leftJoin(wave, eq(wave.id, followUpCase.waveId))
    .where(inScope(scope, filter))
    .as("ordered");
  const [row] = await db
    .select({
      position: ordered.position,
      count: ordered.count,
      previousCaseId: ordered.previousCaseId,
      nextCaseId: ordered.nextCaseId,
    })
    .from(ordered)
    .where(eq(ordered.caseId, caseId));
  return row ?? null;
}

export type InboxCounts = Readonly<Record<InboxFilter | "hidden", number>>;

/** How many stand under each filter, and how many nobody may see because they gave no consent. */
export async function countCases(db: Database, scope: CaseScope): Promise<InboxCounts> {
  const having = (filter: InboxFilter) => countWhere(and(isVisible(scope), hasStatus(scope, filter)));
  const [row] = await db
    .select({
      open: having("open"),
      mine: having("mine"),
      closed: having("closed"),
      watching: having("watching"),
      hidden: countWhere(and(inUnits(scope), isNull(followUpCase.consentVersion))),
    })
    .from(followUpCase);
  return row ?? { open: 0, mine: 0, closed: 0, watching: 0, hidden: 0 };
}

/** How many open cases nobody is responsible for. */
export async function countUnownedCases(db: Database, scope: CaseScope): Promise<number> {
  const [row] = await db
    .select({ found: count() })
    .from(followUpCase)
    .where(and(inScope(scope, "open"), isNull(followUpCase.ownerStaffId)));
  return row?.found ?? 0;
}

/** What became of every case that was opened in these units, for the recovery rate. */
export async function countRecovery(db: Database, scope: CaseScope) {
  const answered = (answer: "yes" | "partly" | "no") => countWhere(eq(followUpCase.recoveryAnswer, answer));
  const [row] = await db
    .select({ opened: count(), yes: answered("yes"), partly: answered("partly"), no: answered("no") })
    .from(followUpCase)
    .where(and(inUnits(scope), isNotNull(followUpCase.openedAt)));
  return row ?? { opened: 0, yes: 0, partly: 0, no: 0 };
}

function listing(db: Database, at: Date) {
  return db
    .select({
      followUp: followUpCase,
      dueAt,
      customerName: respondent.name,
      customerEmail: respondent.email,
      unitName: unitVersion.name,
      ownerName: staff.name,
      timeZone: sql<string>`coalesce(${wave.timeZone}, 'UTC')`,
      words,
      wordsLanguage: response.language,
    })
    .from(followUpCase)
    .innerJoin(respondent, eq(respondent.respondentId, followUpCase.respondentId))
    .leftJoin(
      response,
      and(
        eq(response.respondentId, followUpCase.respondentId),
        eq(response.responseId, followUpCase.responseId),
      ),
    )
    .leftJoin(surveyVersion, eq(surveyVersion.id, response.surveyVersionId))
    .leftJoin(wave, eq(wave.id, followUpCase.waveId))
    .leftJoin(staff, eq(staff.id, followUpCase.ownerStaffId))
    .leftJoin(unitVersion, and(eq(unitVersion.unitId, followUpCase.unitId), isValid(at)))
    .$dynamic();
}

function inScope(scope: CaseScope, filter: InboxFilter): SQL | undefined {
  return and(isVisible(scope), hasStatus(scope, filter));
}

/** Consent is what makes a case visible; before it nobody at all may see who it is. */
function isVisible(scope: CaseScope): SQL | undefined {
  return and(inUnits(scope), isNotNull(followUpCase.consentVersion));
}

function inUnits({ unitIds }: CaseScope): SQL | undefined {
  return unitIds === null ? undefined : inArray(followUpCase.unitId, [...unitIds]);
}

function hasStatus({ staffId }: CaseScope, filter: InboxFilter): SQL | undefined {
  if (filter === "open") return isBeingWorkedOn;
  if (filter === "mine") return and(isBeingWorkedOn, eq(followUpCase.ownerStaffId, staffId));
  return eq(followUpCase.status, filter);
}

/** Open cases by what is due first; the rest with the latest on top. The id only settles ties. */
function order(filter: InboxFilter): SQL[] {
  if (filter === "closed") return [desc(followUpCase.closedAt), sql`${followUpCase.caseId}`];
  if (filter === "watching") return [desc(followUpCase.createdAt), sql`${followUpCase.caseId}`];
  return [sql`${dueAt.getSQL()}`, sql`${followUpCase.createdAt}`, sql`${followUpCase.caseId}`];
}

function countWhere(condition: SQL | undefined) {
  return sql`count(*) filter (where ${condition ?? sql`true`})`.mapWith(Number);
}
