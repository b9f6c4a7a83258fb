import { type PackageName, packages } from "../scoring/conformance/packages.ts";
import type { Scheme } from "../scoring/estimation/model-shape.ts";
import type { MissingTreatment } from "../scoring/moments/missing.ts";
import type { IntervalMethod } from "../scoring/score-types.ts";
import { InputError } from "./command.ts";
import { readArguments } from "./read-arguments.ts";

/** What was asked of `manyi score`. */
export interface ScoreOptions {
  dataFile: string;
  /** a file, or the name of a ready model */
  model: string;
  /** of a ready model */
  scale: { min: number; max: number } | undefined;
  scheme: Scheme | undefined;
  missing: MissingTreatment | undefined;
  /** names a column of sampling weights */
  weights: string | undefined;
  /** names a column whose values are groups */
  by: string | undefined;
  /** names a column whose values are compared */
  compare: string | undefined;
  bootstrap: { replicateCount: number; seed: number } | undefined;
  interval: IntervalMethod | undefined;
  /** names a column: rows of one value came into the sample together and are drawn together */
  clusters: string | undefined;
  /** of every resampling; 1 when not given */
  seed: number;
  /** how many share the work; absent: as many as are worth it */
  threads: number | undefined;
  assess: boolean;
  /** the package whose defaults are taken */
  as: PackageName | undefined;
  json: boolean;
  /** the file for an R script */
  exportR: string | undefined;
}

const schemes = ["path", "centroid", "factorial"] as const satisfies readonly Scheme[];
const intervals = ["percentile", "bca"] as const satisfies readonly IntervalMethod[];
const packageNames = Object.values(packages).map(({ name }) => name);
const treatments = ["em", "pairwise", "mean", "listwise"] as const satisfies readonly MissingTreatment[];

/**
 * Reads the arguments of `manyi score`.
 * @throws {InputError} naming the option and what it takes
 */
export function readScoreOptions(args: string[]): ScoreOptions {
  const { values, positionals } = parse(args);
  const [dataFile, ...others] = positionals;
  if (dataFile === undefined || others.length > 0) {
    throw new InputError("score: give one CSV file (see score --help)");
  }
  if (values.model === undefined) throw new InputError("score: give --model MODEL.json (see score --help)");
  const seed = wholeNumber("--seed", values.seed ?? "1", 0, Number.MAX_SAFE_INTEGER);
  const replicates = values.bootstrap;
  const options: ScoreOptions = {
    dataFile,
    model: values.model,
    scale: scaleOf(values.scale),
    scheme: oneOf("--scheme", values.scheme, schemes),
    missing: oneOf("--missing", values.missing, treatments),
    weights: columnName("--weights", values.weights),
    by: columnName("--by", values.by),
    compare: columnName("--compare", values.compare),
    bootstrap:
      replicates === undefined
        ? undefined
        : { replicateCount: wholeNumber("--bootstrap", replicates, 2, 1_000_000), seed },
    interval: oneOf("--interval", values.interval, intervals),
    clusters: columnName("--clusters", values.clusters),
    seed,
    threads: values.threads === undefined ? undefined : wholeNumber("--threads", values.threads, 1, 256),
    assess: values.assess ?? false,
    as: oneOf("--as", values.as, packageNames),
    json: values.json ?? false,
    exportR: scriptFile(values["export-r"]),
  };
  refuseContradictions(options);
  return options;
}

function refuseContradictions(options: ScoreOptions): void {
  const { as, weights, compare, exportR, assess, bootstrap } = options;
  if (options.interval !== undefined && !bootstrap && compare === undefined) {
    throw new InputError("score: --interval needs --bootstrap N");
  }
  if (as === undefined) return;
  const refuse = (what: string) => {
    throw new InputError(`score: --as ${as} does not go with ${what}`);
  };
  if (weights !== undefined) refuse("--weights: it has no sampling weights");
  if (compare !== undefined) refuse("--compare, which is our own");
  if (exportR !== undefined) refuse("--export-r, which is for our own numbers");
  if (assess && packages[as].algorithm.consistent) refuse("--assess: it defines reliability in other ways");
}

function parse(args: string[]) {
  try {
    return readArguments(args, {
      model: { type: "string" },
      scheme: { type: "string" },
      missing: { type: "string" },
      weights: { type: "string" },
      by: { type: "string" },
      bootstrap: { type: "string" },
      seed: { type: "string" },
      interval: { type: "string" },
      clusters: { type: "string" },
      threads: { type: "string" },
      compare: { type: "string" },
      assess: { type: "boolean" },
      as: { type: "string" },
      scale: { type: "string" },
      json: { type: "boolean" },
      "export-r": { type: "string" },
    });
  } catch (error) {
    throw new InputError(`score: ${(error as Error).message}`);
  }
}

function wholeNumber(option: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= min && value <= max) return value;
  throw new InputError(`score: ${option} is a whole number from ${min} to ${max}, not "${text}"`);
}

function oneOf<Name extends string>(
  option: string,
  text: string | undefined,
  names: readonly Name[],
): Name | undefined {
  if (text === undefined) return undefined;
  const name = names.find((each) => each === text);
  if (name !== undefined) return name;
  const list = `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
  throw new InputError(`score: ${option} is ${list}, not "${text}"`);
}

function scaleOf(text: string | undefined): { min: number; max: number } | undefined {
  if (text === undefined) return undefined;
  const [, min, max] = /^(-?\d+)-(-?\d+)$/.exec(text) ?? [];
  if (min !== undefined && max !== undefined && Number(min) < Number(max)) {
    return { min: Number(min), max: Number(max) };
  }
  throw new InputError(`score: --scale is two whole numbers such as 0-10, not "${text}"`);
}

function columnName(option: string, text: string | undefined): string | undefined {
  const name = text?.trim();
  if (name === "") throw new InputError(`score: ${option} names a column of the CSV file`);
  return name;
}

// A slip of the hand must not write over the data.
function scriptFile(text: string | undefined): string | undefined {
  if (text === undefined || /\.r$/i.test(text)) return text;
  throw new InputError(`score: --export-r names a file that ends in .R, not "${text}"`);
}
