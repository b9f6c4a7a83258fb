import type { ScoreInput } from "../score-types.ts";
import { type PackageName, packages } from "./packages.ts";

export type ConformingInput =
  | { accepted: true; input: ScoreInput }
  /** the package has no such thing */
  | { accepted: false; reason: "higher-order" | "missing-answers" | "sampling-weights" };

/**
 * The input as another package would take it if it were told nothing else. A scheme or treatment of missing answers
 * that the input names is kept, as an argument of the package's function would be.
 * @example conformingInput(input, "plspm"); // => { accepted: true, input: { ..., scheme: "centroid", ... } }
 */
export function conformingInput(input: ScoreInput, name: PackageName): ConformingInput {
  const { scheme, algorithm, missing, indexWeights } = packages[name];
  if (input.samplingWeights || input.margins) return { accepted: false, reason: "sampling-weights" };
  if (input.pathModel.constructs.some(({ dimensions }) => dimensions)) {
    return { accepted: false, reason: "higher-order" };
  }
  const treatment = input.missing ?? missing ?? undefined;
  if (treatment === undefined && hasMissing(input)) return { accepted: false, reason: "missing-answers" };
  return {
    accepted: true,
    input: { ...input, scheme: input.scheme ?? scheme, missing: treatment, algorithm, indexWeights },
  };
}

function hasMissing({ columns, rowCount }: ScoreInput): boolean {
  return columns.some((column) => column.subarray(0, rowCount).some(Number.isNaN));
}
