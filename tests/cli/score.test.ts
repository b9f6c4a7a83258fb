import path from "node:path";
import { describe, expect, test } from "vitest";
import { expectClose } from "../scoring/support/close.ts";
import {
  type OracleMeta,
  referenceFile,
  referenceFolder,
  referenceJson,
} from "../scoring/support/reference-data.ts";
import { refused, run } from "./run-score.ts";
import { csv, file, header, model, modelJson, rows, useScoreFolder } from "./score-files.ts";

useScoreFolder();

describe("score prints", () => {
  test("one JSON object and nothing else", () => {
    const { status, stdout, stderr } = run([csv(rows(60)), "--model", model(), "--json"]);
    expect([status, stderr]).toEqual([0, ""]);
    const output = JSON.parse(stdout);
    expect(output).toMatchObject({ n: 60, converged: true, findings: [] });
    expect(Object.keys(output.index)).toEqual(["quality", "value", "satisfaction"]);
    expect(output.paths[0]).toEqual({
      from: "quality",
      to: "value",
      coefficient: expect.any(Number),
      interval: null,
    });
    expect(Object.keys(output.outerWeights.value)).toEqual(["value1", "value2"]);
    expect(Object.keys(output.loadings.value)).toEqual(["value1", "value2"]);
    expect(Object.keys(output.rSquared)).toEqual(["value", "satisfaction"]);
    expect(output.totalEffects).toContainEqual(
      expect.objectContaining({ from: "quality", to: "satisfaction", indexPoints: expect.any(Number) }),
    );
    expect(output).not.toHaveProperty("indexInterval");
    expect(output).not.toHaveProperty("groups");
  });

  test("intervals with --bootstrap, the same for the same seed", () => {
    const args = [csv(rows(60)), "--model", model(), "--json", "--bootstrap", "200"];
    const [first, again, other] = [[], ["--seed", "1"], ["--seed", "2"]].map(
      (seed) => run([...args, ...seed]).stdout,
    );
    expect(again).toBe(first);
    expect(other).not.toBe(first);
    const { index, indexInterval, paths } = JSON.parse(first ?? "");
    expect(indexInterval.satisfaction[0]).toBeLessThan(index.satisfaction);
    expect(indexInterval.satisfaction[1]).toBeGreaterThan(index.satisfaction);
    expect(paths[0].interval).toHaveLength(2);
  });

  test("standard errors, intervals of weights, loadings and R2, and BCa intervals on request", () => {
    const args = [csv(rows(60)), "--model", model(), "--json", "--bootstrap", "100"];
    const [percentile, bca] = [[], ["--interval", "bca"]].map((how) =>
      JSON.parse(run([...args, ...how]).stdout),
    );
    expect(percentile.standardErrors.index.quality).toBeGreaterThan(0);
    expect(percentile.standardErrors.paths[0]).toMatchObject({ from: "quality", to: "value" });
    expect(percentile.outerWeightInterval.value.value1).toHaveLength(2);
    expect(percentile.loadingInterval.value.value1).toHaveLength(2);
    expect(percentile.rSquaredInterval.satisfaction).toHaveLength(2);
    expect(bca.standardErrors).toEqual(percentile.standardErrors);
    expect(bca.indexInterval).not.toEqual(percentile.indexInterval);
    expect(refused([...args, "--interval", "normal"])).toContain("--interval is percentile or bca");
    expect(refused(["a.csv", "--model", "m", "--interval", "bca"])).toBe(
      "score: --interval needs --bootstrap N",
    );
  });

  test("the same numbers for any number of threads", () => {
    const grouped = rows(60).map((cells, row) => [...cells, row % 2 ? "a" : "b"]);
    const args = [csv(grouped, "g"), "--model", model(), "--json", "--bootstrap", "40"];
    for (const parts of [
      ["--by", "g"],
      ["--compare", "g"],
    ]) {
      const [alone, one, three] = [[], ["--threads", "1"], ["--threads", "3"]].map((threads) =>
        run([...args, ...parts, ...threads]),
      );
      expect(three?.status).toBe(0);
      expect(one?.stdout).toBe(alone?.stdout);
      expect(three?.stdout).toBe(alone?.stdout);
    }
  });

  test("the uncertainty of 60 people where each is in the file twice and --clusters says so", () => {
    const people = rows(60).map((cells, row) => [...cells, `person ${row}`]);
    const errorsOf = (data: string[][], ...options: string[]) => {
      const args = [csv(data, "person"), "--model", model(), "--json", "--bootstrap", "100", ...options];
      return JSON.parse(run(args).stdout).standardErrors.index;
    };
    const once = errorsOf(people);
    expectClose(errorsOf([...people, ...people], "--clusters", "person"), once);
    expect(errorsOf([...people, ...people]).satisfaction).toBeLessThan(0.9 * once.satisfaction);
  });

  test("with --by the same object for each group as for a file of that group alone", () => {
    const all = rows(80);
    const grouped = all.map((cells, row) => [...cells, row < 50 ? "north" : row < 75 ? "south" : ""]);
    const args = ["--model", model(), "--json", "--bootstrap", "100"];
    const { groups } = JSON.parse(run([csv(grouped, "region"), ...args, "--by", "region"]).stdout);
    expect(Object.keys(groups)).toEqual(["", "north", "south"]);
    expect(groups.north).toEqual(JSON.parse(run([csv(all.slice(0, 50)), ...args]).stdout));
    expect(groups[""]).toMatchObject({ n: 5, weighting: "borrowed" });
    expect(groups[""].findings[0].code).toBe("borrowed-weights");
    expect(groups[""].index.satisfaction).toBeGreaterThan(0);
  });

  test("a readable table with n, index, interval and groups", () => {
    const grouped = rows(60).map((cells, row) => [...cells, row % 2 ? "a" : "b"]);
    const { status, stdout } = run([csv(grouped, "g"), "--model", model(), "--by", "g", "--bootstrap", "50"]);
    expect(status).toBe(0);
    expect(stdout).toContain(
      "n = 60, index by unstandardized-weights version 1, 95 % intervals from 50 replicates",
    );
    expect(stdout).toMatch(/satisfaction \* +\d\d\.\d\d +\d\d\.\d\d to \d\d\.\d\d/);
    expect(stdout).toMatch(/quality -> value +0\.\d{3}/);
    expect(stdout).toMatch(/\n {2}a +30 +\d\d\.\d\d/);
  });

  test("help", () => {
    const { status, stdout } = run(["--help"]);
    expect(status).toBe(0);
    expect(stdout).toContain("score DATA.csv --model MODEL.json");
  });
});

