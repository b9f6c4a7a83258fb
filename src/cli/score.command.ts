import { writeFile } from "node:fs/promises";
import type { Finding } from "../scoring/finding.ts";
import { isHigherOrder } from "../scoring/model/dimensions.ts";
import type { ScoreInput } from "../scoring/score-types.ts";
import { type Command, InputError } from "./command.ts";
import { type Compared, compareTable } from "./compare-table.ts";
import { seminrScript } from "./export-r.ts";
import { findModel } from "./find-model.ts";
import { answersIn } from "./read-answers.ts";
import { readTable, type Table } from "./read-table.ts";
import { scoreHelp } from "./score-help.ts";
import { compareInputOf, conforming, scoreInputOf } from "./score-input.ts";
import { scoreJson } from "./score-json.ts";
import { readScoreOptions, type ScoreOptions } from "./score-options.ts";
import { scoreTable } from "./score-table.ts";
import { compareWell, scoreWell } from "./score-work.ts";

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
  const input = scoreInputOf(options, table, answersIn(table, model), pathModel);
  const outcome = await scoreWell(conforming(input, options), options.threads);
  if (!outcome.scored) throw refusal(dataFile, outcome.findings);
  const { output } = outcome;
  const compared = await compareGroups(input, options, table);
  if (exportR !== undefined) {
    if (pathModel.constructs.some(isHigherOrder)) {
      throw new InputError("score: --export-r does not go with higher-order constructs");
    }
    const { scheme = "path", missing = "em" } = options;
    const run = { ...options, scheme, missing, delimiter: table.delimiter, model, output, compared };
    await writeTextFile(exportR, await seminrScript(run));
  }
  if (options.json) return `${JSON.stringify(scoreJson(output, options, compared))}\n`;
  const tables = [scoreTable(output, pathModel.target, options)];
  if (compared) tables.push(compareTable(compared, pathModel.target));
  return tables.join("\n");
}

async function compareGroups(
  input: ScoreInput,
  options: ScoreOptions,
  table: Table,
): Promise<Compared | null> {
  if (options.compare === undefined) return null;
  const { compared, leftOutCount } = compareInputOf(input, options, table, options.compare);
  const outcome = await compareWell(compared, options.threads);
  if (!outcome.compared) throw refusal(options.dataFile, outcome.findings);
  return { ...outcome.output, leftOutCount };
}

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
