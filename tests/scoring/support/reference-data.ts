import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { PathModel } from "../../../src/scoring/model/path-model.ts";

/** `shared/reference`, in MANYI_SHARED or beside one of the repository's parents; null where it is absent. */
export const referenceFolder: string | null = findReferenceFolder();

if (!referenceFolder)
  console.warn("skipped: tests on raw reference data, because ../shared/reference is absent");

/** A JSON file of the reference data. */
export function referenceJson<T>(name: string): T {
  return JSON.parse(readFileSync(referenceFile(name), "utf8")) as T;
}

/** The path of a reference file. */
export function referenceFile(name: string): string {
  return path.join(referenceFolder ?? "", name);
}

/** Columns of a reference CSV (plain: no quoted commas), by name; what is no number is NaN. */
export function referenceColumns(name: string): Record<string, Float64Array> {
  const lines = readFileSync(referenceFile(name), "utf8").trim().split(/\r?\n/);
  const [header = [], ...rows] = lines.map((line) => line.split(",").map((cell) => cell.replaceAll('"', "")));
  return Object.fromEntries(
    header.map((column, at) => [
      column,
      Float64Array.from(rows, (cells) => Number.parseFloat(cells[at] ?? "")),
    ]),
  );
}

/** What an oracle file says about its data and model. */
export interface OracleMeta {
  csv: string;
  n: number;
  scale_min: number;
  scale_max: number;
  blocks: Record<string, string[] | string>;
  paths: { from: string; to: string }[];
  target: string;
}

/** The path model of an oracle file; mode A unless said otherwise. */
export function pathModelOf(meta: OracleMeta, modes: Record<string, "A" | "B"> = {}): PathModel {
  return {
    constructs: Object.entries(meta.blocks).map(([name, names]) => ({
      name,
      mode: modes[name] ?? "A",
      indicators: [names]
        .flat()
        .map((indicator) => ({ name: indicator, min: meta.scale_min, max: meta.scale_max })),
    })),
    paths: meta.paths,
    target: meta.target,
  };
}

function findReferenceFolder(): string | null {
  const given = process.env.MANYI_SHARED;
  const parents = ["..", "../..", "../../.."].map((up) => path.resolve(up, "shared"));
  const folders = [...(given ? [given] : []), ...parents].map((folder) => path.join(folder, "reference"));
  return folders.find((folder) => existsSync(path.join(folder, "mobi.csv"))) ?? null;
}
