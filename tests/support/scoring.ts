import type { Scoring } from "../../src/features/analysis/score-parts.ts";
import { compare } from "../../src/scoring/compare.ts";
import { score } from "../../src/scoring/score.ts";

/** Scores in this thread. */
export const scoringHere: Scoring = { score, compare };