describe("score takes", () => {
  test("a scheme, and says the others' names", () => {
    const args = [csv(rows(60)), "--model", model(), "--json"];
    const outputs = ["path", "centroid", "factorial"].map(
      (scheme) => run([...args, "--scheme", scheme]).stdout,
    );
    expect(new Set(outputs).size).toBe(3);
    expect(outputs[0]).toBe(run(args).stdout);
    expect(refused([...args, "--scheme", "inner"])).toBe(
      'score: --scheme is path, centroid or factorial, not "inner"',
    );
  });

  test("a treatment of missing answers", () => {
    const data = csv(rows(60).map((cells, row) => (row % 6 ? cells : cells.with(row % 7, ""))));
    const args = [data, "--model", model(), "--json", "--missing"];
    const outputs = ["em", "pairwise", "mean", "listwise"].map((name) =>
      JSON.parse(run([...args, name]).stdout),
    );
    expect(outputs.map(({ n }) => n)).toEqual([60, 60, 60, 50]);
    expect(new Set(outputs.map(({ index }) => index.satisfaction)).size).toBe(4);
    expect(refused([...args, "drop"])).toBe('score: --missing is em, pairwise, mean or listwise, not "drop"');
  });

  test("sampling weights: 2 counts as the same row twice", () => {
    const all = rows(60);
    const weighted = csv(
      all.map((cells, row) => [...cells, row < 20 ? "2" : "1.0"]),
      "w",
    );
    const { index, n } = JSON.parse(run([weighted, "--model", model(), "--json", "--weights", "w"]).stdout);
    const doubled = csv([...all, ...all.slice(0, 20)]);
    const { index: expected } = JSON.parse(run([doubled, "--model", model(), "--json"]).stdout);
    expect(n).toBe(60);
    expectClose(index, expected);
  });

  test("mode B from the model file", () => {
    const constructs = modelJson().constructs.map((construct) => ({ ...construct, mode: "B" }));
    const formative = file("formative.json", JSON.stringify({ ...modelJson(), constructs }));
    const [a, b] = [model(), formative].map((each) =>
      JSON.parse(run([csv(rows(60)), "--model", each, "--json"]).stdout),
    );
    expect(b.outerWeights.quality).not.toEqual(a.outerWeights.quality);
  });
});

