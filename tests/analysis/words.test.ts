import { describe, expect, test } from "vitest";
import type { Driver, PublishedFigure } from "../../src/features/analysis/figures.ts";
import type { TrendPoint, WaveChange } from "../../src/features/analysis/trend.ts";
import { driverWords, indexWords, piecesOf } from "../../src/features/analysis/words.ts";

function aPoint(details: Partial<TrendPoint> = {}): TrendPoint {
  const figure: PublishedFigure = {
    shown: true,
    n: 250,
    index: 72.4541,
    interval: [70.72, 74.29],
    standardError: 0.92,
    weights: "estimated",
    fewAnswers: false,
  };
  return {
    waveId: "w",
    name: "Autumn",
    period: "2026-Q4",
    preliminary: false,
    continues: true,
    figure,
    ...details,
  };
}

function aChange(details: Partial<WaveChange & { comparable: true }> = {}): WaveChange {
  return {
    comparable: true,
    since: { waveId: "w1", name: "Summer", period: "2026-Q2" },
    comparedBy: "same-weights",
    laterIndex: 72.4541,
    difference: { difference: 1.2, interval: [-1.4, 3.8], detectable: 3.7, p: 0.2 },
    direction: "none-detectable",
    ...details,
  };
}

describe("indexWords", () => {
  test("the index, its interval and its change stand in one sentence", () => {
    const { statement, details } = indexWords("en", aPoint(), aChange());
    expect(statement).toBe("CSI 72.5 (70.7–74.3), n\u00a0250; +1.2 since 2026-Q2: no change detectable.");
    expect(details).toEqual([
      "Change +1.2 (−1.4 to +3.8). These two waves could reliably show 3.7 points or more.",
    ]);
  });

  test("who was drawn with both waves is said, and what of the change is due to weights", () => {
    const part = (difference: number) => ({
      difference,
      interval: [difference - 1.2, difference + 1.2] as [number, number],
      standardError: 0.6,
    });
    const detailsOf = (inBothCount: number, drift: number) => {
      const { difference } = aChange() as WaveChange & { comparable: true };
      const joint = { difference, inBothCount, real: part(1), drift: part(drift), weights: "agree" as const };
      return indexWords("en", aPoint(), aChange({ joint })).details.slice(1);
    };
    expect(detailsOf(212, 0.2)).toEqual([
      "212 people or accounts answered both waves and are compared with themselves, so that how strictly each of them rates cancels out.",
      "With the questions counting alike in both waves the change is +1.0 (−0.2 to +2.2); the other +0.2 comes from questions that count differently now.",
    ]);
    expect(detailsOf(4, 0.04)).toEqual([]);
  });

  test("in Chinese too", () => {
    const { statement } = indexWords("zh-CN", aPoint(), aChange());
    expect(statement).toBe(
      "满意度指数 72.5（70.7–74.3），n\u00a0=\u00a0250；较 2026-Q2\u00a0+1.2：看不出变化。",
    );
  });

  test("a change that the interval supports is called by its direction", () => {
    const fall = { difference: -4.2, interval: [-7.3, -1.1] as [number, number], detectable: 4.4, p: 0.2 };
    const { statement } = indexWords("en", aPoint(), aChange({ difference: fall, direction: "down" }));
    expect(statement).toContain("−4.2 since 2026-Q2: down.");
  });

  test("two waves of one period are told apart by name", () => {
    const since = { waveId: "w1", name: "Summer", period: "2026-Q4" };
    expect(indexWords("en", aPoint(), aChange({ since })).statement).toContain("since Summer");
  });

  test("a withheld index says why and nothing else", () => {
    const figure: PublishedFigure = { shown: false, n: 3, reason: "too-few" };
    expect(indexWords("en", aPoint({ figure }), null)).toEqual({
      statement: "CSI not shown: fewer than 5 answers.",
      unbroken: [],
      details: [],
    });
  });

  test("a running wave is called preliminary", () => {
    const { details } = indexWords("en", aPoint({ preliminary: true }), null);
    expect(details[0]).toBe(
      "Preliminary: the wave is still open, and early answerers differ from late ones.",
    );
  });

  test("waves under other questions are not compared, and it says so", () => {
    const since = { waveId: "w1", name: "Summer", period: "2026-Q2" };
    const change: WaveChange = { comparable: false, since, reason: "questions-changed" };
    const { statement, details } = indexWords("en", aPoint(), change);
    expect(statement).toBe("CSI 72.5 (70.7–74.3), n\u00a0250.");
    expect(details.at(-1)).toContain("Not compared with 2026-Q2");
  });
});

describe("driverWords", () => {
  function aDriver(details: Partial<Driver> = {}): Driver {
    return {
      name: "Quality",
      performance: { shown: false, n: 0, reason: "too-few" },
      importance: 0.62,
      importanceInterval: [0.45, 0.78],
      significant: true,
      ...details,
    };
  }

  test("a driver is an association between ratings", () => {
    expect(driverWords("en", aDriver(), "Quality", "Satisfaction")).toBe(
      "Customers who rate Quality 1 point higher rate Satisfaction 0.62 higher (0.45–0.78), other drivers in the model equal.",
    );
  });

  test("a negative one is turned into words, not a minus", () => {
    const driver = aDriver({ importance: -0.3, importanceInterval: [-0.5, -0.1] });
    expect(driverWords("en", driver, "Quality", "Satisfaction")).toContain("0.30 lower (0.10–0.50)");
  });

  test("one whose interval holds zero is no association, but keeps its numbers", () => {
    const driver = aDriver({ importance: 0.1, importanceInterval: [-0.05, 0.2], significant: false });
    expect(driverWords("en", driver, "Quality", "Satisfaction")).toBe(
      "Quality: no association with Satisfaction detectable (0.10, interval −0.05 to 0.20).",
    );
  });
});

test("the parts that stay on one line are cut out of the statement in place", () => {
  const pieces = piecesOf("CSI 72.5 (70–74) since Q2: up.", ["72.5 (70–74)", "Q2"]);
  expect(pieces.filter(({ whole }) => whole).map(({ text }) => text)).toEqual(["72.5 (70–74)", "Q2"]);
  expect(pieces.map(({ text }) => text).join("")).toBe("CSI 72.5 (70–74) since Q2: up.");
});
