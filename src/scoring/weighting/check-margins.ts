import type { Finding } from "../finding.ts";
import { categoryOf, type Margin, unknownCategory } from "./margin.ts";

/** A share given in whole percent is off by as much at most. */
const roundingPerShare = 0.005;
/** Amounts of two margins may differ by as much in their totals: a person or two without an age. */
const totalsDifferenceMax = 0.01;

/**
 * What is wrong with margins before a row is looked at: targets that are negative, that do not sum to 1, or whose
 * totals differ from margin to margin.
 * @throws {RangeError} if a margin contradicts itself: as many targets as categories, a category for every row
 * @example checkMargins([{ name: "age", targets: [0.5, 0.4], ... }], 250); // => [{ code: "margin-invalid", ... }]
 */
export function checkMargins(margins: readonly Margin[], rowCount: number): Finding[] {
  for (const margin of margins) requireFitting(margin, rowCount);
  const names = margins.map(({ name }) => name);
  const doubles = names.filter((name, at) => names.indexOf(name) !== at);
  const problems = [
    ...doubles.map((name) => invalid(`the margin ${name} is given twice`, name)),
    ...margins.flatMap(checkTargets),
  ];
  return problems.length > 0 ? problems : checkTotals(margins);
}

function requireFitting(margin: Margin, rowCount: number): void {
  const { name, categories, targets, of } = margin;
  if (targets.length !== categories.length) {
    throw new RangeError(`checkMargins requires one target per category of ${name}`);
  }
  if (of.length < rowCount) throw new RangeError(`checkMargins requires a category of ${name} for every row`);
  for (let row = 0; row < rowCount; row++) {
    const category = categoryOf(margin, row);
    if (category >= unknownCategory && category < categories.length) continue;
    throw new RangeError(`checkMargins: row ${row} has category ${of[row]} of ${name}, which has none such`);
  }
}

function checkTargets(margin: Margin): Finding[] {
  const { name, targets, categories } = margin;
  const wrong = targets.findIndex((target) => !(target >= 0 && Number.isFinite(target)));
  if (wrong >= 0) {
    return [
      invalid(`the target of ${name} ${categories[wrong]} is ${targets[wrong]}; targets are 0 or more`, name),
    ];
  }
  const total = totalOf(margin);
  if (total === 0) return [invalid(`the targets of ${name} are all 0`, name)];
  if (areAmounts(margin) || Math.abs(total - 1) <= roundingPerShare * targets.length + 1e-9) return [];
  return [invalid(`the shares of ${name} sum to ${Number(total.toFixed(4))}, not to 1`, name)];
}

function checkTotals(margins: readonly Margin[]): Finding[] {
  const [first, ...others] = margins.filter(areAmounts);
  if (!first) return [];
  return others
    .filter((margin) => Math.abs(totalOf(margin) / totalOf(first) - 1) > totalsDifferenceMax)
    .map((margin) =>
      invalid(
        `the targets of ${first.name} sum to ${totalOf(first)}, those of ${margin.name} to ${totalOf(margin)}`,
        margin.name,
      ),
    );
}

/** Shares are at most 1, so a target above says that these are counts or percentages. */
function areAmounts({ targets }: Margin): boolean {
  return targets.some((target) => target > 1);
}

function totalOf({ targets }: Margin): number {
  return targets.reduce((sum, target) => sum + target, 0);
}

function invalid(message: string, name: string): Finding {
  return { code: "margin-invalid", message, names: [name] };
}
