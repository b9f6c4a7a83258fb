import { describe, expect, test } from "vitest";
import { assess } from "../../src/scoring/assessment/assess.ts";
import type {
  Assessment,
  AssessmentFinding,
  Prediction,
} from "../../src/scoring/assessment/assessment-types.ts";
import { measurementFindings } from "../../src/scoring/assessment/measurement-findings.ts";
import { predictionFindings } from "../../src/scoring/assessment/prediction-findings.ts";
import { structuralFindings } from "../../src/scoring/assessment/structural-findings.ts";
import type { PlscFault } from "../../src/scoring/estimation/estimate-plsc.ts";
import type { Mode } from "../../src/scoring/model/path-model.ts";
import { estimatedModel, estimatedRun } from "./support/estimated-fixture.ts";
import { type ReferenceRun, readFixture } from "./support/reference-fixture.ts";
import { scored } from "./support/scored.ts";
import { aSmallModel, simulatedAnswers } from "./support/simulated-answers.ts";
import { aModel, symmetric } from "./support/small-models.ts";

describe("mobi's findings", () => {
  const fixture = readFixture("mobi");
  const { findings } = assess(estimatedRun(fixture, fixture.runs[0] as ReferenceRun));
  const saying = (words: string) => findings.find(({ message }) => message.includes(words));

  test("say in words and numbers what is fine", () => {
    expect(saying("Value has")).toEqual({
      code: "construct-reliable",
      severity: "fine",
      message: "Value has two indicators and rho_C 0.92: fine",
      names: ["Value"],
    });
    expect(saying("the largest VIF is")).toMatchObject({
      code: "predictors-distinct",
      severity: "fine",
      message: "predictors are not collinear: the largest VIF is 2.84 (predecessors of Satisfaction)",
    });
  });

  test("say what to know, what to read with care and what not to build on", () => {
    expect(saying("Complaints has one indicator")).toMatchObject({
      code: "single-indicator",
      severity: "note",
    });
    expect(saying("CUSL2 loads 0.20 on Loyalty")).toMatchObject({
      code: "weak-indicator",
      severity: "caution",
      names: ["CUSL2"],
    });
    expect(saying("Satisfaction and Loyalty have HTMT 0.96")).toMatchObject({
      code: "constructs-overlap",
      severity: "serious",
      names: ["Satisfaction", "Loyalty"],
    });
    expect(saying("PLSc is not admissible")).toMatchObject({
      code: "plsc-inadmissible",
      severity: "caution",
    });
  });
});

