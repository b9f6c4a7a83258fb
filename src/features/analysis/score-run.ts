import type { Assessment, PlscResult } from "../../scoring/assessment/assessment-types.ts";
import type { IndexComparison, Micom, PartComparison } from "../../scoring/compare-types.ts";
import type { Finding } from "../../scoring/finding.ts";
import type { ByConstruct, Interval, ScoreOutput } from "../../scoring/score-types.ts";
import type { DesignUsed } from "./sample-design.ts";

/**
 * How a run is computed. Stored with it, together with its seed. What the settings of an earlier run lack was not done
 * in it, and is not done when it is computed again.
 */
export interface ScoreSettings {
  readonly scheme: "path";
  readonly missing: "em";
  readonly replicateCount: number;
  readonly includesSelfSelected: boolean;
  /** a wave still open: only answers up to this moment (ISO, UTC); null once it is closed */
  readonly answersUntil: string | null;
  /** the bootstrap draws as the wave was drawn; absent: each response by itself */
  readonly design?: "as-drawn";
  /** compared with the wave before, by so many permutations beside `replicateCount`; absent: not compared */
  readonly comparison?: { readonly permutationCount: number };
  /** the model is assessed; absent: it is not */
  readonly assessed?: true;
}

/** Why a run has no results. */
export type ScoreRunFailure = "scoring-stopped" | "not-scored";

/** How good the model is, as far as a page shows it. */
export interface StoredAssessment extends Omit<Assessment, "htmt2" | "plsc"> {
  readonly plsc: Pick<PlscResult, "admissible" | "paths" | "rSquared"> | null;
}

/** What one estimation gave, without its groups. */
export interface WholeFigures extends Omit<ScoreOutput, "groups" | "assessment"> {
  /** where weights were estimated; absent in runs of before models were assessed */
  readonly assessment?: StoredAssessment;
}

/** Index per construct of a part of the answers. */
export interface IndexFigures {
  readonly n: number;
  readonly index: ByConstruct<number>;
  readonly indexInterval: ByConstruct<Interval> | null;
  readonly indexStandardError: ByConstruct<number> | null;
  readonly findings: readonly Finding[];
}

/** A unit as it was then, with its subtree's answers. Held back units carry no figures at all. */
export interface UnitFigures {
  readonly unitId: string;
  readonly parentUnitId: string | null;
  readonly name: string;
  readonly depth: number;
  readonly n: number;
  readonly suppressed: boolean;
  readonly figures: IndexFigures | null;
}

/** The change of one construct's index since the wave before. */
export interface ConstructChange extends Omit<IndexComparison, "a" | "b" | "construct"> {
  /** MICOM, step 2: whether the index means the same in both waves; null with equal weights */
  readonly compositional: Micom["compositional"];
}

/** The change of the target's index in a unit, under the company's weights. */
export interface UnitChange extends Omit<PartComparison, "a" | "b" | "part" | "construct"> {
  readonly unitId: string;
}

/** A wave compared with the one before it, both drawn again together. */
export interface WaveComparison {
  /** the earlier wave, the run that stood for it, and what that was computed from */
  readonly waveId: string;
  readonly scoreRunId: string;
  readonly dataHash: string;
  /** SHA-256 of who answered both waves */
  readonly personsHash: string;
  /** "equal" where one of the waves had too few answers for PLS */
  readonly weighting: "pls" | "equal";
  /** people, or accounts, that answered both waves and were drawn with both */
  readonly inBothCount: number;
  readonly replicateCount: number;
  readonly failureCount: number;
  readonly permutationCount: number;
  /** later minus earlier */
  readonly constructs: ByConstruct<ConstructChange>;
  /** units published in both waves */
  readonly units: readonly UnitChange[];
  /** whether the indices mean the same in both waves; null with equal weights */
  readonly verdict: Finding | null;
  readonly findings: readonly Finding[];
}

/** Everything a run computed that may be published. */
export interface ScoreResults {
  /** the wave was still open */
  readonly preliminary: boolean;
  /** responses in the matrix */
  readonly answerCount: number;
  readonly selfSelectedCount: number;
  /** left out: a question of the model was hidden or not asked */
  readonly notAskedCount: number;
  /** left out: nothing of the model was answered */
  readonly emptyCount: number;
  /** drawn with N / n unlike 1 */
  readonly usesSamplingWeights: boolean;
  /** how the bootstrap drew; absent: each response by itself */
  readonly design?: DesignUsed;
  /** null with fewer than 5 answers */
  readonly whole: WholeFigures | null;
  /** beside PLS: the same under equal weights, to compare with a wave that had too few answers for PLS */
  readonly equalWeights: IndexFigures | null;
  /** the self-selected apart, where they are no part of the whole */
  readonly selfSelected: IndexFigures | null;
  readonly units: readonly UnitFigures[];
  /** with the wave before; absent where there is none of the same model, and in runs of before waves were compared */
  readonly comparison?: WaveComparison;
  /** why nothing could be scored; otherwise the findings stand with the figures */
  readonly findings: readonly Finding[];
}
