import type { BootstrapPlan } from "../resampling/bootstrap.ts";
import { seededResample } from "../resampling/seeded-resample.ts";
import type { ScoreInput } from "../score-types.ts";
import type { PreparedAnswers } from "./prepared-answers.ts";

/** The bootstrap that the input asks for, or null. */
export function bootstrapPlanOf(
  input: ScoreInput,
  { answers, baseMasses, reweight }: PreparedAnswers,
): BootstrapPlan | null {
  if (!input.bootstrap) return null;
  const { replicateCount, seed } = input.bootstrap;
  return {
    replicateCount,
    rowCount: answers.rowCount,
    resample: input.resample ?? seededResample(seed),
    samplingWeights: baseMasses,
    ...(reweight ? { reweight } : {}),
  };
}
