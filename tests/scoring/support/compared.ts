import { compare } from "../../../src/scoring/compare.ts";
import type { CompareInput, CompareOutput, IndexComparison } from "../../../src/scoring/compare-types.ts";

/** The output of a comparison that is expected to succeed. */
export function compared(input: CompareInput): CompareOutput {
  const outcome = compare(input);
  if (!outcome.compared) throw new Error(outcome.findings.map(({ message }) => message).join("; "));
  return outcome.output;
}

/** The comparison of one construct, of the first pair or the one named. */
export function cell(output: CompareOutput, construct: string, a?: string, b?: string): IndexComparison {
  const found = output.comparison.find(
    (one) =>
      one.construct === construct && (a === undefined || one.a === a) && (b === undefined || one.b === b),
  );
  if (!found) throw new Error(`no comparison of ${construct}`);
  return found;
}

/** Row numbers from `from` up to, but not including, `to`. */
export function rowRange(from: number, to: number): Uint32Array {
  return Uint32Array.from({ length: to - from }, (_, row) => from + row);
}
