import { describe, expect, test } from "vitest";
import { assess } from "../../src/scoring/assessment/assess.ts";
import { readAssessments } from "./support/assessment-fixture.ts";
import { expectClose } from "./support/close.ts";
import { estimatedRun } from "./support/estimated-fixture.ts";
import { type ReferenceRun, readFixture } from "./support/reference-fixture.ts";

describe.each(["mobi", "mobi_acsi", "satisfaction", "corp_rep"])("the assessment of %s", (dataset) => {
  const fixture = readFixture(dataset);

  test.each(readAssessments(dataset))("$name agrees with the reference to 1e-9", (expected) => {
    const run = fixture.runs.find(({ name }) => name === expected.name) as ReferenceRun;
    const assessment = assess(estimatedRun(fixture, run));
    const names = Object.keys(fixture.meta.blocks);
    const only = (value: (name: string) => unknown) =>
      Object.fromEntries(names.map((name) => [name, value(name)]));
    const { reliability, fornellLarcker, htmt, htmt2, vif, plsc } = assessment;
    expectClose(
      only((name) => reliability[name]?.alpha),
      expected.alpha,
    );
    expectClose(
      only((name) => reliability[name]?.rhoA),
      expected.rhoA,
    );
    expectClose(
      only((name) => reliability[name]?.rhoC),
      expected.rhoC,
    );
    expectClose(
      only((name) => reliability[name]?.ave),
      expected.ave,
    );
    names.forEach((a, row) => {
      const firstOf = (table: Record<string, Record<string, number | null>>, count: number) =>
        names.slice(0, count).map((b) => table[a]?.[b]);
      expectClose(firstOf(fornellLarcker, row + 1), expected.fornellLarcker[row]);
      expectClose(firstOf(htmt, row), expected.htmt[row]);
      expectClose(firstOf(htmt2, row), expected.htmt2[row]);
    });
    expectClose(vif.antecedents, expected.vifAntecedents);
    expectClose(vif.indicators, expected.vifIndicators);
    expectClose(assessment.rSquaredAdjusted, expected.rSquaredAdjusted);
    expectClose(assessment.fSquared, expected.fSquared);
    expectClose(
      plsc?.paths.map(({ coefficient }) => coefficient),
      expected.plsc.coefficients,
    );
    expectClose(plsc?.rSquared, expected.plsc.rSquared);
    expectClose(plsc?.loadings, expected.plsc.loadings);
  });
});

describe("consistent PLS", () => {
  const first = (dataset: string) => {
    const fixture = readFixture(dataset);
    return assess(estimatedRun(fixture, fixture.runs[0] as ReferenceRun));
  };

  test("says whether it is admissible, as the findings do", () => {
    for (const [dataset, admissible] of [
      ["mobi", false],
      ["corp_rep", true],
    ] as const) {
      const { plsc, findings } = first(dataset);
      expect(plsc?.admissible).toBe(admissible);
      expect(findings.some(({ code }) => code === "plsc-inadmissible")).toBe(!admissible);
    }
  });

  test("has as correlation of two constructs the path between them, where there is no other predecessor", () => {
    const { plsc } = first("satisfaction");
    const { correlations = {}, paths = [] } = plsc ?? {};
    for (const [from, to] of [
      ["Image", "Expectation"],
      ["Expectation", "Quality"],
    ] as const) {
      const path = paths.find((one) => one.from === from && one.to === to);
      expectClose(
        [correlations[from]?.[to], correlations[to]?.[from]],
        [path?.coefficient, path?.coefficient],
      );
      expectClose(correlations[from]?.[from], 1);
    }
  });
});
