import { writeFile } from "node:fs/promises";
import { compare } from "../scoring/compare.ts";
import { conformingInput } from "../scoring/conformance/conforming-input.ts";
import { packages } from "../scoring/conformance/packages.ts";
import type { Finding } from "../scoring/finding.ts";
import { score } from "../scoring/score.ts";
import type { ScoreGroup, ScoreInput } from "../scoring/score-types.ts";
import { type Command, InputError } from "./command.ts";
import { type Compared, compareTable } from "./compare-table.ts";
import { seminrScript } from "./export-r.ts";
import { findModel } from "./find-model.ts";
import { answersIn, clustersIn, groupsIn, weightsIn } from "./read-answers.ts";
import { readTable, type Table } from "./read-table.ts";
import { scoreHelp } from "./score-help.ts";
import { scoreJson } from "./score-json.ts";
import { readScoreOptions, type ScoreOptions } from "./score-options.ts";
import { scoreTable } from "./score-table.ts";

/** `manyi score`: a CSV file and a model in, indices out. */
export const scoreCommand: Command = {
  name: "score",
  summary: "Compute the satisfaction index and its drivers from a CSV file",
  help: scoreHelp,
  async run(args) {
    process.stdout.write(await scoreFile(readScoreOptions(args)));
    return 0;
  },
};

async function scoreFile(options: ScoreOptions): Promise<string> {
  const { dataFile, exportR } = options;
  const table = await readTable(dataFile);
  const model = await findModel(options.model, table, options.scale);
  const { pathModel } = model;
  const own = inputOf(options, table, answersIn(table, model), pathModel);
  checkRowCount(own, options);
  const input = conforming(own, options);
  const outcome = score(input);
  if (!outcome.scored) throw refusal(dataFile, outcome.findings);
  const { output } = outcome;
  const compared = options.compare === undefined ? null : compareGroups(own, options, table, options.compare);
  if (exportR !== undefined) {
    const { scheme = "path", missing = "em" } = options;
    const run = { ...options, scheme, missing, delimiter: table.delimiter, model, output };
    await writeTextFile(exportR, await seminrScript(run));
  }
  if (options.json) return `${JSON.stringify(scoreJson(output, options, compared))}\n`;
  const tables = [scoreTable(output, pathModel.target, options)];
  if (compared) tables.push(compareTable(compared, pathModel.target));
  return tables.join("\n");
}

function inputOf(
  options: ScoreOptions,
  table: Table,
  columns: Float64Array[],
  pathModel: ScoreInput["pathModel"],
): ScoreInput {
  const { scheme, missing, weights, clusters, by, bootstrap, interval, assess, json, as } = options;
  const assessable = as === undefined || !packages[as].algorithm.consistent;
  return {
    columns,
    rowCount: table.rows.length,
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

function checkRowCount({ rowCount, columns }: ScoreInput, { dataFile, model }: ScoreOptions): void {
  if (rowCount >= columns.length) return;
  const rows = `${rowCount} rows of answers (row 2 on)`;
  throw new InputError(`${dataFile}: ${rows} are fewer than the ${columns.length} indicators of ${model}`);
}

/** The input as the package that `--as` names would take it. */
function conforming(input: ScoreInput, { as, dataFile }: ScoreOptions): ScoreInput {
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

// A group that is too small for weights of its own borrows those of all.
function scoreGroupsOf(groups: Map<string, Uint32Array>, columns: Float64Array[]): ScoreGroup[] {
  return Array.from(groups, ([name, rows]) => {
    const answered = rows.filter((row) => columns.some((column) => !Number.isNaN(column[row])));
    return { name, rows, weighting: answered.length < columns.length ? "borrowed" : "pls" };
  });
}

/** Of two waves the later one comes first, so that a difference is a change. */
function compareGroups(
  input: ScoreInput,
  { dataFile, bootstrap, seed }: ScoreOptions,
  table: Table,
  column: string,
): Compared {
  const groups = Array.from(groupsIn(table, column), ([name, rows]) => ({ name, rows })).reverse();
  const named = groups.filter(({ name }) => name !== "");
  if (named.length < 2) {
    throw new InputError(`${dataFile}: column ${column}: to compare it needs two values or more`);
  }
  const resampling = bootstrap ?? { replicateCount: comparisonReplicateCount, seed };
  const { columns, rowCount, pathModel, scheme, missing, samplingWeights, clusters, interval } = input;
  const outcome = compare({
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
  });
  if (!outcome.compared) throw refusal(dataFile, outcome.findings);
  return { ...outcome.output, leftOutCount: groups.find(({ name }) => name === "")?.rows.length ?? 0 };
}

/** Resamples and permutations of a comparison, unless `--bootstrap` says otherwise. */
const comparisonReplicateCount = 1000;

function refusal(dataFile: string, findings: readonly Finding[]): InputError {
  return new InputError(`${dataFile}: ${findings.map(({ message }) => message).join("; ")}`);
}

async function writeTextFile(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new InputError(`${file}: cannot be written (${(error as NodeJS.ErrnoException).code})`);
  }
}
