import { type Indicator, indicatorsOf, type PathModel } from "../model/path-model.ts";
import type { MissingTreatment } from "./missing.ts";

/**
 * The answers as the computations want them: one row after the other, reversed indicators turned round, each
 * indicator counted from the middle of its scale (`shifts`), so that sums of squares lose no digits.
 */
export interface AnswerMatrix {
  rowCount: number;
  indicatorCount: number;
  /** row-major, NaN = missing */
  values: Float64Array;
  shifts: Float64Array;
  /** which rows have all answers, and which lack some */
  completeRows: Uint32Array;
  incompleteRows: Uint32Array;
  missingCount: number;
  /** the row of the input that each row came from */
  sourceRows: Uint32Array;
}

/**
 * Takes the columns' rows that can be used: those with at least one answer, or with all where `missing` is "listwise".
 * @param columns raw answers, one column per indicator in model order, NaN = missing
 * @param rows which rows to take; absent: all
 * @throws {RangeError} if columns do not fit the model or an answer lies outside its scale
 */
export function answerMatrixOf(
  columns: readonly Float64Array[],
  rowCount: number,
  pathModel: PathModel,
  missing: MissingTreatment,
  rows?: Uint32Array,
): AnswerMatrix {
  const indicators = indicatorsOf(pathModel);
  checkColumns(columns, rowCount, indicators);
  const p = indicators.length;
  const answered = countAnswers(columns, rowCount);
  const needed = missing === "listwise" ? p : 1;
  const sourceRows = (rows ?? rowNumbers(rowCount)).filter((row) => (answered[row] as number) >= needed);
  const shifts = Float64Array.from(indicators, ({ min, max }) => (min + max) / 2);
  const ownRows = rowNumbers(sourceRows.length);
  const isComplete = (row: number) => answered[sourceRows[row] as number] === p;
  return {
    rowCount: sourceRows.length,
    indicatorCount: p,
    values: shiftedValues(columns, indicators, shifts, sourceRows),
    shifts,
    completeRows: ownRows.filter(isComplete),
    incompleteRows: ownRows.filter((row) => !isComplete(row)),
    missingCount: sourceRows.reduce((sum, row) => sum + p - (answered[row] as number), 0),
    sourceRows,
  };
}

/** 0, 1, 2, ... */
export function rowNumbers(count: number): Uint32Array {
  const numbers = new Uint32Array(count);
  for (let row = 0; row < count; row++) numbers[row] = row;
  return numbers;
}

/** From columns to rows, a few hundred rows at a time: these stay in the processor's cache. */
function shiftedValues(
  columns: readonly Float64Array[],
  indicators: Indicator[],
  shifts: Float64Array,
  sourceRows: Uint32Array,
): Float64Array {
  const p = columns.length;
  const batch = 256;
  const values = new Float64Array(sourceRows.length * p);
  for (let start = 0; start < sourceRows.length; start += batch) {
    const end = Math.min(start + batch, sourceRows.length);
    for (let i = 0; i < p; i++) {
      const column = columns[i] as Float64Array;
      const sign = indicators[i]?.reversed ? -1 : 1;
      const shift = shifts[i] as number;
      for (let row = start; row < end; row++) {
        values[row * p + i] = sign * ((column[sourceRows[row] as number] as number) - shift);
      }
    }
  }
  return values;
}

function checkColumns(columns: readonly Float64Array[], rowCount: number, indicators: Indicator[]): void {
  if (columns.length !== indicators.length) {
    throw new RangeError(`answerMatrixOf requires ${indicators.length} columns, got ${columns.length}`);
  }
  indicators.forEach(({ name, min, max }, i) => {
    const column = columns[i] as Float64Array;
    if (column.length < rowCount)
      throw new RangeError(`answerMatrixOf requires ${rowCount} answers in ${name}`);
    for (let row = 0; row < rowCount; row++) {
      const answer = column[row] as number;
      if (answer < min || answer > max) {
        throw new RangeError(`answerMatrixOf: row ${row} of ${name} is ${answer}, outside ${min} to ${max}`);
      }
    }
  });
}

function countAnswers(columns: readonly Float64Array[], rowCount: number): Uint16Array {
  const counts = new Uint16Array(rowCount);
  for (const column of columns) {
    for (let row = 0; row < rowCount; row++) {
      if (!Number.isNaN(column[row])) counts[row] = (counts[row] as number) + 1;
    }
  }
  return counts;
}
