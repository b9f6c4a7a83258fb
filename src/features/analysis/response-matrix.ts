import { indicatorsOf, type PathModel } from "../../scoring/model/path-model.ts";
import type { Answers } from "../surveys/answers.ts";
import { indicatorReadings, isScorable } from "../surveys/indicator-values.ts";
import type { SurveyDefinition } from "../surveys/survey-definition.ts";
import {
  type DrawnStratum,
  repeated,
  type SampleDesign,
  type SampledRow,
  sampleDesign,
} from "./sample-design.ts";

/** What the matrix needs to know of one stored response. */
export interface AnsweredRow extends SampledRow {
  readonly answers: Answers;
  readonly unitId: string;
  readonly samplingWeight: number;
}

/** One response as numbers: per indicator of the model, NaN where it may be imputed. */
export interface MatrixRow extends SampledRow {
  readonly values: readonly number[];
  readonly unitId: string;
  readonly samplingWeight: number;
}

/** The answers of a wave in canonical order: by content, so that neither insertion nor ids decide about a digit. */
export interface ResponseMatrix {
  readonly pathModel: PathModel;
  readonly rows: readonly MatrixRow[];
  /** null: the bootstrap draws each response by itself */
  readonly design: SampleDesign | null;
  /** responses left out because an indicator's question was hidden, not asked or not reached: never imputed */
  readonly notAskedCount: number;
  /** responses left out because none of the indicators was answered */
  readonly emptyCount: number;
}

/** What a response is to the model: its indicators in order, NaN where they may be imputed, or why it stays out. */
export type ModelReading =
  | { readonly kind: "row"; readonly values: readonly number[] }
  | { readonly kind: "not-asked" | "empty" };

export function readForModel(definition: SurveyDefinition, answers: Answers): ModelReading {
  const readings = indicatorReadings(definition, answers);
  if (!isScorable(readings)) return { kind: "not-asked" };
  const values = readings.map((reading) => ("value" in reading ? reading.value : Number.NaN));
  return values.every(Number.isNaN) ? { kind: "empty" } : { kind: "row", values };
}

/** Takes in responses one by one, in whatever order they come, for the matrix that is scored and hashed. */
export interface MatrixBuilder {
  add(reading: ModelReading, answered: Omit<AnsweredRow, "answers">): void;
  finish(): ResponseMatrix;
}

/** @param strata that the wave was drawn from; null: how it was drawn is left aside */
export function matrixBuilder(pathModel: PathModel, strata: readonly DrawnStratum[] | null): MatrixBuilder {
  const rows: MatrixRow[] = [];
  const leftOut = { "not-asked": 0, empty: 0 };
  return {
    add: (reading, { unitId, samplingWeight, answeredBy, stratum }) => {
      if (reading.kind === "row")
        rows.push({ values: reading.values, unitId, samplingWeight, answeredBy, stratum });
      else leftOut[reading.kind] += 1;
    },
    finish: () => {
      const linked = strata ? repeated(rows) : new Set<string>();
      rows.sort((a, b) => compareRows(a, b) || compareTexts(linkOf(a, linked), linkOf(b, linked)));
      return {
        pathModel,
        rows,
        design: strata && sampleDesign(rows, strata),
        notAskedCount: leftOut["not-asked"],
        emptyCount: leftOut.empty,
      };
    },
  };
}

/** Ids of people who answered once decide about nothing. */
function linkOf({ answeredBy }: MatrixRow, linked: ReadonlySet<string>): string {
  return linked.has(answeredBy) ? answeredBy : "";
}

/** The matrix of responses that are all at hand. */
export function responseMatrix(
  definition: SurveyDefinition,
  answered: readonly AnsweredRow[],
  strata: readonly DrawnStratum[] | null = null,
): ResponseMatrix {
  const builder = matrixBuilder(definition.pathModel, strata);
  for (const row of answered) builder.add(readForModel(definition, row.answers), row);
  return builder.finish();
}

/** One array per indicator, as `ScoreInput.columns` wants them. */
export function columnsOf(matrix: ResponseMatrix): Float64Array[] {
  return indicatorsOf(matrix.pathModel).map((_indicator, column) =>
    Float64Array.from(matrix.rows, ({ values }) => values[column] ?? Number.NaN),
  );
}

/** Constructs with a question that fewer people answered than anything may be shown of. */
export function scarceConstructs(matrix: ResponseMatrix, answerCountMin: number): string[] {
  const counts = columnsOf(matrix).map((column) => column.filter((value) => !Number.isNaN(value)).length);
  const scarce = new Set(
    indicatorsOf(matrix.pathModel).flatMap(({ name }, column) =>
      (counts[column] ?? 0) < answerCountMin ? [name] : [],
    ),
  );
  return matrix.pathModel.constructs
    .filter(({ indicators }) => indicators.some(({ name }) => scarce.has(name)))
    .map(({ name }) => name);
}

/** The same responses under the model without these constructs, their questions and their paths. */
export function withoutConstructs(matrix: ResponseMatrix, names: readonly string[]): ResponseMatrix {
  if (names.length === 0) return matrix;
  const { constructs, paths, target } = matrix.pathModel;
  const isKept = (name: string) => !names.includes(name);
  const columnKept = constructs.flatMap(({ name, indicators }) => indicators.map(() => isKept(name)));
  return {
    ...matrix,
    pathModel: {
      constructs: constructs.filter(({ name }) => isKept(name)),
      paths: paths.filter(({ from, to }) => isKept(from) && isKept(to)),
      target,
    },
    rows: matrix.rows.map((row) => ({ ...row, values: row.values.filter((_value, c) => columnKept[c]) })),
  };
}

/**
 * SHA-256 (hex) of the matrix: its indicators with their scales, then every row with its unit and weight, then what
 * the design says of each row.
 */
export async function dataHash(matrix: ResponseMatrix): Promise<string> {
  const header = indicatorsOf(matrix.pathModel).map(({ name, min, max, reversed }) => [
    name,
    min,
    max,
    reversed ?? false,
  ]);
  return sha256(
    [JSON.stringify(header), ...matrix.rows.map(rowText), ...designTexts(matrix.design)].join("\n"),
  );
}

/** In hex. */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function designTexts(design: SampleDesign | null): string[] {
  if (!design) return [];
  if (design.kind === "clusters") return [design.clusters.join(",")];
  return [design.strata.of.join(","), design.strata.populationCounts.join(",")];
}

function compareRows(a: MatrixRow, b: MatrixRow): number {
  for (const [column, value] of a.values.entries()) {
    const difference = compareNumbers(value, b.values[column] ?? Number.NaN);
    if (difference !== 0) return difference;
  }
  return a.samplingWeight - b.samplingWeight || compareTexts(a.unitId, b.unitId);
}

/** Missing answers stand before all numbers. */
function compareNumbers(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
  return a - b;
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function rowText({ values, unitId, samplingWeight }: MatrixRow): string {
  return [...values.map((value) => (Number.isNaN(value) ? "" : value)), unitId, samplingWeight].join(",");
}
