import { describe, expect, test } from "vitest";
import type { Claim } from "../../src/features/tracking/claim.ts";
import { claimWords } from "../../src/features/tracking/claim-words.ts";

const nobody = () => null;
const english = (claim: Claim, titleOf: (id: string) => string | null = nobody) =>
  claimWords("en", claim, titleOf);
const changed = (
  value: number,
  interval: [number, number],
  direction: "up" | "down" | "none-detectable",
): Claim => ({
  ...{ grade: "changed-after", change: { value, interval, detectable: 3.7 }, direction, recovery: null },
  treated: { unitCount: 1, answersBefore: 120, answersAfter: 1131 },
});
const against = (
  value: number,
  interval: [number, number],
  direction: "up" | "down" | "none-detectable",
  earlierTrend: "supports" | "contradicts" | "cannot-test" = "supports",
  treatedChange = 1,
): Claim => ({
  treatedChange,
  grade: "against-comparison",
  difference: { value, interval, detectable: 2.4 },
  treated: { unitCount: 5, answersBefore: 120, answersAfter: 131 },
  comparison: { unitCount: 11, answersBefore: 180, answersAfter: 190 },
  ...{ direction, earlierTrend, recovery: null },
});

describe("the words of the method", () => {
  test("for a change without comparison", () => {
    expect(english(changed(2.1, [0.3, 3.9], "up")).statement).toBe(
      "Changed after the action: +2.1 (0.3–3.9). No comparison; cause unknown.",
    );
    expect(english(changed(-2.1, [-3.9, -0.3], "down")).statement).toBe(
      "Changed after the action: −2.1 (−3.9 to −0.3). No comparison; cause unknown.",
    );
    expect(english(changed(1.2, [-1.4, 3.8], "none-detectable")).statement).toBe(
      "No change detectable after the action: +1.2 (−1.4 to +3.8); these waves could reliably show 3.7 or more. No comparison; cause unknown.",
    );
  });

  test("for a difference to comparison units, with what earlier waves say of the assumption", () => {
    expect(english(against(1.6, [0.2, 3], "up")).statement).toBe(
      "Improved 1.6 more than comparison units (0.2–3.0), assuming both would have moved alike; earlier waves support this.",
    );
    expect(english(against(1.6, [0.2, 3], "up", "supports", -0.5)).statement).toMatch(
      /^Fell 1\.6 less than comparison units \(0\.2–3\.0\), assuming/,
    );
    expect(english(against(-1.6, [-3, -0.2], "down", "contradicts")).statement).toBe(
      "Fell 1.6 behind comparison units (0.2–3.0), assuming both would have moved alike; earlier waves contradict this.",
    );
    expect(english(against(0.4, [-1, 1.8], "none-detectable", "cannot-test")).statement).toBe(
      "No difference to comparison units detectable: +0.4 (−1.0 to +1.8); these units could reliably show 2.4 or more. This assumes both would have moved alike; earlier waves cannot test this.",
    );
  });

  test("for the units and answers a figure rests on", () => {
    expect(english(changed(2, [1, 3], "up")).basis).toBe("One unit, n 120 before and 1,131 after.");
    expect(english(against(2, [1, 3], "up")).basis).toBe(
      "5 units, n 120 before and 131 after; 11 comparison units, n 180 and 190.",
    );
    expect(english({ grade: "waiting", reason: "not-begun" }).basis).toBeNull();
  });

  test("for the recovery that was expected anyway", () => {
    const with_ = (points: number | null, chosenAsWorst: boolean) =>
      english({ ...changed(2, [1, 3], "up"), recovery: { points, chosenAsWorst } } as Claim).recovery;
    expect(with_(12, true)).toBe(
      "Chosen because it scored worst: about 12.0 points of recovery were expected anyway.",
    );
    expect(with_(1.5, false)).toBe(
      "It stood below its peers before: about 1.5 points of recovery were expected anyway.",
    );
    expect(with_(null, true)).toMatch(/^Chosen because it scored worst: some recovery was expected anyway/);
    expect(english(changed(2, [1, 3], "up")).recovery).toBeNull();
  });

  test("for too few units, and for actions in each other's way", () => {
    expect(english({ grade: "too-few", treatedCount: 4, comparisonCount: 6 }).statement).toBe(
      "Too few to judge: 4 treated and 6 comparison units have a figure in both waves; it takes 5 on each side.",
    );
    const titles: Record<string, string> = { a: "New opening times" };
    const entangled = (otherActionIds: string[]) =>
      english({ grade: "not-separable", otherActionIds }, (id) => titles[id] ?? null).statement;
    expect(entangled(["a"])).toBe(
      "Not separable: in the same units, “New opening times” was at work at the same time.",
    );
    // An action the reader does not see is not named.
    expect(entangled(["a", "b"])).toContain("“New opening times” and another action");
    expect(entangled(["b", "c"])).toContain("2 other actions");
  });

  test("in Chinese with its own brackets", () => {
    expect(claimWords("zh-CN", changed(2.1, [0.3, 3.9], "up"), nobody).statement).toBe(
      "措施之后的变化：+2.1（0.3–3.9）。没有对照，原因不明。",
    );
    expect(claimWords("zh-CN", against(1.6, [0.2, 3], "up"), nobody).statement).toBe(
      "比对照单位多提升 1.6 点（0.2–3.0），前提是两者本来会同步变化；更早的批次支持这一前提。",
    );
  });
});
