import { type Priority, type PriorityCuts, priorityOf } from "../../scoring/drivers/priority.ts";
import type { SurveyDefinition } from "../surveys/survey-definition.ts";
import { type Driver, driversOf } from "./figures.ts";
import { isSameModel, type ScoredWave, type WaveChange } from "./trend.ts";

/** Where the map is divided, and by which wave. */
export interface ChosenCuts extends PriorityCuts {
  readonly waveName: string;
  readonly period: string;
}

export interface PlacedDriver extends Driver {
  readonly priority: Priority;
  /** of its performance since the wave before */
  readonly change: WaveChange | null;
}

/**
 * The lines of the priority map: mean importance and mean performance of the drivers one can act on, in the first
 * wave of the same model. Later waves keep them, so that a driver moves on the map only when its own figures do.
 * @param waves up to and including the one that is shown
 * @returns null where no wave of this model has estimated drivers
 */
export function priorityCuts(waves: readonly ScoredWave[], definition: SurveyDefinition): ChosenCuts | null {
  for (const { name, period, pathModel, results } of waves) {
    if (!isSameModel(pathModel, definition.pathModel)) continue;
    const drivers = driversOf(results, pathModel.target).filter((driver) => isActionable(definition, driver));
    const performances = drivers.flatMap(({ performance }) => (performance.shown ? [performance.index] : []));
    if (performances.length === 0) continue;
    return {
      performance: Math.round(meanOf(performances)),
      importance: Math.round(meanOf(drivers.map(({ importance }) => importance)) * 20) / 20,
      waveName: name,
      period,
    };
  }
  return null;
}

/** The drivers of a wave with what their place on the map says. */
export function placeDrivers(
  drivers: readonly Driver[],
  definition: SurveyDefinition,
  cuts: PriorityCuts,
  changes: Readonly<Record<string, WaveChange | null>>,
): PlacedDriver[] {
  const offMap = drivers.filter((driver) => !isActionable(definition, driver)).map(({ name }) => name);
  return drivers.map((driver) => {
    const { name, performance, importanceInterval } = driver;
    const performanceInterval = performance.shown ? performance.interval : null;
    const priority = priorityOf({ name, performanceInterval, importanceInterval }, cuts, offMap);
    return { ...driver, priority, change: changes[name] ?? null };
  });
}

function isActionable({ constructLabels }: SurveyDefinition, { name }: Pick<Driver, "name">): boolean {
  return constructLabels[name]?.actionable ?? true;
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
