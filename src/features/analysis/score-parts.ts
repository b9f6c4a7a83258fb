import type { CompareInput, CompareOutcome } from "../../scoring/compare-types.ts";
import type { Finding } from "../../scoring/finding.ts";
import type { ScoreInput, ScoreOutcome } from "../../scoring/score-types.ts";
import { answerCountMin } from "./publishing.ts";
import { type ResponseMatrix, scarceConstructs } from "./response-matrix.ts";
import { designUsed } from "./sample-design.ts";
import {
  equalWeightsInput,
  indexFigures,
  type PlannedUnit,
  planUnits,
  selfSelectedInput,
  unitFigures,
  usesSamplingWeights,
  wholeFigures,
  wholeInput,
} from "./score-plan.ts";
import type { ScoreResults, ScoreSettings, WaveComparison } from "./score-run.ts";
import type { UnitThen } from "./unit-tree.ts";
import { type EarlierWave, planWaveComparison, waveComparison } from "./wave-comparison.ts";

/** Scores one input: the façade itself, or the pool that runs it in worker threads. */
export type Score = (input: ScoreInput) => ScoreOutcome | Promise<ScoreOutcome>;

/** The same for comparing. */
export type Compare = (input: CompareInput) => CompareOutcome | Promise<CompareOutcome>;

/** What a run computes with. */
export interface Scoring {
  readonly score: Score;
  readonly compare: Compare;
}

/** What a run is computed from. */
export interface ScoreData {
  readonly matrix: ResponseMatrix;
  readonly selfSelected: ResponseMatrix | null;
  readonly units: readonly UnitThen[];
}

export interface ScoredParts {
  readonly results: ScoreResults;
  readonly failure: "not-scored" | null;
}

/**
 * Scores a wave's whole, its units and its self-selected answers, compares it with the wave before, and says what kept
 * anything from being scored.
 */
export async function scoreParts(
  data: ScoreData,
  plan: { readonly settings: ScoreSettings; readonly seed: number },
  { score, compare }: Scoring,
  earlier: EarlierWave | null,
): Promise<ScoredParts> {
  const { matrix, selfSelected } = data;
  const { settings, seed } = plan;
  const units = planUnits(data.units, matrix);
  const { outcome, setAside } = await scoreWhole(matrix, units, settings, seed, score);
  const whole = outcome?.scored ? wholeFigures(outcome.output) : null;
  const scarce = scarceConstructs(matrix, answerCountMin);
  const equal = whole?.weighting === "pls" ? equalWeightsInput(matrix, [], settings, seed, scarce) : null;
  const apart = selfSelected && selfSelectedInput(selfSelected, whole, settings, seed);
  const results: ScoreResults = {
    preliminary: settings.answersUntil !== null,
    answerCount: matrix.rows.length,
    selfSelectedCount: selfSelected ? selfSelected.rows.length : 0,
    notAskedCount: matrix.notAskedCount,
    emptyCount: matrix.emptyCount,
    usesSamplingWeights: usesSamplingWeights(matrix),
    ...(settings.design && { design: designUsed(matrix.design) }),
    whole,
    equalWeights: indexFigures(equal ? await score(equal) : undefined),
    selfSelected: indexFigures(apart ? await score(apart) : undefined),
    units: unitFigures(units, outcome?.scored ? outcome.output.groups : {}),
    findings: [...setAside, ...(outcome && !outcome.scored ? outcome.findings : [])],
  };
  const comparison = earlier && (await compareWaves(results, { matrix, units }, earlier, plan, compare));
  return {
    results: { ...results, ...(comparison && { comparison }) },
    failure: outcome && !outcome.scored ? "not-scored" : null,
  };
}

async function compareWaves(
  results: ScoreResults,
  own: Pick<EarlierWave, "matrix" | "units">,
  earlier: EarlierWave,
  plan: { readonly settings: ScoreSettings; readonly seed: number },
  compare: Compare,
): Promise<WaveComparison | null> {
  const planned = planWaveComparison(results, own, earlier, plan);
  if (!planned) return null;
  const outcome = await compare(planned.input);
  return outcome.compared ? waveComparison(planned, earlier, outcome.output) : null;
}

/** PLS where it gives indices with intervals; otherwise (nobody complained, say) equal weights, and why. */
async function scoreWhole(
  matrix: ResponseMatrix,
  units: readonly PlannedUnit[],
  settings: ScoreSettings,
  seed: number,
  score: Score,
): Promise<{ outcome: ScoreOutcome | null; setAside: readonly Finding[] }> {
  const scarce = scarceConstructs(matrix, answerCountMin);
  const leftOut = scarce.length > 0 ? [scarceFinding(scarce)] : [];
  const input = wholeInput(matrix, units, settings, seed, scarce);
  if (!input) return { outcome: null, setAside: leftOut };
  const outcome = await score(input);
  if (input.weighting !== "pls") return { outcome, setAside: leftOut };
  if (outcome.scored && outcome.output.indexInterval !== null) return { outcome, setAside: [] };
  const findings = outcome.scored ? outcome.output.findings : outcome.findings;
  const equal = equalWeightsInput(matrix, units, settings, seed, scarce);
  return { outcome: equal && (await score(equal)), setAside: [...findings, ...leftOut] };
}

function scarceFinding(names: string[]): Finding {
  return { code: "scarce-construct", message: `fewer than ${answerCountMin} answers to a question`, names };
}
