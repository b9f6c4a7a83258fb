import { existsSync } from "node:fs";
import type { ModelFile } from "../scoring/model/parse-model-file.ts";
import { structuralModels } from "../scoring/model/ready-models.ts";
import { readyPathModel } from "../scoring/model/ready-path-model.ts";
import { InputError } from "./command.ts";
import { readModel } from "./read-model.ts";
import type { Table } from "./read-table.ts";

/**
 * The model that `--model` names: a file, or, where there is no such file, a ready model on the table's columns.
 * @param scale of a ready model; a file says its own
 * @throws {InputError} naming what is wrong
 */
export async function findModel(
  model: string,
  table: Table,
  scale: { min: number; max: number } | undefined,
): Promise<ModelFile> {
  if (existsSync(model) || !/^[a-z-]+$/i.test(model)) {
    if (scale) throw new InputError(`score: --scale is for ready models; ${model} says its own scale`);
    return await readModel(model);
  }
  if (!structuralModels.some(({ name }) => name === model.toLowerCase())) {
    const names = structuralModels.map(({ name }) => name).join(", ");
    throw new InputError(`${model}: there is no such file, nor a ready model of that name (${names})`);
  }
  const ready = readyPathModel(model, table.header, scale);
  if (!ready.ready) throw new InputError(`${table.file}: row 1: ${ready.message}`);
  return { pathModel: ready.pathModel, missing: [] };
}
