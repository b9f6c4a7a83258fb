import type { Scheme } from "../scoring/estimation/model-shape.ts";
import type { MissingTreatment } from "../scoring/moments/missing.ts";
import { InputError } from "./command.ts";
import { readArguments } from "./read-arguments.ts";

/** What was asked of `manyi score`. */
export interface ScoreOptions {
  dataFile: string;
  modelFile: string;
  scheme: Scheme | undefined;
  missing: MissingTreatment | undefined;
  /** names a column of sampling weights */
  weights: string | undefined;
  /** names a column whose values are groups */
  by: string | undefined;
  bootstrap: { replicateCount: number; seed: number } | undefined;
  json: boolean;
  /** the file for an R script */
  exportR: string | undefined;
}

const schemes = ["path", "centroid", "factorial"] as const satisfies readonly Scheme[];
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
  return {
    dataFile,
    modelFile: values.model,
    scheme: oneOf("--scheme", values.scheme, schemes),
    missing: oneOf("--missing", values.missing, treatments),
    weights: columnName("--weights", values.weights),
    by: columnName("--by", values.by),
    bootstrap: bootstrapOf(values.bootstrap, values.seed),
    json: values.json ?? false,
    exportR: scriptFile(values["export-r"]),
  };
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
      json: { type: "boolean" },
      "export-r": { type: "string" },
    });
  } catch (error) {
    throw new InputError(`score: ${(error as Error).message}`);
  }
}

function bootstrapOf(replicates: string | undefined, seedText = "1"): ScoreOptions["bootstrap"] {
  const seed = wholeNumber("--seed", seedText, 0, Number.MAX_SAFE_INTEGER);
  if (replicates === undefined) return undefined;
  return { replicateCount: wholeNumber("--bootstrap", replicates, 2, 1_000_000), seed };
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
