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

/** A unit with the answers of its whole subtree. */
export interface UnitCell {
  readonly unitId: string;
  /** null: directly under the wave's total */
  readonly parentUnitId: string | null;
  readonly answerCount: number;
}

/**
 * The units whose figures are held back. A unit under 5 answers is; so are the next smallest beside it, as long as
 * what is held back under one parent could be had by subtraction and is fewer than 5 answers; so is everything below
 * a unit that is held back. Answers given directly at a parent count as held back: no row shows them.
 * @param totalCount answers of the wave
 * @example suppressedUnits(12, [{ unitId: "a", parentUnitId: null, answerCount: 3 }, { unitId: "b", parentUnitId: null, answerCount: 9 }]); // => a and b
 */
export function suppressedUnits(totalCount: number, cells: readonly UnitCell[]): ReadonlySet<string> {
  const childrenOf = Map.groupBy(
    cells.filter(({ answerCount }) => answerCount > 0),
    ({ parentUnitId }) => parentUnitId,
  );
  const suppressed = new Set<string>();
  const visit = (parentUnitId: string | null, parentCount: number, parentShown: boolean): void => {
    const children = childrenOf.get(parentUnitId) ?? [];
    const shown = parentShown ? shownChildren(parentCount, children) : new Set<UnitCell>();
    for (const child of children) {
      if (!shown.has(child)) suppressed.add(child.unitId);
      visit(child.unitId, child.answerCount, shown.has(child));
    }
  };
  visit(null, totalCount, totalCount >= answerCountMin);
  return suppressed;
}

function shownChildren(parentCount: number, children: readonly UnitCell[]): ReadonlySet<UnitCell> {
  const bySize = children
    .filter(({ answerCount }) => answerCount >= answerCountMin)
    .sort((a, b) => b.answerCount - a.answerCount || (a.unitId < b.unitId ? -1 : 1));
  let hiddenCount = parentCount - bySize.reduce((sum, { answerCount }) => sum + answerCount, 0);
  while (hiddenCount > 0 && hiddenCount < answerCountMin) {
    const smallest = bySize.pop();
    if (!smallest) break;
    hiddenCount += smallest.answerCount;
  }
  return new Set(bySize);
}
