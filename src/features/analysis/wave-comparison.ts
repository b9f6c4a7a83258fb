import type { ComparedGroup, CompareInput, CompareOutput } from "../../scoring/compare-types.ts";
import type { ByConstruct } from "../../scoring/score-types.ts";
import { answerCountMin } from "./publishing.ts";
import {
  columnsOf,
  type ResponseMatrix,
  scarceConstructs,
  sha256,
  withoutConstructs,
} from "./response-matrix.ts";
import { type PlannedUnit, usesSamplingWeights } from "./score-plan.ts";
import type { ConstructChange, ScoreResults, ScoreSettings, WaveComparison } from "./score-run.ts";

/** The wave before, with the run that scored it last. */
export interface EarlierWave {
  readonly scoreRunId: string;
  readonly waveId: string;
  readonly dataHash: string;
  readonly weighting: "pls" | "equal";
  readonly matrix: ResponseMatrix;
  readonly units: readonly PlannedUnit[];
}

/** What is compared in a run; made once, so that who answered both waves is numbered once. */
export interface PlannedComparison {
  readonly input: CompareInput;
  readonly inBothCount: number;
}

/** Names of the two waves within the comparison. */
const later = "later";
const earlier = "earlier";

/**
 * The comparison of a run's answers with those of the wave before: by PLS where both waves were scored so, otherwise
 * with every question counting the same. Whoever answered both, or belongs to an account that did, is drawn with both.
 * @returns null where there is nothing to compare
 */
export function planWaveComparison(
  results: ScoreResults,
  { matrix, units }: Pick<EarlierWave, "matrix" | "units">,
  before: EarlierWave,
  { settings, seed }: { readonly settings: ScoreSettings; readonly seed: number },
): PlannedComparison | null {
  if (!results.whole || !settings.comparison) return null;
  const weighting = results.whole.weighting === "pls" && before.weighting === "pls" ? "pls" : "equal";
  const waves = [matrix, before.matrix] as const;
  const scarce = weighting === "pls" ? [] : waves.flatMap((each) => scarceConstructs(each, answerCountMin));
  if (scarce.includes(matrix.pathModel.target)) return null;
  const [ours, theirs] = waves.map((each) => withoutConstructs(each, scarce)) as [
    ResponseMatrix,
    ResponseMatrix,
  ];
  const { persons, inBothCount } = numberPersons(ours, theirs);
  const rows = [...ours.rows, ...theirs.rows];
  const theirColumns = columnsOf(theirs);
  const { scheme, missing, replicateCount, comparison } = settings;
  const input: CompareInput = {
    columns: columnsOf(ours).map((column, c) => joined(column, theirColumns[c])),
    rowCount: rows.length,
    pathModel: ours.pathModel,
    groups: [waveGroup(later, ours, units, 0), waveGroup(earlier, theirs, before.units, ours.rows.length)],
    persons,
    weighting,
    scheme,
    missing,
    bootstrap: { replicateCount, seed },
    ...(weighting === "pls" && { permutation: { replicateCount: comparison.permutationCount, seed } }),
    ...(waves.some(usesSamplingWeights) && {
      samplingWeights: Float64Array.from(rows, ({ samplingWeight }) => samplingWeight),
    }),
  };
  return { input, inBothCount };
}

/** The rows of a wave and of its published units, numbered from `from`. */
function waveGroup(
  name: string,
  { rows }: ResponseMatrix,
  units: readonly PlannedUnit[],
  from: number,
): ComparedGroup {
  const shown = units.filter(({ suppressed }) => !suppressed);
  return {
    name,
    rows: Uint32Array.from(rows.keys(), (row) => from + row),
    parts: shown.map((unit) => ({ name: unit.unitId, rows: unit.rows.map((row) => from + row) })),
  };
}

/** What is stored of a comparison. */
export async function waveComparison(
  { input, inBothCount }: PlannedComparison,
  { scoreRunId, waveId, dataHash }: EarlierWave,
  output: CompareOutput,
): Promise<WaveComparison> {
  const { weighting, comparison, parts, micom, verdict, bootstrap, permutation, findings } = output;
  const constructs = comparison.map(({ a: _a, b: _b, construct, ...change }): [string, ConstructChange] => [
    construct,
    { ...change, compositional: micom.find((each) => each.construct === construct)?.compositional ?? null },
  ]);
  const units = parts
    .filter(({ construct }) => construct === input.pathModel.target)
    .map(({ a: _a, b: _b, construct: _construct, part: unitId, ...change }) => ({ unitId, ...change }));
  return {
    ...{ scoreRunId, waveId, dataHash, weighting, inBothCount },
    personsHash: await sha256((input.persons ?? []).join(",")),
    replicateCount: bootstrap?.replicateCount ?? 0,
    failureCount: bootstrap?.failureCount ?? 0,
    permutationCount: permutation?.replicateCount ?? 0,
    constructs: Object.fromEntries(constructs) as ByConstruct<ConstructChange>,
    units,
    verdict,
    findings,
  };
}

/** A number for every person (or account), the later wave's rows first. */
function numberPersons(
  ours: ResponseMatrix,
  theirs: ResponseMatrix,
): { persons: Uint32Array; inBothCount: number } {
  const numberOf = new Map<string, number>();
  const number = ({ answeredBy }: { readonly answeredBy: string }) => {
    const known = numberOf.get(answeredBy) ?? numberOf.size;
    numberOf.set(answeredBy, known);
    return known;
  };
  const persons = Uint32Array.from([...ours.rows, ...theirs.rows], number);
  const before = new Set(theirs.rows.map(({ answeredBy }) => answeredBy));
  const inBoth = new Set(ours.rows.flatMap(({ answeredBy }) => (before.has(answeredBy) ? answeredBy : [])));
  return { persons, inBothCount: inBoth.size };
}

function joined(first: Float64Array, second: Float64Array = new Float64Array()): Float64Array {
  const all = new Float64Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}
