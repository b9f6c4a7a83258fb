import type { Finding } from "../finding.ts";
import type { Moments } from "../moments/moments.ts";
import type { ScoreGroup, ScoreInput, ScoreOutput } from "../score-types.ts";
import { addPlsSpreads } from "./add-spreads.ts";
import { assessmentOf } from "./assessment-of.ts";
import { type BorrowedGroup, borrowedGroupOf } from "./borrowed-group.ts";
import { driversOf } from "./drivers-of.ts";
import { describeFailure } from "./engine-findings.ts";
import { createPlsEngine, type EngineOutcome, type PlsEngine } from "./pls-engine.ts";
import { plsOutputOf } from "./pls-output.ts";
import { type PlsStatistics, plsStatisticsOf } from "./pls-statistics.ts";
import { type PreparedAnswers, prepareAnswers } from "./prepared-answers.ts";
import { resamplingPlanOf } from "./resampling-plan.ts";
import type { Opened, Uncertainty } from "./scorable.ts";

/** Which rows are scored together. */
export interface ScoredRows {
  /** absent: all */
  rows?: Uint32Array;
  /** rows of the whole input that count; absent: those that are scored */
  sampledRows?: Uint32Array;
  /** groups that are scored with the weights of these rows */
  borrowers?: ScoreGroup[];
}

/** Estimates weights from rows, for them and for groups that borrow them. */
export function openPls(input: ScoreInput, { rows, sampledRows, borrowers = [] }: ScoredRows = {}): Opened {
  const { pathModel } = input;
  const prepared = prepareAnswers(input, rows);
  const { answers, masses } = prepared;
  const refuse = (...findings: Finding[]): Opened => ({
    open: false,
    n: answers.rowCount,
    findings: [...prepared.findings, ...findings],
  });
  if (!prepared.usable) return refuse();
  const tooFew = tooFewRows(prepared);
  if (tooFew) return refuse(tooFew);
  const engine = createPlsEngine(answers, pathModel, input.missing ?? "em", input.scheme ?? "path", input);
  const outcome = engine.estimate(masses, true);
  if (!outcome.estimated) return refuse(describeFailure(outcome, pathModel));
  const statistics = plsStatisticsOf(engine);
  const { plan, findings } = resamplingPlanOf(input, prepared, sampledRows ?? answers.sourceRows);
  prepared.findings.push(...findings);
  const own = new Float64Array(statistics.count);
  statistics.write(own);
  const output = plsOutputOf(input, prepared, engine, statistics, own, outcome);
  const groups = borrowers.map((group) => borrowedGroupOf(group, input, prepared, engine, output));
  const assessment = input.assess ? { assessment: assessmentOf(input, prepared, engine) } : {};
  const writers = writersOf(engine, statistics, groups);
  const estimates = new Float64Array(statistics.count + groups.length * engine.shape.constructCount);
  writers.writeAll(masses, estimates);
  return {
    open: true,
    scorable: {
      answers,
      plan,
      estimates,
      write: writers.write,
      writeFrom: groups.length === 0 ? writers.writeFrom : null,
      output: (uncertainty) => ({
        ...complete(output, input, engine, statistics, groups, uncertainty),
        ...assessment,
      }),
    },
  };
}

/** Rows of weight 0 do not count. */
function tooFewRows({ answers, masses }: PreparedAnswers): Finding | null {
  const count = masses.reduce((sum, mass) => sum + (mass > 0 ? 1 : 0), 0);
  if (count >= answers.indicatorCount) return null;
  const message = `${count} rows are fewer than the ${answers.indicatorCount} indicators`;
  return { code: "too-few-rows", message };
}

/** What replicates do: estimate, then write the statistics of the whole and the indices of the borrowers behind them. */
function writersOf(engine: PlsEngine, statistics: PlsStatistics, groups: BorrowedGroup[]) {
  const k = engine.shape.constructCount;

  function settled(outcome: EngineOutcome, into: Float64Array): boolean {
    if (!outcome.estimated || !outcome.converged || !outcome.momentsConverged) return false;
    statistics.write(into);
    for (let s = 0; s < statistics.count; s++) if (!Number.isFinite(into[s])) return false;
    return true;
  }

  function writeGroups(masses: Float64Array, into: Float64Array): void {
    for (let g = 0; g < groups.length; g++) groups[g]?.write(masses, into, statistics.count + g * k);
  }

  return {
    writeAll(masses: Float64Array, into: Float64Array): void {
      statistics.write(into);
      writeGroups(masses, into);
    },
    write(masses: Float64Array, precise: boolean, into: Float64Array): boolean {
      if (!settled(engine.estimate(masses, precise), into)) return false;
      writeGroups(masses, into);
      return true;
    },
    writeFrom: (moments: Moments, into: Float64Array) => settled(engine.estimateFrom(moments), into),
  };
}

function complete(
  output: ScoreOutput,
  input: ScoreInput,
  engine: PlsEngine,
  statistics: PlsStatistics,
  groups: BorrowedGroup[],
  uncertainty: Uncertainty | null,
): ScoreOutput {
  const k = engine.shape.constructCount;
  const spreads = uncertainty?.spreads;
  if (spreads) addPlsSpreads(output, input, engine.shape, statistics, spreads.slice(0, statistics.count));
  output.drivers = driversOf(output, input.pathModel, statistics, uncertainty?.replicates ?? null);
  const results = groups.map((group, g) => {
    const from = statistics.count + g * k;
    return [group.name, group.outcome(spreads?.slice(from, from + k) ?? null)] as const;
  });
  return { ...output, groups: Object.fromEntries(results) };
}
