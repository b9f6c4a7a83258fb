import type { Interval } from "../../scoring/score-types.ts";
import { driversOf, type PublishedFigure } from "../analysis/figures.ts";
import type { ScoreResults } from "../analysis/score-run.ts";
import type { SurveyDefinition } from "../surveys/survey-definition.ts";

/** A construct that an action may be planned on. */
export interface ConstructOffer {
  readonly construct: string;
  /** null: drivers were not estimated, or are not the reader's to see */
  readonly driver: {
    readonly performance: PublishedFigure;
    readonly importance: number;
    readonly importanceInterval: Interval | null;
    readonly significant: boolean;
  } | null;
}

/**
 * What leads to the target and can be acted on, in the order of the model; expectations cannot.
 * @param results null for readers who see only a part of the company: drivers are estimated for the whole
 */
export function constructOffers(
  definition: SurveyDefinition,
  results: ScoreResults | null,
): ConstructOffer[] {
  const { pathModel, constructLabels } = definition;
  const drivers = results ? driversOf(results, pathModel.target) : [];
  const leading = leadingTo(pathModel.target, pathModel.paths);
  return pathModel.constructs
    .filter(({ name }) => leading.has(name) && (constructLabels[name]?.actionable ?? true))
    .map(({ name }) => {
      const found = drivers.find((driver) => driver.name === name);
      if (!found) return { construct: name, driver: null };
      const { performance, importance, importanceInterval, significant } = found;
      return { construct: name, driver: { performance, importance, importanceInterval, significant } };
    });
}

function leadingTo(
  target: string,
  paths: readonly { readonly from: string; readonly to: string }[],
): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (name: string): void => {
    for (const { from, to } of paths) {
      if (to !== name || found.has(from)) continue;
      found.add(from);
      visit(from);
    }
  };
  visit(target);
  return found;
}
