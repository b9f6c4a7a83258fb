import { unitFigure, type WeightsUsed } from "../analysis/figures.ts";
import { correctionTakenOff } from "../analysis/sample-design.ts";
import { modelText, type ScoredWave } from "../analysis/trend.ts";

/** The published index of one construct in one unit. Units that are held back do not appear. */
export interface MeasuredUnit {
  readonly unitId: string;
  /** how far below the top of the hierarchy; units of one depth are each other's peers */
  readonly depth: number;
  readonly n: number;
  readonly index: number;
  /** of customers like these, not only of those in the wave's frame: an action is for customers to come */
  readonly standardError: number | null;
}

/** A closed wave, read for one construct. */
export interface MeasuredWave {
  readonly waveId: string;
  readonly name: string;
  readonly period: string;
  /** the day it was sent, "2026-11-24" */
  readonly sentOn: string;
  /** two waves of one series have the same model and the same kind of weights */
  readonly model: string;
  readonly weights: WeightsUsed | null;
  readonly units: ReadonlyMap<string, MeasuredUnit>;
  readonly scored: ScoredWave;
}

/** Reads a scored wave for one construct, by the publishing rules. */
export function measuredWave(
  scored: ScoredWave & { readonly sentOn: string },
  construct: string,
): MeasuredWave {
  const { waveId, name, period, sentOn, results } = scored;
  const widening = correctionTakenOff(results.design);
  const units = results.units.flatMap((unit): MeasuredUnit[] => {
    const figure = unitFigure(unit, construct, results);
    if (!figure.shown) return [];
    const { unitId, depth } = unit;
    const standardError = figure.standardError === null ? null : figure.standardError * widening;
    return [{ unitId, depth, n: figure.n, index: figure.index, standardError }];
  });
  return {
    ...{ waveId, name, period, sentOn },
    model: modelText(scored.pathModel),
    weights: results.whole && (results.whole.weighting === "pls" ? "estimated" : "equal"),
    units: new Map(units.map((unit) => [unit.unitId, unit])),
    scored,
  };
}

/** What keeps two waves from being compared, if anything. */
export function seriesBreak(
  a: Pick<MeasuredWave, "model" | "weights">,
  b: Pick<MeasuredWave, "model" | "weights">,
): "questions-changed" | "weights-changed" | null {
  if (a.model !== b.model) return "questions-changed";
  return a.weights === b.weights ? null : "weights-changed";
}
