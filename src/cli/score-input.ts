import type { CompareInput } from "../scoring/compare-types.ts";
import { conformingInput } from "../scoring/conformance/conforming-input.ts";
import { packages } from "../scoring/conformance/packages.ts";
import type { PathModel } from "../scoring/model/path-model.ts";
import type { ScoreGroup, ScoreInput } from "../scoring/score-types.ts";
import { InputError } from "./command.ts";
import { clustersIn, groupsIn, weightsIn } from "./read-answers.ts";
import type { Table } from "./read-table.ts";
import type { ScoreOptions } from "./score-options.ts";

/** Resamples and permutations of a comparison, unless `--bootstrap` says otherwise. */
const comparisonReplicateCount = 1000;

/**
 * What is to be scored: the table's answers as the options want them, before `--as`.
 * @throws {InputError} naming file, row and column
 */
export function scoreInputOf(
  options: ScoreOptions,
  table: Table,
  columns: Float64Array[],
  pathModel: PathModel,
): ScoreInput {
  const { scheme, missing, weights, clusters, by, bootstrap, interval, assess, json, as } = options;
  const rowCount = table.rows.length;
  if (rowCount < columns.length) {
    const rows = `${rowCount} rows of answers (row 2 on)`;
    const message = `${rows} are fewer than the ${columns.length} indicators of ${options.model}`;
    throw new InputError(`${table.file}: ${message}`);
  }
  const assessable = as === undefined || !packages[as].algorithm.consistent;
  return {
    columns,
    rowCount,
    pathModel,
    weighting: "pls",
    scheme,
    missing,
    samplingWeights: weights === undefined ? undefined : weightsIn(table, weights),
    clusters: clusters === undefined ? undefined : clustersIn(table, clusters),
    bootstrap,
    interval,
    assess: assess || (json && assessable && "without-prediction"),
    groups: by === undefined ? [] : scoreGroupsOf(groupsIn(table, by), columns),
  };
}

/**
 * The input as the package that `--as` names would take it.
 * @throws {InputError} if the package does not take it
 */
export function conforming(input: ScoreInput, { as, dataFile }: ScoreOptions): ScoreInput {
  if (as === undefined) return input;
  const outcome = conformingInput(input, as);
  if (outcome.accepted) return outcome.input;
  const lacks = {
    "higher-order": "no higher-order constructs in this form",
    "missing-answers": "complete answers only; say what to do with --missing mean or listwise",
    "sampling-weights": "no sampling weights",
  };
  throw new InputError(`${dataFile}: ${packages[as].title} takes ${lacks[outcome.reason]}`);
}

/**
 * What is to be compared: the values of a column, of two waves the later one first, so that a difference is a change.
 * Rows without a value belong to no group.
 * @throws {InputError} if the column has fewer than two values
 */
export function compareInputOf(
  input: ScoreInput,
  { bootstrap, seed }: ScoreOptions,
  table: Table,
  column: string,
): { compared: CompareInput; leftOutCount: number } {
  const groups = Array.from(groupsIn(table, column), ([name, rows]) => ({ name, rows })).reverse();
  const named = groups.filter(({ name }) => name !== "");
  if (named.length < 2) {
    throw new InputError(`${table.file}: column ${column}: to compare it needs two values or more`);
  }
  const resampling = bootstrap ?? { replicateCount: comparisonReplicateCount, seed };
  const { columns, rowCount, pathModel, scheme, missing, samplingWeights, clusters, interval } = input;
  return {
    compared: {
      columns,
      rowCount,
      pathModel,
      scheme,
      missing,
      samplingWeights,
      persons: clusters,
      interval,
      groups: named,
      bootstrap: resampling,
      permutation: resampling,
    },
    leftOutCount: groups.find(({ name }) => name === "")?.rows.length ?? 0,
  };
}

// A group that is too small for weights of its own borrows those of all.
function scoreGroupsOf(groups: Map<string, Uint32Array>, columns: Float64Array[]): ScoreGroup[] {
  return Array.from(groups, ([name, rows]) => {
    const answered = rows.filter((row) => columns.some((column) => !Number.isNaN(column[row])));
    return { name, rows, weighting: answered.length < columns.length ? "borrowed" : "pls" };
  });
}
