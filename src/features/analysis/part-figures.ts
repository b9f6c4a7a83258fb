import { holm } from "../../scoring/comparison/holm.ts";
import { type IndexDifference, indexDifference } from "../../scoring/comparison/index-difference.ts";
import { type NoiseShare, noiseShare, unitCountMin } from "../../scoring/comparison/noise-share.ts";
import { studentQuantile } from "../../scoring/comparison/student-t.ts";
import { type IndexOfSums, indexOfSums } from "../../scoring/index/index-of-sums.ts";
import { indicatorsOf, type PathModel } from "../../scoring/model/path-model.ts";
import { pairAt } from "../../scoring/moments/answer-sums.ts";
import type { Interval } from "../../scoring/score-types.ts";
import type { Cell } from "./cell.ts";
import type { PublishedFigure, ShownFigure, WeightsUsed } from "./figures.ts";
import type { Part } from "./parts.ts";
import { answerCountMin, plsAnswerCountMin, withheldConstructs } from "./publishing.ts";
import type { ScoreResults } from "./score-run.ts";
import type { Direction } from "./trend.ts";

/** A cell as far as an index is computed from it. */
export type CellFigures = Pick<
  Cell,
  "unitId" | "value" | "source" | "samplingWeight" | "answerCount" | "moments"
>;

/** A part's index beside that of everybody else in the scope. */
export interface ComparedPart extends Omit<Part<CellFigures>, "cells"> {
  readonly figure: PublishedFigure;
  /** null: one of the two is not shown, or there is nobody else */
  readonly toRest: PartDifference | null;
}

export interface PartDifference {
  readonly difference: IndexDifference;
  /** by Holm, for all parts beside it */
  readonly adjustedP: number;
  /** by the adjusted p-value, at the 5 % level */
  readonly direction: Direction;
}

export interface Comparison {
  readonly whole: PublishedFigure;
  readonly parts: readonly ComparedPart[];
  /** how many differences the adjustment is for */
  readonly comparisonCount: number;
  /** of the parts without parts of their own; null with fewer than 5 shown */
  readonly noise: (NoiseShare & { readonly partCount: number }) | null;
}

/** How the parts of a wave are scored: by the weights of the whole, which are held fixed. */
export interface PartScoring {
  readonly pathModel: PathModel;
  readonly construct: string;
  readonly results: ScoreResults;
}

/** The index of every part and of the whole they make up, and how each differs from the rest. */
export function compareParts(
  scoring: PartScoring,
  parts: readonly Part<CellFigures>[],
  wholeCells: readonly CellFigures[],
): Comparison {
  const figures = parts.map(({ cells, ...part }) => {
    const figure = part.suppressed ? suppressedFigure(part.answerCount) : figureOfCells(scoring, cells);
    const own = new Set(cells);
    const rest = figureOfCells(
      scoring,
      wholeCells.filter((each) => !own.has(each)),
    );
    return { ...part, figure, difference: figure.shown && rest.shown ? differenceOf(figure, rest) : null };
  });
  const differences = figures.flatMap(({ difference }) => difference ?? []);
  const adjusted = holm(differences.map(({ p }) => p));
  const compared = figures.map(({ difference, ...part }): ComparedPart => {
    const adjustedP = adjusted[difference ? differences.indexOf(difference) : -1] ?? 1;
    const direction = difference && directionOf(difference, adjustedP);
    return { ...part, toRest: direction && { difference, adjustedP, direction } };
  });
  return {
    whole: figureOfCells(scoring, wholeCells),
    parts: compared,
    comparisonCount: differences.length,
    noise: noiseOf(compared),
  };
}

/** A question of a construct: its own index, 0 to 100, and its share in the construct's. */
export interface IndicatorFigure {
  readonly name: string;
  readonly figure: PublishedFigure;
  /** 0 to 1; null without weights */
  readonly share: number | null;
}

