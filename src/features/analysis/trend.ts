import { type IndexDifference, indexDifference } from "../../scoring/comparison/index-difference.ts";
import type { PathModel } from "../../scoring/model/path-model.ts";
import {
  equalWeightsFigure,
  type PublishedFigure,
  publishedFigure,
  type Scope,
  type ShownFigure,
} from "./figures.ts";
import { type ComparedFigures, type JointChange, jointChange } from "./joint-change.ts";
import { correctionTakenOff, type DesignUsed } from "./sample-design.ts";
import type { ScoreResults, WaveComparison } from "./score-run.ts";

/** A wave with its newest results, in the order of sending. */
export interface ScoredWave {
  readonly waveId: string;
  readonly name: string;
  readonly period: string;
  readonly pathModel: PathModel;
  /** of the answers that the results rest on */
  readonly dataHash: string;
  readonly results: ScoreResults;
}

export interface TrendPoint {
  readonly waveId: string;
  readonly name: string;
  readonly period: string;
  readonly preliminary: boolean;
  readonly figure: PublishedFigure;
  /** false at the first point and where questions or weights changed: no line leads here */
  readonly continues: boolean;
}

/**
 * An index by wave. A point that is not comparable with the one before begins a new line.
 * @param construct the target where absent
 */
export function trendOf(waves: readonly ScoredWave[], scope: Scope, construct?: string): TrendPoint[] {
  return waves.map((scored, position) => {
    const shown = shownWave(scored, scope, construct);
    const before = lastShown(waves.slice(0, position), scope, construct);
    const { waveId, name, period, results } = scored;
    return {
      ...{ waveId, name, period, preliminary: results.preliminary },
      figure: figureIn(scored, scope, construct),
      continues: shown !== null && before !== null && breakBetween(before, shown) === null,
    };
  });
}

/** "equal-weights": the earlier or the later wave had too few answers for PLS, both are taken under equal weights. */
export type ComparedBy = "same-weights" | "equal-weights";

/** "none-detectable" when the interval holds zero */
export type Direction = "up" | "down" | "none-detectable";

/** The wave a change is counted from. */
export interface EarlierWave {
  readonly waveId: string;
  readonly name: string;
  readonly period: string;
}

export type WaveChange =
  | {
      readonly comparable: true;
      readonly since: EarlierWave;
      readonly comparedBy: ComparedBy;
      /** the later wave's index under the weights of the comparison */
      readonly laterIndex: number;
      readonly difference: IndexDifference;
      readonly direction: Direction;
      /** from drawing both waves together; absent where no run has: the difference adds up both standard errors */
      readonly joint?: JointChange;
    }
  | {
      readonly comparable: false;
      readonly since: EarlierWave;
      readonly reason: "questions-changed" | "weights-changed" | "no-interval";
    };

/**
 * The change of an index since the wave before.
 * @param waves up to and including the wave in question
 * @param construct the target where absent
 * @returns null where one of them has no figure, or there is no earlier wave
 */
export function changeOf(waves: readonly ScoredWave[], scope: Scope, construct?: string): WaveChange | null {
  const current = waves.at(-1);
  const later = current ? shownWave(current, scope, construct) : null;
  const earlier = lastShown(waves.slice(0, -1), scope, construct);
  if (!later || !earlier) return null;
  const { waveId, name, period } = earlier.scored;
  const since = { waveId, name, period };
  const compared = (laterFigure: ShownFigure, earlierFigure: ShownFigure, comparedBy: ComparedBy) => {
    const { target } = later.scored.pathModel;
    const stored = storedComparison(later.scored, earlier.scored);
    const figures = {
      later: laterFigure,
      earlier: earlierFigure,
      scope,
      construct: construct ?? target,
      target,
    };
    const designs = { later: later.scored.results.design, earlier: earlier.scored.results.design };
    return compare({ figures, designs, since, comparedBy }, stored && jointChange(stored, figures));
  };
  switch (breakBetween(earlier, later)) {
    case null:
      return compared(later.figure, earlier.figure, "same-weights");
    case "questions-changed":
      return { comparable: false, since, reason: "questions-changed" };
    case "weights-changed": {
      const laterEqual = underEqualWeights(later, scope, construct);
      const earlierEqual = underEqualWeights(earlier, scope, construct);
      if (!laterEqual || !earlierEqual) return { comparable: false, since, reason: "weights-changed" };
      return compared(laterEqual, earlierEqual, "equal-weights");
    }
  }
}

