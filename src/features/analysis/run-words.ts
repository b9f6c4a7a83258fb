import type { Language } from "../../i18n/languages.ts";
import { t } from "../../i18n/t.ts";
import { answerCountMin } from "./publishing.ts";
import type { DesignUsed } from "./sample-design.ts";
import type { WaveComparison } from "./score-run.ts";

/** How the bootstrap drew. */
export function designWords(language: Language, design: DesignUsed): string {
  switch (design.kind) {
    case "each":
      return t(language, "analysis.method.design.each");
    case "clusters":
      return t(language, "analysis.method.design.clusters", { count: design.clusterCount });
    case "strata": {
      const { strataCount, frameCount, answerCount } = design;
      const counts = { strata: strataCount, frame: frameCount, answers: answerCount };
      return t(language, "analysis.method.design.strata", counts);
    }
  }
}

/** How a wave was compared with the one before, and with which of its runs. */
export function comparisonWords(language: Language, comparison: WaveComparison): string {
  const { replicateCount, failureCount, inBothCount, permutationCount, scoreRunId } = comparison;
  const isFew = inBothCount > 0 && inBothCount < answerCountMin;
  const both = isFew ? t(language, "analysis.underFive") : inBothCount;
  const counts = { count: replicateCount, failed: failureCount, both };
  const parts = [t(language, "analysis.method.comparisonBootstrap", counts)];
  if (permutationCount > 0)
    parts.push(t(language, "analysis.method.comparisonPermutations", { count: permutationCount }));
  parts.push(t(language, "analysis.method.comparisonRun", { run: scoreRunId }));
  return parts.join(language === "zh-CN" ? "；" : "; ");
}