describe("measurement is judged by the field's lines", () => {
  const findingsFor = (change: (tables: Assessment) => void, modes: Mode[] = []) => {
    const model = soundModel(modes);
    const tables = assess(model);
    change(tables);
    return measurementFindings(model, tables);
  };
  const reliabilityFinding = (rhoC: number, rhoA: number | null = 0.8) =>
    findingsFor(({ reliability }) => {
      reliability.c0 = { alpha: 0.8, rhoA, rhoC, ave: 0.6 };
    })[0];

  test.each([
    [0.599, "reliability-low", "serious"],
    [0.6, "reliability-low", "caution"],
    [0.699, "reliability-low", "caution"],
    [0.7, "construct-reliable", "fine"],
    [0.95, "construct-reliable", "fine"],
    [0.951, "indicators-redundant", "note"],
  ])("rho_C %d: %s, %s", (rhoC, code, severity) => {
    expect(reliabilityFinding(rhoC)).toMatchObject({ code, severity, names: ["c0"] });
  });

  test("rho_A is looked at where rho_C is high enough", () => {
    expect(reliabilityFinding(0.8, 0.7)).toMatchObject({ code: "construct-reliable" });
    expect(reliabilityFinding(0.8, 0.69)).toMatchObject({
      code: "reliability-low",
      severity: "caution",
      message: "c0 has two indicators and rho_C 0.80, but rho_A 0.69, below 0.7",
    });
    expect(reliabilityFinding(0.8, null)).toMatchObject({
      severity: "caution",
      message: "c0 has two indicators and rho_C 0.80, but no rho_A",
    });
  });

  test("messages name the line that is crossed", () => {
    expect(reliabilityFinding(0.65)?.message).toBe("c0 has two indicators and rho_C 0.65, below 0.7");
    expect(reliabilityFinding(0.97)?.message).toBe(
      "c0 has two indicators and rho_C 0.97, above 0.95: its indicators repeat each other",
    );
  });

  test.each(["two", "three", "four", "five", "six", "seven", "eight", "nine", "10"])(
    "%s indicators are counted",
    (word) => {
      const size = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "10"].indexOf(word) + 2;
      const all = size + 1;
      const model = estimatedModel(
        aModel([size, 1]),
        Float64Array.from({ length: all * all }, (_, at) => (at % (all + 1) === 0 ? 1 : 0.5)),
        100,
      );
      expect(measurementFindings(model, assess(model))[0]?.message).toMatch(
        `c0 has ${word} indicators and rho_C 0.`,
      );
    },
  );

  test("AVE below a half is told beside the reliability", () => {
    const withAve = (ave: number) =>
      findingsFor(({ reliability }) => {
        reliability.c0 = { alpha: 0.8, rhoA: 0.8, rhoC: 0.8, ave };
      });
    expect(codesOf(withAve(0.5))).not.toContain("convergence-low");
    expect(withAve(0.49)[1]).toMatchObject({
      code: "convergence-low",
      severity: "caution",
      message: "c0 has AVE 0.49, below 0.5: it explains less than half of its indicators",
      names: ["c0"],
    });
  });

  test("an indicator is weak below a loading of 0.4", () => {
    const withLoading = (loading: number) => {
      const model = soundModel();
      model.state.crossLoadings[0] = loading;
      return codesOf(measurementFindings(model, assess(soundModel())));
    };
    expect(withLoading(0.4)).not.toContain("weak-indicator");
    expect(withLoading(0.399)).toContain("weak-indicator");
    expect(withLoading(-0.9)).toContain("weak-indicator");
  });

  test("a construct of mode B is not judged by reliability, and not held against others", () => {
    const findings = findingsFor(
      (tables) => {
        tables.reliability.c0 = { alpha: 0.1, rhoA: 2, rhoC: 0.2, ave: 0.1 };
        tables.htmt.c0 = { c1: 0.99 };
      },
      ["B", "A"],
    );
    expect(codesOf(findings)).toEqual(["formative-construct", "construct-reliable"]);
    expect(findings[0]).toMatchObject({ severity: "note", names: ["c0"] });
  });

  test.each([
    [0.849, "constructs-distinct", "fine"],
    [0.85, "constructs-overlap", "caution"],
    [0.899, "constructs-overlap", "caution"],
    [0.9, "constructs-overlap", "serious"],
    [null, "constructs-overlap", "caution"],
  ])("HTMT %s: %s, %s", (ratio, code, severity) => {
    const findings = findingsFor(({ htmt }) => {
      htmt.c0 = { c1: ratio };
    });
    expect(findings.at(-1)).toMatchObject({ code, severity });
    expect(findings).toHaveLength(3);
  });

  test("a correlation that reaches the root of an AVE is a note where HTMT is fine", () => {
    const withCorrelation = (correlation: number) =>
      findingsFor(({ fornellLarcker }) => {
        fornellLarcker.c0 = { c0: 0.8, c1: correlation };
        fornellLarcker.c1 = { c0: correlation, c1: 0.7 };
      }).at(-1);
    expect(withCorrelation(0.69)).toMatchObject({ code: "constructs-distinct" });
    expect(withCorrelation(0.7)).toMatchObject({ code: "constructs-overlap", severity: "note" });
    expect(withCorrelation(-0.75)?.message).toMatch(
      /^c0 and c1 correlate 0\.75, no less than the root of an AVE \(0\.70\); their HTMT is 0\.\d\d$/,
    );
  });

  test("the closest pair stands for all that are told apart", () => {
    const model = estimatedModel(
      aModel(
        [2, 2, 2],
        [],
        [
          ["c0", "c2"],
          ["c1", "c2"],
        ],
      ),
      symmetric(6, [0.7, 0.2, 0.2, 0.2, 0.2, 0.7, 0.3, 0.3, 0.4, 0.4, 0.3, 0.3, 0.4, 0.4, 0.7]),
      100,
    );
    expect(measurementFindings(model, assess(model)).at(-1)?.message).toBe(
      "all constructs are told apart: the largest HTMT is 0.57 (c1 and c2)",
    );
  });
});

