import { parseArgs } from "node:util";
import { indicatorsOf } from "../scoring/model/path-model.ts";
import { score } from "../scoring/score.ts";
import type { ScoreGroup } from "../scoring/score-types.ts";
import { type Command, InputError } from "./command.ts";
import { type Answers, readAnswers } from "./read-answers.ts";
import { readModel } from "./read-model.ts";
import { scoreJson } from "./score-json.ts";
import { scoreTable } from "./score-table.ts";

const help = `Usage: npm run --silent manyi -- score DATA.csv --model MODEL.json [options]

Computes the indices (0-100), weights, loadings, paths and total effects of a path model from a CSV file.

  --model MODEL.json  constructs, indicators, scales and paths:
                      {"scale": {"min": 1, "max": 10}, "missing": [-99],
                       "constructs": [{"name": "Satisfaction", "mode": "A",
                                       "indicators": ["sat1", {"column": "sat2", "min": 0, "max": 10, "reversed": true}]}],
                       "paths": [["Quality", "Satisfaction"]], "target": "Satisfaction"}
  --by COLUMN         also for each value of this column; groups with fewer rows than indicators
                      are scored with the weights of all
  --bootstrap N       95 % percentile intervals from N resamples of the rows (5000 is usual)
  --seed N            of the resamples; the same seed gives the same numbers (default 1)
  --json              one JSON object on stdout instead of a table

Empty cells are missing answers; they are estimated by EM (maximum likelihood).
Exit code 0; 2 for input that cannot be scored, with one line on stderr that says where.
`;

/** `manyi score`: a CSV file and a model file in, indices out. */
export const scoreCommand: Command = {
  name: "score",
  summary: "Compute the satisfaction index and its drivers from a CSV file",
  help,
  async run(args) {
    try {
      process.stdout.write(await scoreFile(args));
      return 0;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      process.stderr.write(`${error.message}\n`);
      return 2;
    }
  },
};

async function scoreFile(args: string[]): Promise<string> {
  const options = readOptions(args);
  if (options === "help") return help;
  const { dataFile, modelFile, by, bootstrap, json } = options;
  const model = await readModel(modelFile);
  const { pathModel } = model;
  const answers = await readAnswers(dataFile, model, by);
  const indicatorCount = indicatorsOf(pathModel).length;
  if (answers.rowCount < indicatorCount) {
    const rows = `${answers.rowCount} rows of answers (row 2 on)`;
    throw new InputError(
      `${dataFile}: ${rows} are fewer than the ${indicatorCount} indicators of ${modelFile}`,
    );
  }
  const groups = groupsOf(answers, indicatorCount);
  const outcome = score({ ...answers, pathModel, weighting: "pls", bootstrap, groups });
  if (!outcome.scored) {
    throw new InputError(`${dataFile}: ${outcome.findings.map(({ message }) => message).join("; ")}`);
  }
  if (!json) return scoreTable(outcome.output, pathModel.target);
  return `${JSON.stringify(scoreJson(outcome.output, by !== undefined))}\n`;
}

interface Options {
  dataFile: string;
  modelFile: string;
  by: string | undefined;
  bootstrap: { replicateCount: number; seed: number } | undefined;
  json: boolean;
}

function readOptions(args: string[]): Options | "help" {
  const { values, positionals } = parseOptions(args);
  if (values.help) return "help";
  const [dataFile, ...others] = positionals;
  if (dataFile === undefined || others.length > 0)
    throw new InputError("score: give one CSV file (see score --help)");
  if (values.model === undefined) throw new InputError("score: give --model MODEL.json (see score --help)");
  const seed = wholeNumber("--seed", values.seed ?? "1", 0, Number.MAX_SAFE_INTEGER);
  const replicates = values.bootstrap;
  return {
    dataFile,
    modelFile: values.model,
    by: values.by,
    bootstrap:
      replicates === undefined
        ? undefined
        : { replicateCount: wholeNumber("--bootstrap", replicates, 2, 1_000_000), seed },
    json: values.json ?? false,
  };
}

function parseOptions(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        model: { type: "string" },
        by: { type: "string" },
        bootstrap: { type: "string" },
        seed: { type: "string" },
        json: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new InputError(`score: ${(error as Error).message.split("\n")[0]}`);
  }
}

function wholeNumber(option: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= min && value <= max) return value;
  throw new InputError(`score: ${option} is a whole number from ${min} to ${max}, not "${text}"`);
}

function groupsOf({ columns, groups }: Answers, indicatorCount: number): ScoreGroup[] {
  return Array.from(groups ?? [], ([name, rows]) => {
    const answered = rows.filter((row) => columns.some((column) => !Number.isNaN(column[row])));
    return { name, rows, weighting: answered.length < indicatorCount ? "borrowed" : "pls" };
  });
}
