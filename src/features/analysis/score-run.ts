export interface ScoreSettings {
  readonly weighting: "pls" | "equal";
  readonly missing: "em";
  readonly replicateCount: number;
}

export interface ScoreResults {
  readonly n: number;
}
