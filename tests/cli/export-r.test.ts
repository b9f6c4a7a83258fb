import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rString } from "../../src/cli/r-text.ts";
import { indicatorsOf, type PathModel } from "../../src/scoring/model/path-model.ts";
import { aSmallModel, simulatedAnswers } from "../scoring/support/simulated-answers.ts";
import { refused, run } from "./run-score.ts";

const hasR = spawnSync("Rscript", ["--version"]).status === 0;
if (!hasR) console.warn("skipped: running the exported R scripts, because there is no Rscript");

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "manyi-r-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("the R script says to seminr", () => {
  test("the constructs with their modes, the paths and the scheme", () => {
    const script = exported(aSmallModel(), plainRows(), [
      "--scheme",
      "factorial",
      "--bootstrap",
      "30",
      "--seed",
      "7",
    ]);
    expect(script).toContain('composite("quality", blocks[["quality"]], weights = mode_A)');
    expect(script).toContain('paths(from = "quality", to = "value")');
    expect(script).toContain("inner_weights <- path_factorial");
    expect(script).toContain("bootstrap_model(model, nboot = 30, seed = 7)");
  });

  test("a single indicator in mode A, because seminr cannot regress on one", () => {
    const { constructs, ...rest } = aSmallModel();
    const single = constructs.map((each) => ({
      ...each,
      mode: "B" as const,
      indicators: each.indicators.slice(0, 1),
    }));
    const script = exported({ ...rest, constructs: single }, plainRows(), []);
    expect(script).toContain('composite("value", single_item(blocks[["value"]]), weights = mode_A)');
  });

  test("names of any kind as R strings", () => {
    expect(rString('say "ja\\nein"')).toBe('"say \\"ja\\\\nein\\""');
    expect(rString("满意 😀\n")).toBe('"\\u6ee1\\u610f \\U0001f600\\u000a"');
  });
});

describe.skipIf(!hasR)("run in R, on a stand-in for seminr, the script finds Manyi's index and paths", () => {
  test.each(["path", "centroid", "factorial"])("with the %s scheme", (scheme) => {
    expectSameNumbers(exported(aSmallModel(), plainRows(), ["--scheme", scheme]), 6);
  });

  test.each(["em", "pairwise", "mean", "listwise"])("with missing answers treated by %s", (treatment) => {
    const rows = plainRows().map((cells, row) =>
      row % 4 ? cells : cells.with(row % 7, row % 8 ? "" : "-99"),
    );
    expectSameNumbers(exported(aSmallModel(), rows, ["--missing", treatment]), 6);
  });

  test.each(["em", "pairwise", "mean", "listwise"])("with sampling weights and %s", (treatment) => {
    const rows = plainRows().map((cells, row) => (row % 4 ? cells : cells.with(row % 7, "")));
    expectSameNumbers(exported(aSmallModel(), rows, ["--missing", treatment, "--weights", "weight"]), 6);
  });

  test("with groups, some too small for weights of their own", () => {
    expectSameNumbers(exported(aSmallModel(), plainRows(), ["--by", "region"]), 6 + 4);
  });

  test("and draws whole clusters where there are any", () => {
    const options = ["--clusters", "region", "--bootstrap", "5"];
    const rows = plainRows().map((cells, row) => cells.with(-1, row % 5 ? String(row % 40) : ""));
    const script = exported(aSmallModel(), rows, options);
    expect(script).toContain("members <- split(");
    expectSameNumbers(script, 6);
  });

  test("with groups that are compared", () => {
    const rows = plainRows().map((cells) => cells.with(-1, cells.at(-1) === "south" ? "south" : "elsewhere"));
    expectSameNumbers(exported(aSmallModel(), rows, ["--compare", "region", "--bootstrap", "20"]), 6 + 2);
  });

  test("with mode B, reversed indicators, several scales, and names with quotes, stars and Chinese", () => {
    const model = awkwardModel();
    const rows = plainRows().map((cells) => [String(Number(cells[0]) - 1), ...cells.slice(1)]);
    const script = exported(model, rows, ["--by", "地区"], ["region", "地区"], ";");
    expect(script).toContain("# 满意, 满意 1");
    expectSameNumbers(script, 6 + 4);
  });
});

