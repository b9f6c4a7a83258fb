import type { Finding } from "../../scoring/finding.ts";

/** Under so many answers nothing is shown. */
export const answerCountMin = 5;
/** From so many answers the weights are estimated (PLS); below, every question counts the same. */
export const plsAnswerCountMin = 50;
/** Under so many answers no comment is shown. */
export const commentAnswerCountMin = 10;

/** "none": nothing is shown. "few": equal weights, interval, no ranking. "full": PLS. */
export type PublishingLevel = "none" | "few" | "full";

/** What a cell of so many answers may show. */
export function publishingLevel(answerCount: number): PublishingLevel {
  if (answerCount < answerCountMin) return "none";
  return answerCount < plsAnswerCountMin ? "few" : "full";
}

/** Whether comments from a cell of so many answers may be read. */
export function publishesComments(answerCount: number): boolean {
  return answerCount >= commentAnswerCountMin;
}

/**
 * Constructs whose index must not be published: a negative weight would count a better answer against them.
 */
export function withheldConstructs(findings: readonly Finding[]): ReadonlySet<string> {
  return new Set(
    findings.filter(({ code }) => code === "negative-weight").flatMap(({ names }) => names ?? []),
  );
}

/** A part of some answers, and how many there are in it. */
export interface PartCount {
  readonly key: string;
  readonly count: number;
}

/**
 * The parts that may be shown where parts that do not overlap make up a whole. Those under the minimum are not; nor
 * are the next smallest beside them, as long as what is held back could be had by subtraction and is under the
 * minimum. What the parts leave of the whole counts as held back: no row shows it.
 * @example shownParts(12, [{ key: "a", count: 3 }, { key: "b", count: 9 }]); // => neither
 */
export function shownParts(
  wholeCount: number,
  parts: readonly PartCount[],
  countMin = answerCountMin,
): ReadonlySet<string> {
  if (wholeCount < countMin) return new Set();
  const bySize = parts
    .filter(({ count }) => count >= countMin)
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  let hiddenCount = wholeCount - bySize.reduce((sum, { count }) => sum + count, 0);
  while (hiddenCount > 0 && hiddenCount < countMin) {
    const smallest = bySize.pop();
    if (!smallest) break;
    hiddenCount += smallest.count;
  }
  return new Set(bySize.map(({ key }) => key));
}

/** A unit with the answers of its whole subtree. */
export interface UnitCell {
  readonly unitId: string;
  /** null: directly under the wave's total */
  readonly parentUnitId: string | null;
  readonly answerCount: number;
}

/**
 * The units whose figures are held back: those that `shownParts` does not show under their parent, and everything
 * below a unit that is held back.
 * @param totalCount answers of the wave
 * @param heldBack units that are held back for a reason of their own
 * @example suppressedUnits(12, [{ unitId: "a", parentUnitId: null, answerCount: 3 }, { unitId: "b", parentUnitId: null, answerCount: 9 }]); // => a and b
 */
export function suppressedUnits(
  totalCount: number,
  cells: readonly UnitCell[],
  options: { readonly heldBack?: ReadonlySet<string>; readonly countMin?: number } = {},
): ReadonlySet<string> {
  const { heldBack = new Set(), countMin = answerCountMin } = options;
  const childrenOf = Map.groupBy(
    cells.filter(({ answerCount }) => answerCount > 0),
    ({ parentUnitId }) => parentUnitId,
  );
  const suppressed = new Set<string>();
  const visit = (parentUnitId: string | null, parentCount: number, parentShown: boolean): void => {
    const children = childrenOf.get(parentUnitId) ?? [];
    const showable = children.filter(({ unitId }) => parentShown && !heldBack.has(unitId));
    const parts = showable.map(({ unitId, answerCount }) => ({ key: unitId, count: answerCount }));
    const shown = shownParts(parentCount, parts, countMin);
    for (const child of children) {
      if (!shown.has(child.unitId)) suppressed.add(child.unitId);
      visit(child.unitId, child.answerCount, shown.has(child.unitId));
    }
  };
  visit(null, totalCount, totalCount >= countMin);
  return suppressed;
}