describe("the structure is judged by the field's lines", () => {
  const model = soundModel();
  const findingsFor = (change: (tables: Assessment) => void, faults: PlscFault[] = [], of = model) => {
    const tables = assess(of);
    change(tables);
    return structuralFindings(of, tables, faults);
  };

  test.each([
    [3.29, "predictors-distinct", "fine", "the largest VIF is 3.29 (predecessors of c1)"],
    [3.3, "predictors-collinear", "caution", "c0, predecessor of c1, has VIF 3.30, at or above 3.3"],
    [4.99, "predictors-collinear", "caution", "at or above 3.3"],
    [5, "predictors-collinear", "serious", "has VIF 5.00, at or above 5"],
    [null, "predictors-collinear", "serious", "c0, predecessor of c1, is a combination of others"],
  ])("VIF %s of a predecessor: %s, %s", (value, code, severity, words) => {
    const [finding] = findingsFor(({ vif }) => {
      vif.antecedents = { c1: { c0: value, other: 1.2 } };
    });
    expect(finding).toMatchObject({ code, severity });
    expect(finding?.message).toContain(words);
  });

  test("the VIF of indicators counts in mode B only", () => {
    const inflate = ({ vif }: Assessment) => {
      vif.indicators.c0 = { c0i0: 6, c0i1: 6 };
    };
    expect(codesOf(findingsFor(inflate))).not.toContain("predictors-collinear");
    const findings = findingsFor(inflate, [], soundModel(["B", "A"]));
    expect(findings.filter(({ code }) => code === "predictors-collinear")).toHaveLength(2);
    expect(findings[0]).toMatchObject({ severity: "serious", names: ["c0i0"] });
    expect(findings[0]?.message).toContain("c0i0, indicator of c0, has VIF 6.00");
  });

  test("a single indicator in mode B has nothing to be collinear with", () => {
    const single = estimatedModel(aModel([1, 1], ["B", "B"]), symmetric(2, [0.5]), 100);
    expect(structuralFindings(single, assess(single), [])).toEqual([]);
  });

  test("a path without effect to speak of is a note", () => {
    const withEffect = (effect: number | null) =>
      findingsFor(({ fSquared }) => {
        fSquared.c1 = { c0: effect };
      });
    expect(withEffect(0.02)).toEqual([]);
    expect(withEffect(null)).toEqual([]);
    expect(withEffect(0.0199)).toEqual([
      {
        code: "path-negligible",
        severity: "note",
        message: "c0 adds next to nothing to c1 (f2 0.020, below 0.02)",
        names: ["c0", "c1"],
      },
    ]);
  });

  test("what makes PLSc inadmissible is told in one finding, each name once", () => {
    const [finding] = findingsFor(() => {}, [
      { reason: "reliability", construct: 1 },
      { reason: "not-positive-definite" },
      { reason: "loading", indicator: 3 },
      { reason: "r-squared", construct: 1 },
    ]);
    expect(finding).toMatchObject({ code: "plsc-inadmissible", severity: "caution", names: ["c1", "c1i1"] });
    expect(finding?.message).toContain(
      "rho_A outside 0 to 1 (c1), correlations that no factors can have, a loading above 1 (c1i1), R2 above 1 (c1);",
    );
  });
});

