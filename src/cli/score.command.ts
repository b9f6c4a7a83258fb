import { writeFile } from "node:fs/promises";
import { indicatorsOf } from "../scoring/model/path-model.ts";
import { score } from "../scoring/score.ts";
import type { ScoreGroup, ScoreInput } from "../scoring/score-types.ts";
import { type Command, InputError } from "./command.ts";
import { seminrScript } from "./export-r.ts";
import { answersIn, groupsIn, weightsIn } from "./read-answers.ts";
import { readModel } from "./read-model.ts";
import { readTable, type Table } from "./read-table.ts";
import { scoreHelp } from "./score-help.ts";
import { scoreJson } from "./score-json.ts";
import { readScoreOptions, type ScoreOptions } from "./score-options.ts";
import { scoreTable } from "./score-table.ts";

/** `manyi score`: a CSV file and a model file in, indices out. */
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
  const { dataFile, modelFile, by, json, exportR } = options;
  const model = await readModel(modelFile);
  const table = await readTable(dataFile);
  const indicatorCount = indicatorsOf(model.pathModel).length;
  if (table.rows.length < indicatorCount) {
    const rows = `${table.rows.length} rows of answers (row 2 on)`;
    const message = `${rows} are fewer than the ${indicatorCount} indicators of ${modelFile}`;
    throw new InputError(`${dataFile}: ${message}`);
  }
  const columns = answersIn(table, model);
  const { pathModel } = model;
  const outcome = score({ ...inputOf(options, table, columns), pathModel });
  if (!outcome.scored) {
    throw new InputError(`${dataFile}: ${outcome.findings.map(({ message }) => message).join("; ")}`);
  }
  if (exportR !== undefined) {
    const { scheme = "path", missing = "em" } = options;
    const run = { ...options, scheme, missing, delimiter: table.delimiter, model, output: outcome.output };
    await writeTextFile(exportR, await seminrScript(run));
  }
  if (!json) return scoreTable(outcome.output, pathModel.target);
  return `${JSON.stringify(scoreJson(outcome.output, by !== undefined))}\n`;
}

async function writeTextFile(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new InputError(`${file}: cannot be written (${(error as NodeJS.ErrnoException).code})`);
  }
}

function inputOf(
  { scheme, missing, weights, by, bootstrap }: ScoreOptions,
  table: Table,
  columns: Float64Array[],
): Omit<ScoreInput, "pathModel"> {
  return {
    columns,
    rowCount: table.rows.length,
    weighting: "pls",
    scheme,
    missing,
    samplingWeights: weights === undefined ? undefined : weightsIn(table, weights),
    bootstrap,
    groups: by === undefined ? [] : scoreGroupsOf(groupsIn(table, by), columns),
  };
}

// A group that is too small for weights of its own borrows those of all.
function scoreGroupsOf(groups: Map<string, Uint32Array>, columns: Float64Array[]): ScoreGroup[] {
  return Array.from(groups, ([name, rows]) => {
    const answered = rows.filter((row) => columns.some((column) => !Number.isNaN(column[row])));
    return { name, rows, weighting: answered.length < columns.length ? "borrowed" : "pls" };
  });
}
