import type { Database } from "../../../db/client.ts";
import { unitChain } from "../respondents/unit-tree.ts";
import type { AnalysedWave, FinishedRun } from "./analysis.ts";
import {
  countedQuestion,
  countGiven,
  distributionOf,
  type LoadedDistribution,
} from "./answer-distribution.ts";
import { findCellBuild, listCellAnswers, listCellAttributes, listCellFigures } from "./cells.store.ts";
import { publishedFigure, type Scope } from "./figures.ts";
import {
  type CellFigures,
  type Comparison,
  compareParts,
  type IndicatorFigure,
  indicatorFigures,
} from "./part-figures.ts";
import {
  attributeParts,
  type CountedCell,
  type Dimension,
  heldBackByMoves,
  type Part,
  sortAttributes,
  unitParts,
} from "./parts.ts";
import type { UnitThen } from "./unit-tree.ts";
import { listUnitsAt } from "./wave-answers.store.ts";

/** Whose answers of which wave, divided by what. */
export interface PartsRequest {
  readonly selected: AnalysedWave;
  readonly scope: Scope;
  readonly visibleUnitIds: readonly string[];
  readonly dimension: Dimension;
  readonly now: Date;
}

export interface Segments {
  /** attributes the answers can be divided by */
  readonly attributes: readonly string[];
  /** attributes with too many different values for it */
  readonly wideAttributes: readonly string[];
}

/** "pending": the answers are still being added up. "none": there is nothing to divide. */
export type Loaded<Value> = Value | "pending" | "none";

/** What the answers of a wave can be divided by. */
export async function loadSegments(db: Database, { wave, doneRun }: AnalysedWave): Promise<Loaded<Segments>> {
  const build = await findCellBuild(db, wave.id);
  if (!doneRun) return "none";
  if (!build || !isUpTo(build.answersUntil, doneRun)) return "pending";
  const attributes = sortAttributes(await listCellAttributes(db, wave.id));
  return { attributes, wideAttributes: build.wideAttributes };
}

/** The index of a construct in every part, and how the parts differ. */
export async function loadComparison(
  db: Database,
  request: PartsRequest,
  construct: string,
): Promise<Loaded<Comparison>> {
  const { selected } = request;
  const run = await readyRun(db, request);
  if (typeof run === "string") return run;
  const cells = await loadCells(db, request, run, listCellFigures);
  const { pathModel } = selected.version.definition;
  const scoring = { pathModel, construct, results: run.results };
  return compareParts(scoring, listedParts(request, cells), cells.inScope);
}

/** The questions of a construct in the whole scope. */
export async function loadIndicators(
  db: Database,
  request: PartsRequest,
  construct: string,
): Promise<Loaded<IndicatorFigure[]>> {
  const run = await readyRun(db, request);
  if (typeof run === "string") return run;
  const cells = await loadCells(db, request, run, listCellFigures);
  const { pathModel } = request.selected.version.definition;
  return indicatorFigures({ pathModel, construct, results: run.results }, cells.inScope);
}

/** How the answers to a question are spread, in the whole scope and in one part of it. */
export async function loadDistribution(
  db: Database,
  request: PartsRequest,
  code: string,
  partKey: string | null,
): Promise<Loaded<LoadedDistribution>> {
  const question = countedQuestion(request.selected.version.definition, code);
  if (!question) return "none";
  const run = await readyRun(db, request);
  if (typeof run === "string") return run;
  const cells = await loadCells(db, request, run, (...where) => listCellAnswers(...where, code));
  // What may be shown depends on who answered this question, and on who answered at all.
  const listed = listedParts(request, cells);
  const byGiven = listedParts(
    request,
    withCounts(cells, (cell) => countGiven([cell])),
  );
  const isHidden = (key: string) =>
    listed.some((each) => each.key === key && each.suppressed) ||
    !byGiven.some((each) => each.key === key && !each.suppressed);
  const part = listed.find(({ key }) => key === partKey);
  return {
    question,
    whole: distributionOf(question, cells.inScope, false),
    parts: listed.map(({ key, name, depth }) => ({ key, name, depth, suppressed: isHidden(key) })),
    part: part
      ? { name: part.name, distribution: distributionOf(question, part.cells, isHidden(part.key)) }
      : null,
  };
}

