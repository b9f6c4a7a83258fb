import type { Database } from "../../../db/client.ts";
import { type ListPage, listPage } from "../../../db/list-page.ts";
import { recordAudit } from "../../auth/audit.ts";
import { unitChain } from "../respondents/unit-tree.ts";
import type { AnalysedWave } from "./analysis.ts";
import { listCellVoices } from "./cells.store.ts";
import { type CommentChoices, type CommentFilter, commentChoices } from "./comment-filters.ts";
import { readTag, type TagProblem } from "./comment-tag.ts";
import * as store from "./comments.store.ts";
import { publishedFigure, type Scope } from "./figures.ts";
import { publishesComments } from "./publishing.ts";
import { answersUntilOf } from "./score-data.service.ts";
import type { UnitThen } from "./unit-tree.ts";
import { listUnitsAt } from "./wave-answers.store.ts";

/** Whose comments of which wave, and which of them. */
export interface CommentRequest {
  readonly selected: AnalysedWave;
  readonly scope: Scope;
  readonly visibleUnitIds: readonly string[];
  readonly filter: CommentFilter & { readonly search: string; readonly tag: string };
}

export interface Comment extends store.FoundComment {
  readonly tags: readonly string[];
}

/** "not-asked": the survey has no such question. "too-few": fewer than 10 answers, or no results yet. */
export type LoadedComments =
  | { readonly readable: false; readonly reason: "not-asked" | "too-few" }
  | { readonly readable: false; readonly reason: "filter"; readonly choices: CommentChoices }
  | {
      readonly readable: true;
      readonly choices: CommentChoices;
      readonly comments: readonly Comment[];
      readonly foundCount: number;
      readonly tagCounts: readonly { readonly tag: string; readonly count: number }[];
      readonly listPage: ListPage;
    };

/** Comments without names, by the publishing rules: only those that came with the answers of the results. */
export async function loadComments(
  db: Database,
  request: CommentRequest,
  { page, pageSize }: { readonly page: number; readonly pageSize: number },
): Promise<LoadedComments> {
  const permitted = await permit(db, request);
  if (!permitted.readable) return permitted;
  const { query, choices } = permitted;
  const isCounted = query.search === "" && query.tag === "";
  const foundCount = isCounted ? choices.commentCount : await store.countComments(db, query);
  const place = listPage(foundCount, page, pageSize);
  const found = foundCount === 0 ? [] : await store.listComments(db, query, place);
  const tags = await store.listTags(
    db,
    found.map(({ responseId }) => responseId),
  );
  const tagsOf = Map.groupBy(tags, ({ responseId }) => responseId);
  return {
    readable: true,
    choices,
    comments: found.map((each) => ({
      ...each,
      tags: (tagsOf.get(each.responseId) ?? []).map(({ tag }) => tag),
    })),
    foundCount,
    tagCounts: await store.countTags(db, { ...query, tag: "" }),
    listPage: place,
  };
}

export interface TagChange {
  readonly responseId: string;
  readonly tag: string;
  readonly staffId: string;
  readonly now: Date;
}

export type TagOutcome =
  | { readonly tagged: true }
  | { readonly tagged: false; readonly reason: TagProblem | "not-found" };

/** Puts a tag on a comment that its reader may see. Done twice, it is done. */
export async function tagComment(
  db: Database,
  request: CommentRequest,
  { responseId, tag: typed, staffId, now }: TagChange,
): Promise<TagOutcome> {
  const permitted = await permit(db, request);
  if (!permitted.readable) return { tagged: false, reason: "not-found" };
  const known = await store.countTags(db, unfiltered(permitted.query));
  const read = readTag(
    typed,
    known.map(({ tag }) => tag),
  );
  if ("problem" in read) return { tagged: false, reason: read.problem };
  return db.transaction(async (tx) => {
    const respondentId = await store.findCommentKey(tx, unfiltered(permitted.query), responseId);
    if (respondentId === null) return { tagged: false, reason: "not-found" as const };
    const { waveId } = permitted.query;
    const row = { respondentId, responseId, tag: read.tag, waveId, staffId, at: now };
    if (await store.insertTag(tx, row)) await audit(tx, "tag", responseId, staffId, now);
    return { tagged: true as const };
  });
}

/** Takes a tag off again. Done twice, it is done. */
export async function untagComment(
  db: Database,
  request: CommentRequest,
  { responseId, tag, staffId, now }: TagChange,
): Promise<TagOutcome> {
  const permitted = await permit(db, request);
  if (!permitted.readable) return { tagged: false, reason: "not-found" };
  return db.transaction(async (tx) => {
    const respondentId = await store.findCommentKey(tx, unfiltered(permitted.query), responseId);
    if (respondentId === null) return { tagged: false, reason: "not-found" as const };
    if (await store.deleteTag(tx, respondentId, responseId, tag))
      await audit(tx, "untag", responseId, staffId, now);
    return { tagged: true as const };
  });
}

/** What a reader may see under their filter, as a query. */
async function permit(db: Database, request: CommentRequest) {
  const { selected, scope, visibleUnitIds, filter } = request;
  const { wave, version, doneRun: run } = selected;
  const { roles, pathModel } = version.definition;
  if (!roles.comment) return { readable: false, reason: "not-asked" } as const;
  if (!run || !publishesComments(publishedFigure(run.results, pathModel.target, scope).n))
    return { readable: false, reason: "too-few" } as const;
  const units = await listUnitsAt(db, wave.sentAt ?? wave.createdAt);
  const visible = new Set(visibleUnitIds);
  const isVisible = (unitId: string) => scope.kind === "company" || visible.has(unitId);
  const choices = commentChoices(units, await listCellVoices(db, wave.id), isVisible, filter);
  if (!choices.readable) return { readable: false, reason: "filter", choices } as const;
  const query: store.CommentQuery = {
    waveId: wave.id,
    code: roles.comment,
    until: answersUntilOf(run),
    unitIds: unitIdsOf(units, filter.unitId, scope, isVisible),
    ...{ band: filter.band, language: filter.language, search: filter.search.trim(), tag: filter.tag },
  };
  return { readable: true, choices, query } as const;
}

/** The units as they were then whose answers a filter takes in; null: all. */
function unitIdsOf(
  units: readonly UnitThen[],
  unitId: string | undefined,
  scope: Scope,
  isVisible: (unitId: string) => boolean,
): string[] | null {
  if (unitId === undefined && scope.kind === "company") return null;
  const parents = new Map(units.map((unit) => [unit.unitId, unit.parentUnitId]));
  const own = units.filter(
    (unit) => unitId === undefined || unitChain(parents, unit.unitId).includes(unitId),
  );
  return own.map((unit) => unit.unitId).filter(isVisible);
}

function unfiltered(query: store.CommentQuery): store.CommentQuery {
  return { ...query, search: "", tag: "" };
}

async function audit(
  tx: Database,
  verb: string,
  responseId: string,
  staffId: string,
  at: Date,
): Promise<void> {
  await recordAudit(tx, { staffId, verb, objectKind: "comment", objectId: responseId, at });
}
