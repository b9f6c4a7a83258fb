import type { ModelShape } from "../estimation/model-shape.ts";
import type { PathModel } from "../model/path-model.ts";
import type { ByConstruct, ByIndicator } from "../score-types.ts";

/** Values of constructs under their names; `value` gets the construct's number. */
export function byConstruct<T>(pathModel: PathModel, value: (construct: number) => T): ByConstruct<T> {
  return Object.fromEntries(pathModel.constructs.map(({ name }, c) => [name, value(c)]));
}

/** Values of indicators under their construct's and their own names; `value` gets the indicator's number. */
export function byIndicator<T>(
  pathModel: PathModel,
  shape: ModelShape,
  value: (indicator: number) => T,
): ByIndicator<T> {
  return byConstruct(pathModel, (c) =>
    Object.fromEntries(
      (pathModel.constructs[c]?.indicators ?? []).map(({ name }, i) => [
        name,
        value((shape.blockStart[c] as number) + i),
      ]),
    ),
  );
}
