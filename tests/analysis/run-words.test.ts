import { expect, test } from "vitest";
import { comparisonWords, designWords } from "../../src/features/analysis/run-words.ts";
import type { WaveComparison } from "../../src/features/analysis/score-run.ts";

test("how the bootstrap drew is said in numbers", () => {
  expect(designWords("en", { kind: "each" })).toBe("each response by itself");
  expect(designWords("en", { kind: "clusters", clusterCount: 1200 })).toContain("1,200 in all");
  const strata = { kind: "strata", strataCount: 12, frameCount: 4000, answerCount: 640 } as const;
  expect(designWords("zh-CN", strata)).toContain(
    "在 12 个单位内分别抽取；抽取样本的单位共有 4,000 人，其中 640 人已回答",
  );
});

const comparison: WaveComparison = {
  ...{
    waveId: "wave",
    scoreRunId: "5f38",
    dataHash: "",
    personsHash: "",
    weighting: "pls",
    inBothCount: 212,
  },
  ...{ replicateCount: 2000, failureCount: 1, permutationCount: 1000 },
  ...{ constructs: {}, units: [], verdict: null, findings: [] },
};

test("what a wave was compared with is said, down to the run", () => {
  expect(comparisonWords("en", comparison)).toBe(
    "2,000 replicates of both waves together (1 failed), with 212 in both; p is twice the share of replicates beyond zero, adjusted over the constructs by Holm's method; 1,000 permutations for MICOM; score run 5f38",
  );
});

test("fewer than 5 in both are not counted out; equal weights have no permutations", () => {
  const words = comparisonWords("en", { ...comparison, inBothCount: 3, permutationCount: 0 });
  expect(words).toContain("with under 5 in both");
  expect(words).not.toContain("MICOM");
});
