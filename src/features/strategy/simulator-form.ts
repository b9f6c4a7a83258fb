import type { DriverAnalysis } from "../../scoring/drivers/driver.ts";
import { type Simulation, simulate } from "../../scoring/drivers/simulate.ts";

/** So many points are the most that can be asked for. */
export const raiseMax = 50;

export interface SimulatorForm {
  /** what was entered, by driver */
  readonly entered: Readonly<Record<string, string>>;
  /** drivers whose entry is no number of points */
  readonly invalid: readonly string[];
  /** null: nothing was asked, or something is invalid */
  readonly simulation: Simulation | null;
}

/**
 * Reads the raises of a form and computes what they would be expected to do.
 * @param entered by driver; empty: not raised
 */
export function readSimulator(
  analysis: DriverAnalysis,
  entered: Readonly<Record<string, string>>,
): SimulatorForm {
  const names = analysis.drivers.map(({ name }) => name);
  const asked = names.flatMap((name) => {
    const text = (entered[name] ?? "").trim().replace(",", ".");
    return text === "" ? [] : [{ name, points: /^\d{1,2}(\.\d)?$/.test(text) ? Number(text) : Number.NaN }];
  });
  const invalid = asked.filter(({ points }) => !(points <= raiseMax)).map(({ name }) => name);
  const raised = asked.filter(({ points }) => points > 0);
  if (invalid.length > 0 || raised.length === 0) return { entered, invalid, simulation: null };
  const points = Object.fromEntries(raised.map((raise) => [raise.name, raise.points]));
  return { entered, invalid, simulation: simulate(analysis, points) };
}
