import type { ScoreInput, ScoreOutcome, ScoreOutput } from "../../scoring/score-types.ts";
import { publishingLevel, suppressedUnits } from "./publishing.ts";
import { columnsOf, type ResponseMatrix, withoutConstructs } from "./response-matrix.ts";
import type { SampleDesign } from "./sample-design.ts";
import type { IndexFigures, ScoreSettings, UnitFigures, WholeFigures } from "./score-run.ts";
import { type UnitRows, type UnitThen, unitRows } from "./unit-tree.ts";

/** A unit with its rows and whether its figures are held back; decided before anything is computed. */
export interface PlannedUnit extends UnitRows {
  readonly suppressed: boolean;
}

/** The units of a wave as they were then, with the publishing rules applied. */
export function planUnits(units: readonly UnitThen[], matrix: ResponseMatrix): PlannedUnit[] {
  const withRows = unitRows(units, matrix.rows);
  const cells = withRows.map(({ unitId, parentUnitId, rows }) => ({
    unitId,
    parentUnitId,
    answerCount: rows.length,
  }));
  const suppressed = suppressedUnits(matrix.rows.length, cells);
  return withRows.map((unit) => ({ ...unit, suppressed: suppressed.has(unit.unitId) }));
}

/**
 * What is scored for a wave: PLS with the units under the company's weights, or equal weights where answers are few.
 * Units always take the company's weights, so that they compare with each other and over time.
 * @returns null with too few answers to publish anything
 */
export function wholeInput(
  matrix: ResponseMatrix,
  units: readonly PlannedUnit[],
  settings: ScoreSettings,
  seed: number,
  scarce: readonly string[],
): ScoreInput | null {
  const level = publishingLevel(matrix.rows.length);
  if (level === "none") return null;
  if (level === "few") return equalWeightsInput(matrix, units, settings, seed, scarce);
  return {
    ...inputOf(matrix, settings, seed),
    weighting: "pls",
    ...(settings.assessed && { assess: true }),
    groups: shownUnits(units).map(({ unitId, rows }) => ({ name: unitId, rows, weighting: "borrowed" })),
  };
}

/**
 * The wave under equal weights: with few answers, where PLS is not possible, and beside PLS, to compare with a wave
 * that had too few answers for it.
 * @param scarce constructs to leave out, so that a question hardly anybody answered costs its own index and no other
 * @returns null where the target itself is among them
 */
export function equalWeightsInput(
  matrix: ResponseMatrix,
  units: readonly PlannedUnit[],
  settings: ScoreSettings,
  seed: number,
  scarce: readonly string[],
): ScoreInput | null {
  if (scarce.includes(matrix.pathModel.target)) return null;
  return {
    ...inputOf(withoutConstructs(matrix, scarce), settings, seed),
    weighting: "equal",
    groups: shownUnits(units).map(({ unitId, rows }) => ({ name: unitId, rows, weighting: "equal" })),
  };
}

/** The self-selected apart, by the definition of the whole. */
export function selfSelectedInput(
  matrix: ResponseMatrix,
  whole: WholeFigures | null,
  settings: ScoreSettings,
  seed: number,
): ScoreInput | null {
  if (publishingLevel(matrix.rows.length) === "none") return null;
  const input = inputOf(matrix, settings, seed);
  if (whole?.weighting !== "pls") return { ...input, weighting: "equal" };
  return { ...input, weighting: "fixed", fixedWeights: whole.unstandardizedWeights };
}

/** True where the sample was drawn with unequal chances, so that the weights N / n matter. */
export function usesSamplingWeights(matrix: ResponseMatrix): boolean {
  return matrix.rows.some(({ samplingWeight }) => samplingWeight !== matrix.rows[0]?.samplingWeight);
}

/** What is stored of a whole: everything but its groups, which stand by unit, and of its assessment what is shown. */
export function wholeFigures({ groups: _groups, assessment, ...whole }: ScoreOutput): WholeFigures {
  if (!assessment) return whole;
  const { htmt2: _htmt2, plsc, ...shown } = assessment;
  return {
    ...whole,
    assessment: {
      ...shown,
      plsc: plsc && { admissible: plsc.admissible, paths: plsc.paths, rSquared: plsc.rSquared },
    },
  };
}

/** What is stored of a part: its indices. */
export function indexFigures(outcome: ScoreOutcome | undefined): IndexFigures | null {
  if (!outcome?.scored) return null;
  const { n, index, indexInterval, indexStandardError, findings } = outcome.output;
  return { n, index, indexInterval, indexStandardError, findings };
}

/** The planned units with what was computed for them. */
export function unitFigures(units: readonly PlannedUnit[], groups: ScoreOutput["groups"]): UnitFigures[] {
  return units.map(({ rows, suppressed, ...unit }) => ({
    ...unit,
    n: rows.length,
    suppressed,
    figures: suppressed ? null : indexFigures(groups[unit.unitId]),
  }));
}

function shownUnits(units: readonly PlannedUnit[]): PlannedUnit[] {
  return units.filter(({ suppressed }) => !suppressed);
}

function designInput(design: SampleDesign | null): Pick<ScoreInput, "clusters" | "strata"> {
  if (!design) return {};
  return design.kind === "clusters" ? { clusters: design.clusters } : { strata: design.strata };
}

function inputOf(
  matrix: ResponseMatrix,
  { scheme, missing, replicateCount }: ScoreSettings,
  seed: number,
): Omit<ScoreInput, "weighting"> {
  return {
    columns: columnsOf(matrix),
    rowCount: matrix.rows.length,
    pathModel: matrix.pathModel,
    scheme,
    missing,
    bootstrap: { replicateCount, seed },
    ...designInput(matrix.design),
    ...(usesSamplingWeights(matrix) && {
      samplingWeights: Float64Array.from(matrix.rows, ({ samplingWeight }) => samplingWeight),
    }),
  };
}
