import type { Finding } from "../../scoring/finding.ts";
import type { PrivacyMode } from "../surveys/programme.ts";
import type { SurveyDefinition } from "../surveys/survey-definition.ts";
import type { Scope } from "./figures.ts";
import type { ScoreResults, ScoreRunFailure, ScoreSettings } from "./score-run.ts";
import type { ScoredWave, TrendPoint, WaveChange } from "./trend.ts";

/** A wave that was sent, with the frozen instrument it fielded. */
export interface FieldedWave {
  readonly wave: {
    readonly id: string;
    readonly name: string;
    readonly period: string;
    /** what is rated, for the questions' texts */
    readonly brand: string;
    readonly product: string;
    readonly status: "draft" | "sending" | "open" | "closed";
    readonly sampling: "census" | "per-unit";
    readonly timeZone: string;
    readonly sentAt: Date | null;
    readonly createdAt: Date;
  };
  readonly version: {
    readonly id: string;
    readonly number: number;
    readonly title: string;
    readonly privacyMode: PrivacyMode;
    readonly definition: SurveyDefinition;
  };
  readonly programme: { readonly id: string; readonly includesSelfSelected: boolean };
}

/** The newest run of a wave, however it stands. */
export interface LatestRun {
  readonly id: string;
  readonly status: "queued" | "running" | "done" | "failed";
  readonly failure: ScoreRunFailure | null;
  /** of a failed run: what was wrong with the answers */
  readonly findings: readonly Finding[];
}

/** A run with its results and what it takes to compute them again. */
export interface FinishedRun {
  readonly id: string;
  readonly waveId: string;
  readonly settings: ScoreSettings;
  readonly seed: number;
  readonly dataHash: string;
  readonly codeVersion: string;
  readonly finishedAt: Date;
  readonly notReproducibleSince: Date | null;
  readonly results: ScoreResults;
}

/** What the analysis page of a programme shows to one member of staff. */
export interface Analysis {
  readonly programme: { readonly id: string; readonly name: string };
  /** the newest first */
  readonly waves: readonly FieldedWave[];
  readonly scope: Scope;
  /** of the scope, where it is not the company */
  readonly scopeName: string | null;
  readonly trend: readonly TrendPoint[];
  /** every wave with results, in the order of sending */
  readonly scored: readonly ScoredWave[];
  readonly selected: AnalysedWave | null;
}

export interface AnalysedWave extends FieldedWave {
  readonly latestRun: LatestRun | null;
  readonly doneRun: FinishedRun | null;
  readonly change: WaveChange | null;
  /** the same for every construct of the model, by its name */
  readonly constructChanges: Readonly<Record<string, WaveChange | null>>;
}