interface ShownWave {
  readonly scored: ScoredWave;
  readonly figure: ShownFigure;
}

function shownWave(scored: ScoredWave, scope: Scope, construct?: string): ShownWave | null {
  const figure = figureIn(scored, scope, construct);
  return figure.shown ? { scored, figure } : null;
}

function lastShown(waves: readonly ScoredWave[], scope: Scope, construct?: string): ShownWave | null {
  return waves.reduce<ShownWave | null>((last, scored) => shownWave(scored, scope, construct) ?? last, null);
}

/** What keeps two waves from being one series, if anything. */
function breakBetween(a: ShownWave, b: ShownWave): "questions-changed" | "weights-changed" | null {
  if (!isSameModel(a.scored.pathModel, b.scored.pathModel)) return "questions-changed";
  return a.figure.weights === b.figure.weights ? null : "weights-changed";
}

/** The comparison that the later wave's run made, where the earlier wave still has the answers it was made with. */
function storedComparison(later: ScoredWave, earlier: ScoredWave): WaveComparison | null {
  const { comparison } = later.results;
  const isSame = comparison?.waveId === earlier.waveId && comparison.dataHash === earlier.dataHash;
  return comparison && isSame ? comparison : null;
}

interface Compared {
  readonly figures: ComparedFigures;
  readonly designs: Readonly<Record<"later" | "earlier", DesignUsed | undefined>>;
  readonly since: EarlierWave;
  readonly comparedBy: ComparedBy;
}

function compare(
  { figures: { later, earlier }, designs, since, comparedBy }: Compared,
  joint: JointChange | null,
): WaveChange {
  const [laterIndex, earlierIndex] = [estimated(later, designs.later), estimated(earlier, designs.earlier)];
  if (!laterIndex || !earlierIndex) return { comparable: false, since, reason: "no-interval" };
  const difference = joint?.difference ?? indexDifference(laterIndex, earlierIndex);
  return {
    comparable: true,
    since,
    comparedBy,
    laterIndex: later.index,
    difference,
    direction: directionOf(difference.interval),
    ...(joint && { joint }),
  };
}

function estimated({ n, index, standardError }: ShownFigure, design: DesignUsed | undefined) {
  return standardError === null
    ? null
    : { n, index, standardError: standardError * correctionTakenOff(design) };
}

function directionOf([low, high]: readonly [number, number]): Direction {
  if (low > 0) return "up";
  return high < 0 ? "down" : "none-detectable";
}

function figureIn({ results, pathModel }: ScoredWave, scope: Scope, construct?: string): PublishedFigure {
  return publishedFigure(results, construct ?? pathModel.target, scope);
}

function underEqualWeights(
  { scored, figure }: ShownWave,
  scope: Scope,
  construct?: string,
): ShownFigure | null {
  if (figure.weights === "equal") return figure;
  const { results, pathModel } = scored;
  const name = construct ?? pathModel.target;
  const equal = scope.kind === "company" ? equalWeightsFigure(results, name) : null;
  return equal?.shown ? equal : null;
}

/** Whether two waves asked the same of the same model. */
export function isSameModel(a: PathModel, b: PathModel): boolean {
  return modelText(a) === modelText(b);
}

/** The database may turn the keys of an object round, so they are named here. */
export function modelText({ constructs, paths, target }: PathModel): string {
  return JSON.stringify([
    constructs.map(({ name, mode, indicators }) => [
      name,
      mode,
      indicators.map((each) => [each.name, each.min, each.max, each.reversed ?? false]),
    ]),
    paths.map(({ from, to }) => [from, to]),
    target,
  ]);
}