interface LoadedCells<Counted> {
  readonly units: readonly UnitThen[];
  readonly then: readonly UnitThen[];
  /** of the whole company where units are compared, so that what is held back does not depend on who looks */
  readonly all: readonly Counted[];
  readonly inScope: readonly Counted[];
}

async function readyRun(db: Database, { selected, scope }: PartsRequest): Promise<Loaded<FinishedRun>> {
  const { doneRun: run, version, wave } = selected;
  if (!run || !publishedFigure(run.results, version.definition.pathModel.target, scope).shown) return "none";
  const build = await findCellBuild(db, wave.id);
  return build && isUpTo(build.answersUntil, run) ? run : "pending";
}

async function loadCells<Counted extends CountedCell & Pick<CellFigures, "source">>(
  db: Database,
  { selected: { wave }, scope, dimension, now }: PartsRequest,
  { settings }: FinishedRun,
  list: (
    db: Database,
    waveId: string,
    attribute: string,
    unitIds: readonly string[] | null,
  ) => Promise<Counted[]>,
): Promise<LoadedCells<Counted>> {
  const then = await listUnitsAt(db, wave.sentAt ?? wave.createdAt);
  const asToday = dimension.kind === "units" && dimension.as === "today";
  const units = asToday ? await listUnitsAt(db, now) : then;
  const isInScope = inScope(units, scope);
  const unitIds = units.map(({ unitId }) => unitId).filter(isInScope);
  const attribute = dimension.kind === "units" ? "" : dimension.attribute;
  const wanted = scope.kind === "company" || dimension.kind === "units" ? null : unitIds;
  const cells = await list(db, wave.id, attribute, wanted);
  const all = cells.filter(({ source }) => settings.includesSelfSelected || source === "asked");
  return { units, then, all, inScope: all.filter(({ unitId }) => isInScope(unitId)) };
}

/** The parts to show: not the one that is the whole itself, nor units of others. */
function listedParts<Counted extends CountedCell>(
  { scope, dimension, visibleUnitIds }: PartsRequest,
  { units, then, all, inScope: own }: LoadedCells<Counted>,
): Part<Counted>[] {
  if (dimension.kind === "attribute") return attributeParts(own);
  const heldBack = dimension.as === "today" ? heldBackByMoves(then, units, all) : new Set<string>();
  const visible = new Set(visibleUnitIds.filter(inScope(units, scope)));
  const isWhole = ({ key, cells }: Part<Counted>) =>
    scope.kind === "unit" ? key === scope.unitId : cells.length === all.length;
  return unitParts(units, all, heldBack).filter((part) => visible.has(part.key) && !isWhole(part));
}

function withCounts<Counted extends CountedCell>(
  cells: LoadedCells<Counted>,
  countOf: (cell: Counted) => number,
): LoadedCells<Counted> {
  const counted = (some: readonly Counted[]) => some.map((cell) => ({ ...cell, answerCount: countOf(cell) }));
  return { ...cells, all: counted(cells.all), inScope: counted(cells.inScope) };
}

function inScope(units: readonly UnitThen[], scope: Scope): (unitId: string) => boolean {
  if (scope.kind === "company") return () => true;
  const parents = new Map(units.map(({ unitId, parentUnitId }) => [unitId, parentUnitId]));
  return (unitId) => unitChain(parents, unitId).includes(scope.unitId);
}

function isUpTo(answersUntil: Date | null, { settings }: FinishedRun): boolean {
  return (answersUntil?.toISOString() ?? null) === settings.answersUntil;
}
