import type { ModelFile } from "../scoring/model/parse-model-file.ts";
import { indicatorsOf } from "../scoring/model/path-model.ts";
import { InputError } from "./command.ts";
import { columnAt, numberIn, type Table } from "./read-table.ts";

/**
 * The answers to a model's indicators: one column per indicator, in model order; NaN = missing.
 * @throws {InputError} naming file, row and column
 */
export function answersIn(table: Table, model: ModelFile): Float64Array[] {
  const missing = new Set(model.missing.map(String));
  return indicatorsOf(model.pathModel).map(({ name, min, max }) => {
    const at = columnAt(table, name);
    return Float64Array.from(table.rows, ({ cells, number }) => {
      const cell = (cells[at] as string).trim();
      if (cell === "" || missing.has(cell)) return Number.NaN;
      const answer = numberIn(cell);
      const where = `${table.file}: row ${number}, column ${name}`;
      if (answer === null) throw new InputError(`${where}: "${cell}" is not a number`);
      if (missing.has(String(answer))) return Number.NaN;
      if (answer < min || answer > max) {
        throw new InputError(`${where}: ${cell} is outside the scale ${min} to ${max}`);
      }
      return answer;
    });
  });
}

/** Row numbers (0-based) per value of a column, sorted by value. @throws {InputError} if there is no such column */
export function groupsIn(table: Table, column: string): Map<string, Uint32Array> {
  const at = columnAt(table, column);
  const rows = Uint32Array.from(table.rows, (_, row) => row);
  const byValue = Map.groupBy(rows, (row) => table.rows[row]?.cells[at]?.trim() ?? "");
  const sorted = [...byValue].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(sorted.map(([value, numbers]) => [value, Uint32Array.from(numbers)]));
}

/**
 * Cluster numbers from a column: rows of one value are one cluster, a row without a value is one of its own.
 * @throws {InputError} if there is no such column
 */
export function clustersIn(table: Table, column: string): Uint32Array {
  const at = columnAt(table, column);
  const numbers = new Map<string, number>();
  return Uint32Array.from(table.rows, ({ cells, number }) => {
    const cell = cells[at]?.trim() ?? "";
    const key = cell === "" ? `row ${number}` : `value ${cell}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size);
    return numbers.size - 1;
  });
}

/**
 * Sampling weights from a column: numbers of 0 or more, one per row.
 * @throws {InputError} naming file, row and column
 */
export function weightsIn(table: Table, column: string): Float64Array {
  const at = columnAt(table, column);
  const weights = Float64Array.from(table.rows, ({ cells, number }) => {
    const cell = (cells[at] as string).trim();
    const weight = numberIn(cell);
    if (weight !== null && weight >= 0 && weight <= weightMax) return weight;
    const problem =
      cell === "" ? "the weight is missing" : `"${cell}" is not a weight (a number of 0 or more)`;
    throw new InputError(`${table.file}: row ${number}, column ${column}: ${problem}`);
  });
  if (weights.every((weight) => weight === 0)) {
    throw new InputError(`${table.file}: column ${column}: all weights are 0`);
  }
  return weights;
}

// Larger ones overflow when they are added and squared.
const weightMax = 1e100;
