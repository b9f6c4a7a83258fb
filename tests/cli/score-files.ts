import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll } from "vitest";
import { indicatorsOf } from "../../src/scoring/model/path-model.ts";
import { aSmallModel, simulatedAnswers } from "../scoring/support/simulated-answers.ts";

let folder = "";

/** Gives the test file a folder of its own, removed afterwards. */
export function useScoreFolder(): void {
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "manyi-score-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
}

export function file(name: string, content: string | Buffer): string {
  const full = path.join(folder, name);
  writeFileSync(full, content);
  return full;
}

export function header(): string[] {
  return indicatorsOf(aSmallModel()).map(({ name }) => name);
}

/** Rows of answers to the small model. */
export function rows(count: number): string[][] {
  const columns = simulatedAnswers(aSmallModel(), count);
  return Array.from({ length: count }, (_, row) => columns.map((column) => String(column[row])));
}

/** A CSV file of these rows under the small model's header; cells are written as they are. */
export function csv(data: string[][], ...further: string[]): string {
  const lines = [[...header(), ...further], ...data].map((cells) => cells.join());
  return file(`data-${data.length}.csv`, lines.join("\n"));
}

export function model(): string {
  return file("model.json", JSON.stringify(modelJson()));
}

export function modelJson() {
  const { constructs, paths, target } = aSmallModel();
  return {
    scale: { min: 1, max: 10 },
    missing: [-99],
    constructs: constructs.map(({ name, indicators }) => ({
      name,
      indicators: indicators.map((i) => i.name),
    })),
    paths: paths.map(({ from, to }) => [from, to]),
    target,
  };
}
