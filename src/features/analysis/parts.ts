import { unitChain } from "../respondents/unit-tree.ts";
import { type Cell, languageAttribute } from "./cell.ts";
import { answerCountMin, type PartCount, shownParts, suppressedUnits } from "./publishing.ts";
import { type UnitThen, unitRows } from "./unit-tree.ts";

/** What divides the answers of a wave into parts: the units, or an attribute of the respondents. */
export type Dimension =
  | { readonly kind: "units"; readonly as: "then" | "today" }
  | { readonly kind: "attribute"; readonly attribute: string };

/** A dimension as an address names it; anything unknown means the units of then. */
export function readDimension(text: string | null): Dimension {
  if (text === "units-today") return { kind: "units", as: "today" };
  if (text?.startsWith("a.")) return { kind: "attribute", attribute: text.slice(2) };
  return { kind: "units", as: "then" };
}

/** @example dimensionKey({ kind: "attribute", attribute: "region" }); // => "a.region" */
export function dimensionKey(dimension: Dimension): string {
  if (dimension.kind === "attribute") return `a.${dimension.attribute}`;
  return dimension.as === "today" ? "units-today" : "units";
}

/** The least that is needed to count a cell. */
export type CountedCell = Pick<Cell, "unitId" | "value" | "answerCount">;

/** A part of a scope's answers: a unit with everything below it, or those with one attribute value. */
export interface Part<Counted extends CountedCell> {
  /** the unit's id or the attribute's value; "" for those of whom it is not known */
  readonly key: string;
  readonly name: string;
  readonly depth: number;
  /** a unit that has others below it */
  readonly hasParts: boolean;
  readonly cells: readonly Counted[];
  readonly answerCount: number;
  readonly suppressed: boolean;
}

/**
 * The units with answers, each parent before its children, by the publishing rules.
 * @param cells of the whole company, so that what is held back does not depend on who looks
 * @param heldBack units that are held back for a reason of their own
 */
export function unitParts<Counted extends CountedCell>(
  units: readonly UnitThen[],
  cells: readonly Counted[],
  heldBack: ReadonlySet<string> = new Set(),
): Part<Counted>[] {
  const rows = unitRows(units, cells).map((unit) => {
    const own = Array.from(unit.rows, (row) => cells[row]).filter((each) => each !== undefined);
    return { ...unit, cells: own, answerCount: countAnswers(own) };
  });
  const suppressed = suppressedUnits(countAnswers(cells), rows, { heldBack });
  return rows.map(({ unitId, name, depth, cells: own, answerCount }) => ({
    ...{ key: unitId, name, depth, cells: own, answerCount },
    hasParts: rows.some(({ parentUnitId }) => parentUnitId === unitId),
    suppressed: suppressed.has(unitId),
  }));
}

/** The values of an attribute in alphabetical order, the unknown last, by the publishing rules. */
export function attributeParts<Counted extends CountedCell>(cells: readonly Counted[]): Part<Counted>[] {
  const groups = [...Map.groupBy(cells, ({ value }) => value)].map(([key, own]) => ({
    key,
    cells: own,
    answerCount: countAnswers(own),
  }));
  const shown = shownParts(countAnswers(cells), groups.map(countOf));
  return groups
    .filter(({ answerCount }) => answerCount > 0)
    .sort((a, b) => Number(a.key === "") - Number(b.key === "") || compareValues(a.key, b.key))
    .map((group) => ({
      ...group,
      name: group.key,
      depth: 0,
      hasParts: false,
      suppressed: !shown.has(group.key),
    }));
}

/**
 * Units whose answers as of today must not stand beside those as of then: they differ by so few people that the
 * difference would tell what those answered.
 */
export function heldBackByMoves(
  then: readonly UnitThen[],
  today: readonly UnitThen[],
  cells: readonly CountedCell[],
): ReadonlySet<string> {
  const [before, after] = [ancestorsIn(then), ancestorsIn(today)];
  const moved = new Map<string, number>();
  for (const { unitId, answerCount } of cells) {
    const [old, now] = [before(unitId), after(unitId)];
    for (const unit of old) if (!now.has(unit)) add(moved, `out ${unit}`, answerCount);
    for (const unit of now) if (!old.has(unit)) add(moved, `in ${unit}`, answerCount);
  }
  const isFew = (count = 0) => count > 0 && count < answerCountMin;
  const units = today.filter(
    ({ unitId }) => isFew(moved.get(`in ${unitId}`)) || isFew(moved.get(`out ${unitId}`)),
  );
  return new Set(units.map(({ unitId }) => unitId));
}

/** Attributes in alphabetical order, the language of the answers last. */
export function sortAttributes(attributes: readonly string[]): string[] {
  return attributes.toSorted(
    (a, b) => Number(a === languageAttribute) - Number(b === languageAttribute) || compareValues(a, b),
  );
}

export function countAnswers(cells: readonly CountedCell[]): number {
  return cells.reduce((sum, { answerCount }) => sum + answerCount, 0);
}

function countOf({ key, answerCount }: { key: string; answerCount: number }): PartCount {
  return { key, count: answerCount };
}

function ancestorsIn(units: readonly UnitThen[]): (unitId: string) => ReadonlySet<string> {
  const parents = new Map(units.map(({ unitId, parentUnitId }) => [unitId, parentUnitId]));
  return (unitId) => new Set(unitChain(parents, unitId));
}

function add(counts: Map<string, number>, key: string, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}

/** "20-29" before "100 and more", by code points: no collation that may differ from machine to machine. */
function compareValues(a: string, b: string): number {
  const sortable = (text: string) => text.replace(/\d+/g, (digits) => digits.padStart(12, "0"));
  const [first, second] = [sortable(a), sortable(b)];
  if (first === second) return 0;
  return first < second ? -1 : 1;
}
