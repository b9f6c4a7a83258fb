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
import { type Direction, directionOf } from "./trend.ts";

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
  readonly direction: Direction;
}

export interface Comparison {
  readonly whole: PublishedFigure;
  readonly parts: readonly ComparedPart[];
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
  const compared = parts.map(({ cells, ...part }): ComparedPart => {
    const figure = part.suppressed ? suppressedFigure(part.answerCount) : figureOfCells(scoring, cells);
    const own = new Set(cells);
    const rest = figureOfCells(
      scoring,
      wholeCells.filter((each) => !own.has(each)),
    );
    return { ...part, figure, toRest: figure.shown && rest.shown ? differenceOf(figure, rest) : null };
  });
  return { whole: figureOfCells(scoring, wholeCells), parts: compared, noise: noiseOf(compared) };
}

/** The index of a set of cells, by the publishing rules. */
export function figureOfCells(scoring: PartScoring, cells: readonly CellFigures[]): PublishedFigure {
  const { pathModel, construct, results } = scoring;
  const n = cells.reduce((sum, { answerCount }) => sum + answerCount, 0);
  if (n < answerCountMin) return { shown: false, n, reason: "too-few" };
  const weights = results.whole?.unstandardizedWeights[construct];
  if (!results.whole || !weights) return { shown: false, n, reason: "not-computed" };
  if (withheldConstructs(results.whole.findings).has(construct))
    return { shown: false, n, reason: "negative-weight" };
  if (fewestAnswers(pathModel, construct, cells) < answerCountMin)
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
  return shownFigure(computed, results.whole.weighting === "pls" ? "estimated" : "equal");
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

function differenceOf(part: ShownFigure, rest: ShownFigure): PartDifference | null {
  if (part.standardError === null || rest.standardError === null) return null;
  const difference = indexDifference(
    { n: part.n, index: part.index, standardError: part.standardError },
    { n: rest.n, index: rest.index, standardError: rest.standardError },
  );
  return { difference, direction: directionOf(difference.interval) };
}

/** How many answered the question of the construct that the fewest answered. */
function fewestAnswers(pathModel: PathModel, construct: string, cells: readonly CellFigures[]): number {
  const own = pathModel.constructs.find(({ name }) => name === construct)?.indicators ?? [];
  const names = indicatorsOf(pathModel).map(({ name }) => name);
  const counts = own.map(({ name }) => {
    const at = names.indexOf(name);
    return cells.reduce((sum, { moments }) => sum + (moments.counts[pairAt(at, at)] ?? 0), 0);
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
