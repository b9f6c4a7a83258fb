import { checkPathModel } from "./check-path-model.ts";
import type { Construct, Dimension, Indicator, Mode, PathModel, StructuralPath } from "./path-model.ts";

/** A model file, read: the model, and the cell values that stand for a missing answer. */
export interface ModelFile {
  pathModel: PathModel;
  missing: (number | string)[];
}

export type ParsedModelFile = ({ accepted: true } & ModelFile) | { accepted: false; message: string };

/** Where a scale is not given at the indicator. */
interface DefaultScale {
  min: number | undefined;
  max: number | undefined;
}

/**
 * Reads the model file format: `{"scale": {"min", "max"}, "missing": [-99], "constructs": [{"name", "mode",
 * "indicators": [column | {"column", "min", "max", "reversed"}]}], "paths": [[from, to]], "target"}`.
 * `mode` is "A" when absent. A higher-order construct has, in place of indicators, `"dimensions": [{"name", "mode",
 * "indicators"}]`; its own mode says how it relates to these. The model is checked as by `checkPathModel`.
 * @param json the file's content after JSON.parse
 * @returns the first thing that is wrong, naming where, in one line
 */
export function parseModelFile(json: unknown): ParsedModelFile {
  try {
    const file = record(json, "the model", ["scale", "missing", "constructs", "paths", "target"]);
    const scale = parseScale(file.scale);
    const pathModel = {
      constructs: list(file.constructs, "constructs").map((value, c) =>
        parseConstruct(value, `constructs[${c}]`, scale),
      ),
      paths: list(file.paths, "paths").map((value, e) => parsePath(value, `paths[${e}]`)),
      target: text(file.target, "target"),
    };
    const [problem] = checkPathModel(pathModel);
    if (problem) return { accepted: false, message: problem.message };
    return { accepted: true, pathModel, missing: parseMissing(file.missing) };
  } catch (error) {
    if (error instanceof ModelFileError) return { accepted: false, message: error.message };
    throw error;
  }
}

/** Carries the first problem out of the nested parts; does not leave this file. */
class ModelFileError extends Error {}

function parseConstruct(value: unknown, where: string, scale: DefaultScale): Construct {
  const construct = record(value, where, ["name", "mode", "indicators", "dimensions"]);
  if (construct.dimensions === undefined) return parseBlock(construct, where, scale);
  const name = text(construct.name, `${where}.name`);
  if (construct.indicators !== undefined)
    fail(`${where} (${name}) has both indicators and dimensions; indicators stand in the dimensions`);
  const dimensions = list(construct.dimensions, `${where}.dimensions`).map((dimension, d) => {
    const place = `${where}.dimensions[${d}]`;
    return parseBlock(record(dimension, place, ["name", "mode", "indicators"]), place, scale);
  });
  const indicators = dimensions.flatMap((dimension) => dimension.indicators);
  return { name, mode: parseMode(construct.mode, where, name), indicators, dimensions };
}

/** What constructs and dimensions have alike. */
function parseBlock(block: Record<string, unknown>, where: string, scale: DefaultScale): Dimension {
  const name = text(block.name, `${where}.name`);
  const mode = parseMode(block.mode, where, name);
  const indicators = list(block.indicators, `${where}.indicators`).map((indicator, i) =>
    parseIndicator(indicator, `${where}.indicators[${i}]`, scale),
  );
  return { name, mode, indicators };
}

function parseMode(value: unknown, where: string, name: string): Mode {
  const mode = value ?? "A";
  if (mode !== "A" && mode !== "B")
    fail(`${where}.mode (${name}) is "A" or "B", not ${JSON.stringify(mode)}`);
  return mode as Mode;
}

function parseIndicator(value: unknown, where: string, scale: DefaultScale): Indicator {
  const indicator =
    typeof value === "string"
      ? { column: value }
      : record(value, where, ["column", "min", "max", "reversed"]);
  const name = text(indicator.column, `${where}.column`);
  const min = indicator.min === undefined ? scale.min : number(indicator.min, `${where}.min`);
  const max = indicator.max === undefined ? scale.max : number(indicator.max, `${where}.max`);
  if (min === undefined || max === undefined)
    fail(`${where} (${name}) has no scale: give scale.min and scale.max`);
  const reversed = indicator.reversed ?? false;
  if (typeof reversed !== "boolean") fail(`${where}.reversed (${name}) is true or false`);
  return reversed
    ? { name, min: min as number, max: max as number, reversed }
    : { name, min: min as number, max: max as number };
}

function parsePath(value: unknown, where: string): StructuralPath {
  const ends = list(value, where);
  if (ends.length !== 2) fail(`${where} is a pair [from, to]`);
  return { from: text(ends[0], `${where}[0]`), to: text(ends[1], `${where}[1]`) };
}

function parseScale(value: unknown): DefaultScale {
  if (value === undefined) return { min: undefined, max: undefined };
  const scale = record(value, "scale", ["min", "max"]);
  return { min: number(scale.min, "scale.min"), max: number(scale.max, "scale.max") };
}

function parseMissing(value: unknown): (number | string)[] {
  if (value === undefined) return [];
  return list(value, "missing").map((code, i) => {
    if (typeof code !== "number" && typeof code !== "string") fail(`missing[${i}] is a number or a text`);
    return code as number | string;
  });
}

function record(value: unknown, where: string, keys: string[]): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) fail(`${where} is not an object`);
  const unknown = Object.keys(value as object).find((key) => !keys.includes(key));
  if (unknown !== undefined) fail(`${where} has an unknown key "${unknown}"; known are ${keys.join(", ")}`);
  return value as Record<string, unknown>;
}

function list(value: unknown, where: string): unknown[] {
  if (!Array.isArray(value)) fail(`${where} is not a list`);
  return value as unknown[];
}

function text(value: unknown, where: string): string {
  if (typeof value !== "string" || value === "") fail(`${where} is not a text`);
  return value as string;
}

function number(value: unknown, where: string): number {
  if (typeof value !== "number") fail(`${where} is not a number`);
  return value as number;
}

function fail(message: string): never {
  throw new ModelFileError(message);
}
