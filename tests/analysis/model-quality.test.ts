import { beforeAll, describe, expect, test } from "vitest";
import { type ModelQuality, modelQuality } from "../../src/features/analysis/model-quality.ts";
import { columnsOf, responseMatrix } from "../../src/features/analysis/response-matrix.ts";
import { wholeFigures } from "../../src/features/analysis/score-plan.ts";
import type { ScoreResults } from "../../src/features/analysis/score-run.ts";
import { definitionFromTemplate } from "../../src/features/surveys/templates/templates.ts";
import { score } from "../../src/scoring/score.ts";
import type { ScoreOutput } from "../../src/scoring/score-types.ts";
import { generateAnswers } from "../support/generate-answers.ts";

const definition = definitionFromTemplate("ecsi", false);
const { pathModel } = definition;
let output: ScoreOutput;
let quality: ModelQuality;

beforeAll(() => {
  const people = generateAnswers(definition, { count: 120, seed: 3 });
  const sampled = { unitId: "unit", samplingWeight: 1, answeredBy: "", stratum: null };
  const matrix = responseMatrix(
    definition,
    people.map((answers) => ({ answers, ...sampled })),
  );
  const { rows } = matrix;
  const input = { columns: columnsOf(matrix), rowCount: rows.length, pathModel, weighting: "pls" as const };
  const outcome = score({ ...input, assess: true });
  if (!outcome.scored) throw new Error("the answers cannot be scored");
  output = outcome.output;
  const shown = modelQuality({ whole: wholeFigures(output) } as ScoreResults, pathModel);
  if (!shown) throw new Error("the model is not assessed");
  quality = shown;
});

test("the gravest finding stands first, and what is fine is said once for all it is true of", () => {
  const gravity = ["serious", "caution", "note", "fine"];
  const places = quality.findings.map(({ severity }) => gravity.indexOf(severity));
  expect(places).toEqual(places.toSorted());
  const reliable = (output.assessment?.findings ?? []).filter(({ code }) => code === "construct-reliable");
  expect(reliable.length).toBeGreaterThan(1);
  expect(quality.findings.filter(({ code }) => code === "construct-reliable")).toMatchObject([
    { names: reliable.flatMap(({ names = [] }) => names) },
  ]);
});

test("pairs of constructs are told one by one", () => {
  const pairs = (findings: readonly { code: string }[] = []) =>
    findings.filter(({ code }) => code === "constructs-overlap" || code === "path-negligible").length;
  expect(pairs(quality.findings)).toBe(pairs(output.assessment?.findings));
});

test("a construct of one question has no reliability, one that nothing leads to no R²", () => {
  const of = (name: string) => quality.constructs.find((construct) => construct.name === name);
  expect(of("Complaints")).toMatchObject({ indicatorCount: 1, reliability: null });
  expect(of("Image")).toMatchObject({ rSquared: null, rSquaredAdjusted: null });
  expect(of("Satisfaction")?.reliability?.rhoC).toBe(output.assessment?.reliability.Satisfaction?.rhoC);
});

test("HTMT stands below the diagonal, once for every two constructs", () => {
  const { names, ratios } = quality.overlaps;
  expect(names).not.toContain("Complaints");
  const [first = "", second = ""] = names;
  expect(ratios[1]?.[0]).toBe(output.assessment?.htmt[second]?.[first]);
  expect(ratios[0]?.[1]).toBeNull();
  expect(ratios.flat().filter((ratio) => ratio !== null)).toHaveLength(
    (names.length * (names.length - 1)) / 2,
  );
});

test("every path has its effect size, every question its loading, the target its predictions", () => {
  expect(quality.paths).toHaveLength(pathModel.paths.length);
  const path = quality.paths.find(({ from, to }) => from === "Quality" && to === "Satisfaction");
  expect(path?.fSquared).toBe(output.assessment?.fSquared.Satisfaction?.Quality);
  expect(path?.vif).toBe(output.assessment?.vif.antecedents.Satisfaction?.Quality);
  expect(quality.indicators.every(({ loading }) => Number.isFinite(loading))).toBe(true);
  expect(quality.predictions.map(({ name }) => name)).toEqual(["sat1", "sat2", "sat3"]);
});

describe("there is no model to judge", () => {
  test("with few answers, nor in runs of before models were judged", () => {
    const { assessment: _assessment, ...whole } = wholeFigures(output);
    expect(modelQuality({ whole } as ScoreResults, pathModel)).toBeNull();
    expect(modelQuality({ whole: null } as ScoreResults, pathModel)).toBeNull();
  });
});

test("what is stored of an assessment leaves out what no page shows", () => {
  const stored = wholeFigures(output).assessment;
  expect(stored).not.toHaveProperty("htmt2");
  expect(Object.keys(stored?.plsc ?? {})).toEqual(["admissible", "paths", "rSquared"]);
});