describe("--export-r refuses", () => {
  test("a file that is no .R file, so that no data are written over", () => {
    expect(refused(["a.csv", "--model", "m.json", "--export-r", "a.csv"])).toBe(
      'score: --export-r names a file that ends in .R, not "a.csv"',
    );
  });

  test("higher-order constructs", () => {
    const [quality, ...others] = aSmallModel().constructs;
    const dimensions = (quality?.indicators ?? []).map((each) => ({
      name: `${each.name} side`,
      mode: "A",
      indicators: [each],
    }));
    const [data = ""] = files(aSmallModel(), plainRows());
    const modelFile = path.join(folder, "higher.json");
    const column = ({ name, min, max }: { name: string; min: number; max: number }) => ({
      column: name,
      min,
      max,
    });
    const constructs = [
      {
        name: "quality",
        dimensions: dimensions.map((each) => ({ ...each, indicators: each.indicators.map(column) })),
      },
      ...others.map(({ name, indicators }) => ({ name, indicators: indicators.map(column) })),
    ];
    const paths = aSmallModel().paths.map(({ from, to }) => [from, to]);
    writeFileSync(modelFile, JSON.stringify({ constructs, paths, target: "satisfaction" }));
    expect(refused([data, "--model", modelFile, "--export-r", path.join(folder, "no.R")])).toBe(
      "score: --export-r does not go with higher-order constructs",
    );
  });

  test("a folder that is not there", () => {
    const script = path.join(folder, "nowhere", "run.R");
    const args = [...files(aSmallModel(), plainRows()), "--export-r", script];
    expect(refused(args)).toBe(`${script}: cannot be written (ENOENT)`);
  });
});

/** 90 rows of the small model with a weight and a region: 60 south, 24 north, 4 east, 2 without. */
function plainRows(): string[][] {
  const columns = simulatedAnswers(aSmallModel(), 90);
  const region = (row: number) => (row < 60 ? "south" : row < 84 ? "north" : row < 88 ? "east" : "");
  return Array.from({ length: 90 }, (_, row) => [
    ...columns.map((column) => String(column[row])),
    String(1 + (row % 3)),
    region(row),
  ]);
}

function awkwardModel(): PathModel {
  const [quality, value, satisfaction] = aSmallModel().constructs;
  const named = ["满意 1", 'the "second"', "it's*3"];
  return {
    constructs: [
      {
        name: "quality*time",
        mode: "B",
        indicators: (quality?.indicators ?? []).map((each, i) => (i ? each : { ...each, min: 0, max: 9 })),
      },
      {
        name: "value",
        mode: "A",
        indicators: (value?.indicators ?? []).map((each) => ({ ...each, reversed: true })),
      },
      {
        name: "满意",
        mode: "A",
        indicators: (satisfaction?.indicators ?? []).map((each, i) => ({ ...each, name: named[i] ?? "" })),
      },
    ],
    paths: [
      { from: "quality*time", to: "value" },
      { from: "quality*time", to: "满意" },
      { from: "value", to: "满意" },
    ],
    target: "满意",
  };
}

function files(model: PathModel, rows: string[][], rename = ["", ""], delimiter = ","): string[] {
  const names = [...indicatorsOf(model).map(({ name }) => name), "weight", "region"];
  const header = (rows[0]?.length === names.length ? names : headerOfSmallModel()).map((name) =>
    name === rename[0] ? rename[1] : name,
  );
  const quoted = [header, ...rows].map((cells) =>
    cells
      .map((cell) => (/["*;]/.test(cell ?? "") ? `"${cell?.replaceAll('"', '""')}"` : cell))
      .join(delimiter),
  );
  const data = path.join(folder, "data.csv");
  writeFileSync(data, `\uFEFF${quoted.join("\r\n")}\r\n`);
  const modelFile = path.join(folder, "model.json");
  const constructs = model.constructs.map(({ indicators, ...rest }) => ({
    ...rest,
    indicators: indicators.map(({ name, ...others }) => ({ column: name, ...others })),
  }));
  const paths = model.paths.map(({ from, to }) => [from, to]);
  writeFileSync(modelFile, JSON.stringify({ missing: [-99], constructs, paths, target: model.target }));
  return [data, "--model", modelFile];
}

function headerOfSmallModel(): string[] {
  return [...indicatorsOf(aSmallModel()).map(({ name }) => name), "weight", "region"];
}

function exported(
  model: PathModel,
  rows: string[][],
  options: string[],
  rename?: string[],
  delimiter?: string,
): string {
  const script = path.join(folder, "run.R");
  const { status, stderr } = run([
    ...files(model, rows, rename, delimiter),
    ...options,
    "--export-r",
    script,
  ]);
  expect([status, stderr]).toEqual([0, ""]);
  return readFileSync(script, "utf8");
}

/** Runs a script in a locale that knows ASCII only, and looks at the differences it prints. */
function expectSameNumbers(script: string, count: number): void {
  const stand = path.resolve("tests/cli/stand-in-for-seminr.R");
  const file = path.join(folder, "stand.R");
  writeFileSync(file, script.replace("library(seminr)", `source("${stand}")`));
  const { status, stdout, stderr } = spawnSync("Rscript", [file], {
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C" },
  });
  expect(status, stderr).toBe(0);
  const differences = [...stdout.matchAll(/^.* -?[\d.]+ +-?[\d.]+ +(-?[\d.]+(?:e[+-]\d+)?)$/gm)].map(
    ([, number]) => Math.abs(Number(number)),
  );
  expect(differences).toHaveLength(count);
  expect(Math.max(...differences)).toBeLessThan(1e-7);
}