/** The questions of a construct, each as an index of its own. */
export function indicatorFigures(scoring: PartScoring, cells: readonly CellFigures[]): IndicatorFigure[] {
  const { pathModel, construct, results } = scoring;
  const indicators = pathModel.constructs.find(({ name }) => name === construct)?.indicators ?? [];
  const weights = results.whole?.unstandardizedWeights[construct] ?? {};
  const spans = indicators.map(({ name, min, max }) => (weights[name] ?? 0) * (max - min));
  const total = spans.reduce((sum, span) => sum + span, 0);
  return indicators.map(({ name }, position) => ({
    name,
    figure: figureOfCells(scoring, cells, { [name]: 1 }),
    share: total > 0 ? (spans[position] ?? 0) / total : null,
  }));
}

/**
 * The index of a set of cells, by the publishing rules.
 * @param given weights to use instead of those of the whole
 */
export function figureOfCells(
  scoring: PartScoring,
  cells: readonly CellFigures[],
  given?: Readonly<Record<string, number>>,
): PublishedFigure {
  const { pathModel, construct, results } = scoring;
  const n = given ? fewestAnswers(pathModel, given, cells) : countRows(cells);
  if (n < answerCountMin) return { shown: false, n, reason: "too-few" };
  const weights = given ?? results.whole?.unstandardizedWeights[construct];
  if (!results.whole || !weights) return { shown: false, n, reason: "not-computed" };
  if (!given && withheldConstructs(results.whole.findings).has(construct))
    return { shown: false, n, reason: "negative-weight" };
  if (fewestAnswers(pathModel, weights, cells) < answerCountMin)
    return { shown: false, n, reason: "too-few" };
  const computed = indexOfSums(
    pathModel,
    construct,
    weights,
    cells.map(({ answerCount, samplingWeight, moments }) => ({
      rowCount: answerCount,
      samplingWeight: results.usesSamplingWeights ? samplingWeight : 1,
      sums: moments,
    })),
  );
  if (!computed) return { shown: false, n, reason: "not-computed" };
  return shownFigure({ ...computed, n }, results.whole.weighting === "pls" ? "estimated" : "equal");
}

function shownFigure({ n, index, standardError }: IndexOfSums, weights: WeightsUsed): ShownFigure {
  return {
    shown: true,
    ...{ n, index, standardError, weights },
    interval: standardError === null ? null : intervalOf(index, standardError, n),
    fewAnswers: n < plsAnswerCountMin,
  };
}

function intervalOf(index: number, standardError: number, n: number): Interval {
  const half = studentQuantile(0.975, n - 1) * standardError;
  return [Math.max(0, index - half), Math.min(100, index + half)];
}

function directionOf({ difference }: IndexDifference, adjustedP: number): Direction {
  if (adjustedP >= 0.05) return "none-detectable";
  return difference > 0 ? "up" : "down";
}

function differenceOf(part: ShownFigure, rest: ShownFigure): IndexDifference | null {
  if (part.standardError === null || rest.standardError === null) return null;
  return indexDifference(
    { n: part.n, index: part.index, standardError: part.standardError },
    { n: rest.n, index: rest.index, standardError: rest.standardError },
  );
}

function countRows(cells: readonly CellFigures[]): number {
  return cells.reduce((sum, { answerCount }) => sum + answerCount, 0);
}

/** How many answered that of some questions which the fewest answered. */
function fewestAnswers(
  pathModel: PathModel,
  weights: Readonly<Record<string, number>>,
  cells: readonly CellFigures[],
): number {
  const counts = indicatorsOf(pathModel).flatMap(({ name }, at) => {
    if (weights[name] === undefined) return [];
    return [cells.reduce((sum, { moments }) => sum + (moments.counts[pairAt(at, at)] ?? 0), 0)];
  });
  return Math.min(...counts);
}

function noiseOf(parts: readonly ComparedPart[]): Comparison["noise"] {
  const shown = parts.flatMap(({ key, hasParts, figure }) => {
    if (key === "" || hasParts || !figure.shown || figure.standardError === null) return [];
    return [{ index: figure.index, standardError: figure.standardError }];
  });
  return shown.length < unitCountMin ? null : { ...noiseShare(shown), partCount: shown.length };
}

function suppressedFigure(n: number): PublishedFigure {
  return { shown: false, n, reason: n < answerCountMin ? "too-few" : "held-back" };
}