describe("score reads", () => {
  test("missing codes and empty cells as missing, and does not mind other columns", () => {
    const codes = ["", "-99", " -99.0 "];
    const data = rows(60).map((cells, row) => [
      ...cells.with(0, codes[row] ?? cells[0] ?? ""),
      '"said: ""well, ok"""',
    ]);
    const { stdout } = run([csv(data, "comment"), "--model", model(), "--json"]);
    const { missing, findings } = JSON.parse(stdout);
    expect(missing).toEqual({ treatment: "em", answerCount: 3, rowCount: 3, leftOutCount: 0 });
    expect(findings).toEqual([
      { code: "missing-answers", message: "3 answers in 3 of 60 rows are missing (treatment: em)" },
    ]);
  });

  test("a byte order mark, semicolons, CRLF and empty lines", () => {
    const lines = [header(), ...rows(60)].map((cells) => cells.join(";"));
    const data = file("semicolons.csv", `\uFEFF${lines.join("\r\n")}\r\n\r\n`);
    expect(JSON.parse(run([data, "--model", model(), "--json"]).stdout).n).toBe(60);
  });
});

describe("bad input ends with exit code 2 and one line that names the place:", () => {
  test("a missing column", () => {
    const lines = [header().with(3, "price"), ...rows(60)].map((cells) => cells.join());
    const data = file("columns.csv", lines.join("\n"));
    expect(refused([data, "--model", model()])).toBe(`${data}: row 1 has no column value2`);
  });

  test("a column that is there twice", () => {
    const data = csv(
      rows(60).map((cells) => [...cells, "1"]),
      "value2",
    );
    expect(refused([data, "--model", model()])).toBe(`${data}: row 1 has the column value2 twice`);
  });

  test.each([
    ["abc", '"abc" is not a number'],
    ['"7,5"', '"7,5" is not a number'],
    ["0x7", '"0x7" is not a number'],
    ["Infinity", '"Infinity" is not a number'],
    ["11", "11 is outside the scale 1 to 10"],
    ["0", "0 is outside the scale 1 to 10"],
    ["1e999", "1e999 is outside the scale 1 to 10"],
    ['"7\n8"', '"7 8" is not a number'],
  ])("the cell %s", (cell, message) => {
    const data = csv(rows(60).map((cells, row) => (row === 4 ? cells.with(2, cell) : cells)));
    expect(refused([data, "--model", model()])).toBe(`${data}: row 6, column value1: ${message}`);
  });

  test("a row with too few cells", () => {
    const data = csv(rows(60).map((cells, row) => (row === 8 ? cells.slice(2) : cells)));
    expect(refused([data, "--model", model()])).toBe(`${data}: row 10 has 5 cells, the header has 7 columns`);
  });

  test("an empty file, and one without rows", () => {
    const [empty, blank] = [file("empty.csv", ""), file("blank.csv", "\uFEFF\n \n")];
    expect(refused([empty, "--model", model()])).toBe(`${empty}: the file is empty`);
    expect(refused([blank, "--model", model()])).toBe(`${blank}: the file is empty`);
    expect(refused([csv([]), "--model", model()])).toContain("0 rows of answers (row 2 on) are fewer than");
  });

  test("a quote that is never closed, which would swallow the rows after it", () => {
    const data = csv(
      rows(60).map((cells, row) => [...cells, row === 6 ? '"well' : "fine"]),
      "comment",
    );
    expect(refused([data, "--model", model()])).toBe(`${data}: row 8 opens a quote that is never closed`);
  });

  test.each([
    ["", "the weight is missing"],
    ["-1", '"-1" is not a weight (a number of 0 or more)'],
    ["much", '"much" is not a weight (a number of 0 or more)'],
    ["1e999", '"1e999" is not a weight (a number of 0 or more)'],
  ])("the sampling weight %j", (weight, message) => {
    const data = csv(
      rows(60).map((cells, row) => [...cells, row === 3 ? weight : "1"]),
      "w",
    );
    expect(refused([data, "--model", model(), "--weights", "w"])).toBe(
      `${data}: row 5, column w: ${message}`,
    );
  });

  test("sampling weights that are all 0, and a column that is not there", () => {
    const data = csv(
      rows(60).map((cells) => [...cells, "0"]),
      "w",
    );
    expect(refused([data, "--model", model(), "--weights", "w"])).toBe(
      `${data}: column w: all weights are 0`,
    );
    expect(refused([data, "--model", model(), "--weights", "v"])).toBe(`${data}: row 1 has no column v`);
    expect(refused([data, "--model", model(), "--by", "v"])).toBe(`${data}: row 1 has no column v`);
  });

  test("fewer rows than indicators", () => {
    const data = csv(rows(6));
    const modelFile = model();
    const message = `${data}: 6 rows of answers (row 2 on) are fewer than the 7 indicators of ${modelFile}`;
    expect(refused([data, "--model", modelFile])).toBe(message);
  });

  test("an indicator with the same answer throughout", () => {
    const data = csv(rows(60).map((cells) => cells.with(5, "7")));
    expect(refused([data, "--model", model()])).toContain(
      `${data}: satisfaction2 has the same answer in every row`,
    );
  });

  test("a cyclic model", () => {
    const paths = [
      ["quality", "value"],
      ["value", "satisfaction"],
      ["satisfaction", "quality"],
    ];
    const cyclic = file("cyclic.json", JSON.stringify({ ...modelJson(), paths }));
    const message = `${cyclic}: the paths run in a circle: quality -> value -> satisfaction -> quality`;
    expect(refused([csv(rows(60)), "--model", cyclic])).toBe(message);
  });

  test("files that are not there, not text or not JSON", () => {
    const folder = path.dirname(model());
    const nowhere = path.join(folder, "nowhere.csv");
    expect(refused([nowhere, "--model", model()])).toBe(`${nowhere}: there is no such file`);
    expect(refused([folder, "--model", model()])).toBe(`${folder}: cannot be read (EISDIR)`);
    expect(refused([csv(rows(60)), "--model", `${folder}/nowhere.json`])).toContain("there is no such file");
    const binary = file("binary.csv", Buffer.from([0xff, 0xfe, 0x41, 0x00]));
    expect(refused([binary, "--model", model()])).toBe(`${binary}: is not UTF-8 text`);
    const broken = file("broken.json", '{"constructs":\n[}');
    expect(refused([csv(rows(60)), "--model", broken])).toContain(`${broken}: is not valid JSON: `);
  });

  test.each([
    [[], "score: give one CSV file (see score --help)"],
    [["a.csv"], "score: give --model MODEL.json (see score --help)"],
    [
      ["a.csv", "--model", "m", "--bootstrap", "many"],
      'score: --bootstrap is a whole number from 2 to 1000000, not "many"',
    ],
    [["a.csv", "--model", "m", "--seed=-1"], "score: --seed is a whole number from 0 to"],
    [
      ["a.csv", "--model", "m", "--threads", "0"],
      'score: --threads is a whole number from 1 to 256, not "0"',
    ],
    [["a.csv", "--model", "m", "--colour"], "score: Unknown option '--colour'"],
    [["a.csv", "b.csv", "--model", "m"], "score: give one CSV file (see score --help)"],
    [["a.csv", "--model", "m", "--by"], "score: Option '--by <value>' argument missing"],
    [["a.csv", "--model", "m", "--by="], "score: --by names a column of the CSV file"],
    [["a.csv", "--model", "m", "--json=yes"], "score: Option '--json' does not take an argument"],
  ])("the options %j", (args, message) => {
    expect(refused(args)).toContain(message);
  });
});

describe.skipIf(!referenceFolder)("score on mobi.csv with the ECSI model", () => {
  test("prints the satisfaction index 72.4541179309 and every path to 1e-9", () => {
    const { meta, runs } = referenceJson<{
      meta: OracleMeta;
      runs: Record<string, { paths: { coef: number }[] }>;
    }>("mobi.oracle.json");
    const ecsi = {
      scale: { min: meta.scale_min, max: meta.scale_max },
      constructs: Object.entries(meta.blocks).map(([name, names]) => ({ name, indicators: [names].flat() })),
      paths: meta.paths.map(({ from, to }) => [from, to]),
      target: meta.target,
    };
    const modelFile = file("ecsi.json", JSON.stringify(ecsi));
    const output = JSON.parse(run([referenceFile("mobi.csv"), "--model", modelFile, "--json"]).stdout);
    expect(output.index.Satisfaction.toFixed(10)).toBe("72.4541179309");
    const coefficients = output.paths.map(({ coefficient }: { coefficient: number }) => coefficient);
    expectClose(
      coefficients,
      runs["path.spec"]?.paths.map(({ coef }) => coef),
    );
  });
});
