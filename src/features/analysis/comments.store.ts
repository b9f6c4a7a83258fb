import { and, asc, count, desc, eq, exists, gte, inArray, isNull, lt, ne, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { isRecordId } from "../../../db/record-id.ts";
import { commentTag } from "../../../db/schema/analysis.ts";
import { hasWords, response } from "../../../db/schema/responses.ts";
import type { Language } from "../../i18n/languages.ts";
import type { ScoreBand } from "./cell.ts";
import { submittedBy } from "./wave-answers.store.ts";

/** Which comments of a wave. */
export interface CommentQuery {
  readonly waveId: string;
  /** the question that asks for them */
  readonly code: string;
  /** only what was submitted up to then; null: all */
  readonly until: Date | null;
  /** null: of all units */
  readonly unitIds: readonly string[] | null;
  readonly band?: ScoreBand | undefined;
  readonly language?: Language | undefined;
  /** words that must be in the text, in whatever case */
  readonly search: string;
  /** "": with or without tags */
  readonly tag: string;
}

export interface FoundComment {
  readonly responseId: string;
  readonly text: string;
  readonly language: Language;
}

/** Comments, the newest day first; within a day by their text, not by time. */
export async function listComments(
  db: Database,
  query: CommentQuery,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<FoundComment[]> {
  const text = commentText(query.code);
  return db
    .select({ responseId: response.responseId, text, language: response.language })
    .from(response)
    .where(matches(db, query))
    .orderBy(desc(response.submittedOn), asc(text), asc(response.responseId))
    .limit(limit)
    .offset(offset);
}

export async function countComments(db: Database, query: CommentQuery): Promise<number> {
  const [row] = await db.select({ count: count() }).from(response).where(matches(db, query));
  return row?.count ?? 0;
}

/** How many of the comments bear each tag, the most frequent first. */
export async function countTags(
  db: Database,
  query: CommentQuery,
): Promise<{ tag: string; count: number }[]> {
  return db
    .select({ tag: commentTag.tag, count: count() })
    .from(commentTag)
    .innerJoin(
      response,
      and(eq(response.respondentId, commentTag.respondentId), eq(response.responseId, commentTag.responseId)),
    )
    .where(and(eq(commentTag.waveId, query.waveId), matches(db, query)))
    .groupBy(commentTag.tag)
    .orderBy(desc(count()), asc(commentTag.tag));
}

export async function listTags(
  db: Database,
  responseIds: readonly string[],
): Promise<{ responseId: string; tag: string }[]> {
  if (responseIds.length === 0) return [];
  const { responseId, tag } = commentTag;
  return db
    .select({ responseId, tag })
    .from(commentTag)
    .where(inArray(responseId, [...responseIds]))
    .orderBy(asc(tag));
}

/** Who a comment's response belongs to, for the keys of its tags only; null if it is not among these comments. */
export async function findCommentKey(
  db: Database,
  query: CommentQuery,
  responseId: string,
): Promise<string | null> {
  if (!isRecordId(responseId)) return null;
  const [row] = await db
    .select({ respondentId: response.respondentId })
    .from(response)
    .where(and(eq(response.responseId, responseId), matches(db, query)));
  return row?.respondentId ?? null;
}

export async function insertTag(tx: Database, row: typeof commentTag.$inferInsert): Promise<boolean> {
  const inserted = await tx.insert(commentTag).values(row).onConflictDoNothing().returning();
  return inserted.length === 1;
}

export async function deleteTag(
  tx: Database,
  respondentId: string,
  responseId: string,
  tag: string,
): Promise<boolean> {
  const isThis = and(
    eq(commentTag.respondentId, respondentId),
    eq(commentTag.responseId, responseId),
    eq(commentTag.tag, tag),
  );
  return (await tx.delete(commentTag).where(isThis).returning()).length === 1;
}

const bandEnds: Readonly<Record<Exclude<ScoreBand, "none">, readonly [number, number]>> = {
  "under-40": [Number.NEGATIVE_INFINITY, 40],
  "40-60": [40, 60],
  "60-80": [60, 80],
  "from-80": [80, Number.POSITIVE_INFINITY],
};

function matches(db: Database, query: CommentQuery): SQL | undefined {
  const { waveId, code, until, unitIds, band, language, search, tag } = query;
  const text = commentText(code);
  const pattern = `%${search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return and(
    eq(response.waveId, waveId),
    hasWords(response.answers),
    ne(text, ""),
    submittedBy(until),
    unitIds ? inArray(response.unitId, [...unitIds]) : undefined,
    band && isInBand(band),
    language && eq(response.language, language),
    search === "" ? undefined : sql`${text} ilike ${pattern}`,
    tag === "" ? undefined : exists(taggedSo(db, tag)),
  );
}

function taggedSo(db: Database, tag: string) {
  return db
    .select({ one: sql`1` })
    .from(commentTag)
    .where(
      and(
        eq(commentTag.respondentId, response.respondentId),
        eq(commentTag.responseId, response.responseId),
        eq(commentTag.tag, tag),
      ),
    );
}

function isInBand(band: ScoreBand): SQL | undefined {
  const score = response.individualScore;
  if (band === "none") return isNull(score);
  const [low, high] = bandEnds[band];
  return and(
    Number.isFinite(low) ? gte(score, low) : undefined,
    Number.isFinite(high) ? lt(score, high) : undefined,
  );
}

function commentText(code: string): SQL<string> {
  return sql<string>`btrim(coalesce(${response.answers} -> ${code}::text ->> 'text', ''))`;
}
