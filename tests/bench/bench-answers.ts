import { indicatorsOf, type PathModel } from "../../src/scoring/model/path-model.ts";
import type { ScoreInput } from "../../src/scoring/score-types.ts";
import {
  type OracleMeta,
  pathModelOf,
  referenceColumns,
  referenceFolder,
  referenceJson,
} from "../scoring/support/reference-data.ts";
import { anEcsiModel, simulatedAnswers } from "../scoring/support/simulated-answers.ts";

/** mobi where it is at hand, else simulated answers of the same size: 250 people, 24 questions. */
export function benchInput(): { name: string; input: ScoreInput } {
  if (!referenceFolder) return { name: "250 simulated answers to 24 questions", input: simulatedInput(250) };
  const { meta } = referenceJson<{ meta: OracleMeta }>("mobi.oracle.json");
  const pathModel = pathModelOf(meta);
  const data = referenceColumns("mobi.csv");
  const columns = indicatorsOf(pathModel).map(({ name }) => data[name] as Float64Array);
  return { name: "mobi (250 x 24)", input: { columns, rowCount: 250, pathModel, weighting: "pls" } };
}

/** Simulated answers to the ECSI model with 24 indicators, or to `times` as many. */
export function simulatedInput(rowCount: number, times = 1): ScoreInput {
  const pathModel = widened(anEcsiModel(), times);
  return { columns: simulatedAnswers(pathModel, rowCount), rowCount, pathModel, weighting: "pls" };
}

/** The same with every `step`-th answer missing. */
export function withGaps(input: ScoreInput, step: number): ScoreInput {
  const p = input.columns.length;
  const columns = input.columns.map((column, i) =>
    column.map((answer, row) => ((row * p + i) % step === 0 ? Number.NaN : answer)),
  );
  return { ...input, columns };
}

function widened(pathModel: PathModel, times: number): PathModel {
  const copies = Array.from({ length: times }, (_, copy) => copy);
  return {
    ...pathModel,
    constructs: pathModel.constructs.map((construct) => ({
      ...construct,
      indicators: copies.flatMap((copy) =>
        construct.indicators.map((indicator) => ({ ...indicator, name: `${indicator.name}_${copy}` })),
      ),
    })),
  };
}
