import { describe, expect, test } from "vitest";
import { refused, run } from "./run-score.ts";
import { csv, file, header, model, rows, useScoreFolder } from "./score-files.ts";

useScoreFolder();

describe("score --assess", () => {
  test("adds findings with a severity; reliability, HTMT and VIF are there anyway", () => {
    const args = [csv(rows(80)), "--model", model(), "--json"];
    const plain = json(args);
    const assessed = json([...args, "--assess"]);
    expect(plain.reliability.quality).toEqual({
      alpha: expect.any(Number),
      rhoA: expect.any(Number),
      rhoC: expect.any(Number),
      ave: expect.any(Number),
    });
    expect(plain.htmt.quality.value).toBeGreaterThan(0);
    expect(plain.vif.antecedents.satisfaction.quality).toBeGreaterThanOrEqual(1);
    expect([plain.findings, plain.assessment]).toEqual([[], undefined]);
    expect(assessed.reliability).toEqual(plain.reliability);
    expect(assessed.findings[0]).toEqual({
      code: expect.any(String),
      message: expect.any(String),
      severity: expect.stringMatching(/^(fine|note|caution|serious)$/),
    });
    expect(assessed.assessment.prediction.foldCount).toBe(10);
  });

  test("prints tables, the worst findings first", () => {
    const { stdout } = run([csv(rows(80)), "--model", model(), "--assess"]);
    expect(stdout).toMatch(/Reliability\n +construct +alpha +rho_A +rho_C +AVE\n +quality +0\.\d{3}/);
    const severities = [...stdout.matchAll(/^ {2}(serious|caution|note|fine) /gm)].map(
      ([, name]) => name ?? "",
    );
    const order = ["serious", "caution", "note", "fine"];
    expect(severities).toEqual(severities.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
    expect(severities).toContain("fine");
  });
});

describe("score lists drivers", () => {
  test("with performance, importance, intervals and how often they keep their rank", () => {
    const { drivers, index, totalEffects } = json([
      csv(rows(80)),
      "--model",
      model(),
      "--json",
      "--bootstrap",
      "50",
    ]);
    expect(drivers.map(({ name }: { name: string }) => name)).toEqual(["quality", "value"]);
    expect(drivers[0]).toMatchObject({ performance: index.quality, importance: totalEffects[1].indexPoints });
    expect(drivers[0].importanceInterval).toHaveLength(2);
    expect(drivers[0].rankShares[0] + drivers[0].rankShares[1]).toBeCloseTo(1, 10);
  });
});

describe("score --compare", () => {
  test("gives the later value minus the earlier one, construct by construct, with interval and p", () => {
    const { comparison, compared } = json([
      twoWaves(),
      "--model",
      model(),
      "--json",
      "--compare",
      "wave",
      "--bootstrap",
      "200",
    ]);
    expect(comparison.map(({ a, b, construct }: Cell) => [a, b, construct])).toEqual([
      ["2026", "2025", "quality"],
      ["2026", "2025", "value"],
      ["2026", "2025", "satisfaction"],
    ]);
    const change = comparison[2];
    expect(change.difference).toBeGreaterThan(5);
    expect(change.interval[0]).toBeGreaterThan(0);
    expect(change.p).toBeLessThan(0.05);
    expect(change.adjustedP).toBeGreaterThanOrEqual(change.p);
    expect(change.underPooledWeights.difference + change.weightDrift.difference).toBeCloseTo(
      change.difference,
      9,
    );
    expect(compared.groups.map(({ name, n }: { name: string; n: number }) => [name, n])).toEqual([
      ["2026", 80],
      ["2025", 80],
    ]);
    expect(compared.verdict.message).toEqual(expect.any(String));
    expect(compared.leftOutCount).toBe(3);
  });

  test("gives BCa intervals where asked", () => {
    const args = [twoWaves(), "--model", model(), "--json", "--compare", "wave", "--bootstrap", "200"];
    const [plain, corrected] = [json(args), json([...args, "--interval", "bca"])];
    expect(corrected.comparison[2].interval).not.toEqual(plain.comparison[2].interval);
    expect(corrected.comparison[2].difference).toBe(plain.comparison[2].difference);
  });

  test("prints both indices, the difference, and whether they may be compared", () => {
    const { stdout } = run([twoWaves(), "--model", model(), "--compare", "wave", "--bootstrap", "100"]);
    expect(stdout).toContain("2026 minus 2025\n");
    expect(stdout).toMatch(/satisfaction \* +\d\d\.\d\d +\d\d\.\d\d +\+\d+\.\d\d +\d+\.\d\d to \d+\.\d\d/);
    expect(stdout).toMatch(/Measurement invariance \(MICOM\)\n/);
    expect(stdout).toContain("3 rows without a value are left out");
  });

  test("takes the same numbers for the same seed", () => {
    const args = [twoWaves(), "--model", model(), "--json", "--compare", "wave", "--bootstrap", "60"];
    expect(run([...args, "--seed", "4"]).stdout).toBe(run([...args, "--seed", "4"]).stdout);
    expect(run([...args, "--seed", "4"]).stdout).not.toBe(run(args).stdout);
  });

  test("needs two values, and enough rows in each", () => {
    const data = csv(
      rows(60).map((cells) => [...cells, "all"]),
      "wave",
    );
    expect(refused([data, "--model", model(), "--compare", "wave"])).toBe(
      `${data}: column wave: to compare it needs two values or more`,
    );
    const lopsided = csv(
      rows(60).map((cells, row) => [...cells, row === 0 ? "few" : "many"]),
      "wave",
    );
    expect(refused([lopsided, "--model", model(), "--compare", "wave"])).toContain("few");
  });
});

describe("score --model by name", () => {
  test("finds the columns of a ready model", () => {
    const { index } = json([readyCsv(), "--model", "acsi", "--json"]);
    expect(Object.keys(index)).toEqual([
      "expectations",
      "quality",
      "value",
      "satisfaction",
      "complaints",
      "loyalty",
    ]);
  });

  test("takes another scale", () => {
    const [narrow, wide] = [[], ["--scale", "0-20"]].map((scale) =>
      json([readyCsv(), "--model", "acsi", "--json", ...scale]),
    );
    expect(wide.index.quality).toBeLessThan(narrow.index.quality);
  });

  test("names what is missing, and the models there are", () => {
    const data = csv(rows(60));
    expect(refused([data, "--model", "ecsi"])).toContain(
      `${data}: row 1: ecsi misses columns: image1, image2, ...`,
    );
    expect(refused([data, "--model", "acsii"])).toBe(
      "acsii: there is no such file, nor a ready model of that name (scsb, acsi, ecsi, ecsi-without-complaints, ccsi)",
    );
    expect(refused([data, "--model", "acsi", "--scale", "10"])).toBe(
      'score: --scale is two whole numbers such as 0-10, not "10"',
    );
    expect(refused([data, "--model", model(), "--scale", "1-5"])).toContain("--scale is for ready models");
  });
});

describe("score --as", () => {
  test("takes a package's defaults and says whose they are", () => {
    const args = [csv(rows(80)), "--model", model(), "--json"];
    const [own, seminr, plspm, csem] = [[], ["--as", "seminr"], ["--as", "plspm"], ["--as", "csem"]].map(
      (as) => json([...args, ...as]),
    );
    expect(own.as).toBeUndefined();
    expect(seminr.as).toEqual({ package: "seminr", version: "2.3.4" });
    expect(seminr.index.satisfaction).toBeCloseTo(own.index.satisfaction, 5);
    expect(plspm.definition.name).toBe("standardized-weights");
    expect(csem.paths[0].coefficient).toBeGreaterThan(own.paths[0].coefficient);
    expect(csem.reliability).toBeUndefined();
    expect(run([...args.slice(0, -1), "--as", "plspm"]).stdout).toContain(", as plspm 0.5.1");
  });

  test("says what the package does not take", () => {
    const gaps = csv(rows(60).map((cells, row) => (row ? cells : cells.with(1, ""))));
    expect(refused([gaps, "--model", model(), "--as", "csem"])).toBe(
      `${gaps}: cSEM takes complete answers only; say what to do with --missing mean or listwise`,
    );
    expect(run([gaps, "--model", model(), "--as", "csem", "--missing", "mean"]).status).toBe(0);
    const args = ["a.csv", "--model", "m.json", "--as"];
    expect(refused([...args, "smartpls"])).toBe('score: --as is seminr, plspm or csem, not "smartpls"');
    expect(refused([...args, "plspm", "--weights", "w"])).toContain("--as plspm does not go with --weights");
    expect(refused([...args, "plspm", "--compare", "w"])).toContain("--as plspm does not go with --compare");
    expect(refused([...args, "seminr", "--export-r", "a.R"])).toContain(
      "--as seminr does not go with --export-r",
    );
    expect(refused([...args, "csem", "--assess"])).toContain("--as csem does not go with --assess");
  });
});

interface Cell {
  a: string;
  b: string;
  construct: string;
}

function json(args: string[]) {
  const { status, stdout, stderr } = run(args);
  expect([status, stderr]).toEqual([0, ""]);
  return JSON.parse(stdout);
}

/** 80 answers in 2025, the same a point higher in 2026, and 3 without a wave. */
function twoWaves(): string {
  const before = rows(80);
  const after = before.map((cells) => cells.map((cell) => String(Math.min(10, Number(cell) + 1))));
  const data = [
    ...before.map((cells) => [...cells, "2025"]),
    ...after.map((cells) => [...cells, "2026"]),
    ...before.slice(0, 3).map((cells) => [...cells, ""]),
  ];
  return csv(data, "wave");
}

/** The small model's columns and those that the ACSI model needs besides. */
function readyCsv(): string {
  const names = [...header(), "expectations1", "expectations2", "complaints", "loyalty"];
  const data = rows(90).map((cells, row) => [...cells, cells[row % 4], cells[2], cells[5], cells[6]]);
  return file("ready.csv", [names, ...data].map((cells) => cells.join()).join("\n"));
}
