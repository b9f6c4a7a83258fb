import type { Finding } from "../finding.ts";
import type { BootstrapPlan } from "../resampling/bootstrap.ts";
import type { JackknifePlan } from "../resampling/jackknife.ts";
import { dealtGroups, type JackknifeGroups } from "../resampling/jackknife-groups.ts";
import { type SamplingDesign, simpleDesign } from "../resampling/sampling-design.ts";
import { seededResample } from "../resampling/seeded-resample.ts";
import type { ScoreInput } from "../score-types.ts";
import type { PreparedAnswers } from "./prepared-answers.ts";
import { samplingDesignOf } from "./sampling-design-of.ts";

/** More groups than this tell the acceleration of BCa no better. */
const accelerationGroupsMax = 1000;

/** What is resampled and how; a jackknife beside a bootstrap tells the acceleration of its BCa intervals. */
export interface ResamplingPlan {
  bootstrap: BootstrapPlan | null;
  jackknife: JackknifePlan | null;
}

/**
 * The resampling that the input asks for, or null.
 * @param sampledRows rows of the whole input that count
 * @throws {RangeError} if the input contradicts itself
 */
export function resamplingPlanOf(
  input: ScoreInput,
  { answers, baseMasses, reweight }: PreparedAnswers,
  sampledRows: Uint32Array,
): { plan: ResamplingPlan | null; findings: Finding[] } {
  if (!input.bootstrap && !input.jackknife) return { plan: null, findings: [] };
  const { design, findings } = samplingDesignOf(input, answers.sourceRows, sampledRows);
  if (!design && findings.length > 0) return { plan: null, findings };
  const known = design ?? simpleDesign(answers.rowCount);
  const shared = { rowCount: answers.rowCount, samplingWeights: baseMasses, design: known, reweight };
  const groups = jackknifeGroupsOf(input, known);
  return {
    plan: {
      bootstrap: input.bootstrap
        ? {
            ...shared,
            replicateCount: input.bootstrap.replicateCount,
            resample: input.resample ?? seededResample(input.bootstrap.seed),
          }
        : null,
      jackknife: groups && { ...shared, groups },
    },
    findings,
  };
}

/** For BCa one group per unit, or as many equal groups as are allowed. */
function jackknifeGroupsOf(input: ScoreInput, design: SamplingDesign): JackknifeGroups | null {
  const { bootstrap, jackknife, interval } = input;
  if (jackknife) return dealtGroups(design, jackknife.groupCount, seededResample(jackknife.seed));
  if (!bootstrap || interval !== "bca") return null;
  const unitsPerGroup = Math.ceil(design.unitCount / accelerationGroupsMax);
  const groupCount = Math.floor(design.unitCount / unitsPerGroup);
  return dealtGroups(design, groupCount, seededResample(bootstrap.seed));
}
