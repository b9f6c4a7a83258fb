import type { ComparedPart, CompareInput } from "../compare-types.ts";
import type { Finding } from "../finding.ts";
import { checkPathModel } from "../model/check-path-model.ts";
import { checkWeighting } from "../run/prepared-answers.ts";

/**
 * What about the model or the sampling weights forbids a comparison; nothing where it can be tried.
 * @throws {RangeError} if the input contradicts itself: fewer than two groups, two of one name, a row in two groups
 *   or none of the input's, a part of other rows than its group's, fewer persons than rows, fewer than one replicate
 */
export function checkCompareInput(input: CompareInput): Finding[] {
  const { groups, rowCount, persons, bootstrap, permutation, test } = input;
  if (groups.length < 2) throw new RangeError("compare requires at least two groups");
  if (new Set(groups.map(({ name }) => name)).size < groups.length) {
    throw new RangeError("compare requires groups of different names");
  }
  if (persons && persons.length < rowCount) throw new RangeError("compare requires one person per row");
  for (const plan of [bootstrap, permutation]) {
    if (plan && !(Number.isSafeInteger(plan.replicateCount) && plan.replicateCount > 0))
      throw new RangeError("compare requires a whole number of replicates, 1 or more");
  }
  if ((test === "bootstrap" && !bootstrap) || (test === "permutation" && !permutation)) {
    throw new RangeError(`compare requires ${test} replicates for p-values from them`);
  }
  checkRows(input);
  const problems = checkPathModel(input.pathModel).map(({ message, names }) => ({
    code: "model-invalid" as const,
    message,
    names,
  }));
  return [...problems, ...checkWeighting({ ...input, groups: [], weighting: "pls" })];
}

function checkRows({ groups, rowCount }: CompareInput): void {
  const groupOf = new Map<number, string>();
  for (const { name, rows, parts = [] } of groups) {
    for (const row of rows) {
      if (row >= rowCount)
        throw new RangeError(`compare: ${name} names row ${row}, but there are ${rowCount}`);
      const other = groupOf.get(row);
      if (other !== undefined) throw new RangeError(`compare: row ${row} stands in ${other} and in ${name}`);
      groupOf.set(row, name);
    }
    checkParts(name, parts, groupOf);
  }
}

function checkParts(
  group: string,
  parts: readonly ComparedPart[],
  groupOf: ReadonlyMap<number, string>,
): void {
  if (new Set(parts.map(({ name }) => name)).size < parts.length)
    throw new RangeError(`compare requires parts of different names in ${group}`);
  for (const { name, rows } of parts) {
    const foreign = rows.find((row) => groupOf.get(row) !== group);
    if (foreign !== undefined)
      throw new RangeError(`compare: ${name} names row ${foreign}, which ${group} does not`);
  }
}
