import type { Interval } from "../../scoring/score-types.ts";
import { plsAnswerCountMin, publishingLevel, withheldConstructs } from "./publishing.ts";
import type { IndexFigures, ScoreResults, UnitFigures, WholeFigures } from "./score-run.ts";

/** Whose answers a page shows: everybody's, or those of one unit with all below it. */
export type Scope = { readonly kind: "company" } | { readonly kind: "unit"; readonly unitId: string };

/** Why a figure is not shown. */
export type Withheld =
  /** under 5 answers */
  | "too-few"
  /** 5 or more, but a smaller unit could be had by subtraction */
  | "held-back"
  | "negative-weight"
  /** the answers did not allow it, e.g. a question that nobody answered */
  | "not-computed";

/** "estimated": weights by PLS. "equal": few answers, every question counts the same. */
export type WeightsUsed = "estimated" | "equal";

export interface ShownFigure {
  readonly shown: true;
  readonly n: number;
  readonly index: number;
  readonly interval: Interval | null;
  readonly standardError: number | null;
  readonly weights: WeightsUsed;
  /** fewer than 50 answers: no ranking */
  readonly fewAnswers: boolean;
}

export type PublishedFigure =
  | ShownFigure
  | { readonly shown: false; readonly n: number; readonly reason: Withheld };

/** The index of one construct in a scope, by the publishing rules. */
export function publishedFigure(results: ScoreResults, construct: string, scope: Scope): PublishedFigure {
  if (scope.kind === "unit") {
    const unit = results.units.find(({ unitId }) => unitId === scope.unitId);
    return unit ? unitFigure(unit, construct, results) : { shown: false, n: 0, reason: "too-few" };
  }
  if (!results.whole) return { shown: false, n: results.answerCount, reason: "too-few" };
  return figureOf(results.whole, construct, results.whole.weighting === "pls" ? "estimated" : "equal");
}

/** The index of one construct in a unit, by the publishing rules. */
export function unitFigure(unit: UnitFigures, construct: string, results: ScoreResults): PublishedFigure {
  const { n, suppressed, figures } = unit;
  if (suppressed) return { shown: false, n, reason: publishingLevel(n) === "none" ? "too-few" : "held-back" };
  if (!figures) return { shown: false, n, reason: "not-computed" };
  return figureOf(figures, construct, results.whole?.weighting === "pls" ? "estimated" : "equal");
}

/** The same index under equal weights where it was estimated by PLS; for comparing with a wave of few answers. */
export function equalWeightsFigure(results: ScoreResults, construct: string): PublishedFigure | null {
  return results.equalWeights && figureOf(results.equalWeights, construct, "equal");
}

/** A driver of the target: how well it does and how much it counts. */
export interface Driver {
  readonly name: string;
  readonly performance: PublishedFigure;
  /** points of the target's index per point of the driver's */
  readonly importance: number;
  readonly importanceInterval: Interval | null;
  /** false: the interval reaches zero, or there is none */
  readonly significant: boolean;
}

/** Drivers in the order of the model, which never changes with the figures. None without PLS. */
export function driversOf(results: ScoreResults, target: string): Driver[] {
  const { whole } = results;
  if (!whole || withheldConstructs(whole.findings).has(target)) return [];
  const withheld = withheldConstructs(whole.findings);
  return whole.totalEffects
    .filter(({ from, to }) => to === target && from !== target && !withheld.has(from))
    .map(({ from, indexPoints, interval }) => ({
      name: from,
      performance: publishedFigure(results, from, { kind: "company" }),
      importance: indexPoints,
      importanceInterval: interval,
      significant: interval !== null && (interval[0] > 0 || interval[1] < 0),
    }));
}

function figureOf(
  figures: IndexFigures | WholeFigures,
  construct: string,
  weights: WeightsUsed,
): PublishedFigure {
  const { n, index, indexInterval, indexStandardError, findings } = figures;
  const value = index[construct];
  if (withheldConstructs(findings).has(construct)) return { shown: false, n, reason: "negative-weight" };
  if (value === undefined) return { shown: false, n, reason: "not-computed" };
  return {
    shown: true,
    n,
    index: value,
    interval: indexInterval?.[construct] ?? null,
    standardError: indexStandardError?.[construct] ?? null,
    weights,
    fewAnswers: n < plsAnswerCountMin,
  };
}