describe("prediction of the target", () => {
  const { pathModel } = soundModel();
  const predicting = (
    ...indicators: [earliest: number, linear: number | null, qSquared: number | null][]
  ) => {
    const prediction: Prediction = {
      foldCount: 10,
      indicators: {
        c1: Object.fromEntries(
          indicators.map(([earliest, linear, qSquared], i) => [
            `c1i${i}`,
            {
              rmse: { direct: 9, earliest, linear, mean: 9 },
              mae: { direct: 9, earliest: 9, linear: 9, mean: 9 },
              qSquared: { direct: 0, earliest: qSquared },
            },
          ]),
        ),
      },
    };
    return predictionFindings(pathModel, { predicted: true, prediction });
  };

  test("is good where all indicators are predicted better than by a linear model", () => {
    expect(predicting([1, 1.1, 0.2], [1, 1.2, 0.2])).toEqual([
      {
        code: "prediction-good",
        severity: "fine",
        message:
          "from the exogenous constructs alone, c1 is predicted better than by a linear model in 2 of its 2 indicators",
        names: ["c1"],
      },
    ]);
  });

  test("is a note where most are, a caution where half or fewer are", () => {
    expect(predicting([1, 1.1, 0.2], [1, 1.1, 0.2], [1, 1, 0.2])[0]).toMatchObject({
      code: "prediction-poor",
      severity: "note",
    });
    expect(predicting([1, 1.1, 0.2], [1.1, 1, 0.2])[0]).toMatchObject({
      code: "prediction-poor",
      severity: "caution",
    });
  });

  test("is serious where the mean does as well, in whichever indicator", () => {
    expect(predicting([1, 1.1, 0.2], [1, 1.1, 0])[0]).toMatchObject({
      code: "prediction-poor",
      severity: "serious",
      message:
        "from the exogenous constructs alone, c1 is predicted no better than by the mean in c1i1 (Q2 predict 0 or below)",
    });
    expect(predicting([1, 1.1, null])[0]).toMatchObject({ severity: "serious" });
  });

  test("is not compared where there is no linear model", () => {
    expect(predicting([1, null, 0.2])).toEqual([]);
    expect(predicting([1, null, 0.2], [1, 2, 0.2])[0]?.message).toContain("1 of its 1 indicators");
  });

  test("that failed says why", () => {
    expect(predictionFindings(pathModel, { predicted: false, message: "c0i0 has no answers" })).toEqual([
      {
        code: "prediction-failed",
        severity: "note",
        message: "no prediction: with a fold of the rows left out, c0i0 has no answers",
      },
    ]);
  });
});

describe("score() assesses", () => {
  const pathModel = aSmallModel();
  const input = {
    columns: simulatedAnswers(pathModel, 200),
    rowCount: 200,
    pathModel,
    weighting: "pls" as const,
  };

  test("only where asked", () => {
    expect(scored(input).assessment).toBeUndefined();
    expect(scored({ ...input, assess: true }).assessment?.findings.length).toBeGreaterThan(3);
  });

  test("all rows before any replicate is drawn", () => {
    const bootstrap = { replicateCount: 20, seed: 1 };
    expect(scored({ ...input, assess: true, bootstrap }).assessment).toEqual(
      scored({ ...input, assess: true }).assessment,
    );
  });

  test("groups with weights of their own, and not those with borrowed ones", () => {
    const rows = Uint32Array.from({ length: 100 }, (_, row) => row);
    const { groups } = scored({
      ...input,
      assess: true,
      groups: [
        { name: "own", rows, weighting: "pls" },
        { name: "borrowed", rows, weighting: "borrowed" },
      ],
    });
    const alone = scored({
      ...input,
      columns: input.columns.map((column) => column.slice(0, 100)),
      rowCount: 100,
      assess: true,
    });
    expect(groups.own).toMatchObject({ output: { assessment: alone.assessment } });
    expect(groups.borrowed).not.toHaveProperty("output.assessment");
  });

  test("in the raw metric by the same formulas: loadings are correlations, VIF and HTMT stay", () => {
    const usual = scored({ ...input, assess: true }).assessment;
    const raw = scored({ ...input, assess: true, metric: "raw" });
    expect(raw.assessment?.htmt).toEqual(usual?.htmt);
    expect(raw.assessment?.vif.indicators).toEqual(usual?.vif.indicators);
    const loadings = Object.values(raw.loadings.quality ?? {});
    const ave = loadings.reduce((sum, loading) => sum + loading * loading, 0) / loadings.length;
    expect(raw.assessment?.reliability.quality?.ave).toBeCloseTo(ave, 12);
  });
});

function codesOf(findings: AssessmentFinding[]): string[] {
  return findings.map(({ code }) => code);
}

/** Two constructs of two indicators each, with nothing to find fault with. */
function soundModel(modes: Mode[] = []) {
  return estimatedModel(aModel([2, 2], modes), symmetric(4, [0.7, 0.35, 0.3, 0.3, 0.35, 0.6]), 100);
}
