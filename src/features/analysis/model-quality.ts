import type {
  AssessmentFinding,
  PredictionErrors,
  Severity,
} from "../../scoring/assessment/assessment-types.ts";
import { thresholds } from "../../scoring/assessment/thresholds.ts";
import type { PathModel } from "../../scoring/model/path-model.ts";
import type { Interval } from "../../scoring/score-types.ts";
import type { ScoreResults } from "./score-run.ts";

/** How good the model of a wave is, laid out for a page. */
export interface ModelQuality {
  /** the gravest first; what is fine is said once for all it is true of */
  readonly findings: readonly AssessmentFinding[];
  readonly constructs: readonly ConstructQuality[];
  /** HTMT of every two constructs that can be told apart by it: below the diagonal, null elsewhere */
  readonly overlaps: {
    readonly names: readonly string[];
    readonly ratios: readonly (readonly (number | null)[])[];
  };
  readonly paths: readonly PathQuality[];
  readonly indicators: readonly IndicatorQuality[];
  readonly predictions: readonly PredictionQuality[];
}

export interface ConstructQuality {
  readonly name: string;
  readonly indicatorCount: number;
  /** null where there is one question, or where the questions make up the construct */
  readonly reliability: {
    readonly alpha: number;
    readonly rhoA: number | null;
    readonly rhoC: number;
    readonly ave: number;
  } | null;
  /** null for a construct that nothing leads to */
  readonly rSquared: number | null;
  readonly rSquaredAdjusted: number | null;
}

export interface PathQuality {
  readonly from: string;
  readonly to: string;
  readonly coefficient: number;
  readonly interval: Interval | null;
  readonly fSquared: number | null;
  /** null where nothing else leads to the same construct */
  readonly vif: number | null;
  /** as consistent PLS has it; null where that is not admissible */
  readonly consistent: number | null;
}

export interface IndicatorQuality {
  readonly construct: string;
  readonly name: string;
  readonly loading: number;
  readonly interval: Interval | null;
  /** null where the construct has no other question */
  readonly vif: number | null;
}

/** Errors in points of the answer scale, of predictions from the exogenous constructs. */
export interface PredictionQuality {
  readonly name: string;
  readonly qSquared: number | null;
  readonly model: PredictionErrors["earliest"];
  readonly linear: number | null;
  readonly mean: number;
}

const gravity = ["serious", "caution", "note", "fine"] as const satisfies readonly Severity[];

/** Findings about one construct or indicator each, which can be said of several in one sentence. */
const joinable: ReadonlySet<string> = new Set([
  "construct-reliable",
  "formative-construct",
  "indicators-redundant",
  "convergence-low",
  "reliability-low",
  "single-indicator",
  "weak-indicator",
  "predictors-collinear",
]);

/** Whether a number lies where the field's conventions want it. */
export const isGood = {
  reliability: (value: number) => value >= thresholds.reliable,
  ave: (value: number) => value >= thresholds.convergent,
  htmt: (value: number) => value < thresholds.similar,
  vif: (value: number) => value < thresholds.inflated,
  loading: (value: number) => value >= thresholds.belonging,
  qSquared: (value: number) => value > 0,
} as const;

/** @returns null where the model was not assessed: with few answers, or in runs of before models were */
export function modelQuality(
  { whole }: ScoreResults,
  { constructs, target }: PathModel,
): ModelQuality | null {
  const assessment = whole?.assessment;
  if (!whole || !assessment) return null;
  const { reliability, rSquaredAdjusted, htmt, fSquared, vif, plsc, prediction, findings } = assessment;
  const reflective = constructs.filter(({ mode, indicators }) => mode === "A" && indicators.length > 1);
  return {
    findings: sortedFindings(findings),
    constructs: constructs.map(({ name, indicators }) => ({
      name,
      indicatorCount: indicators.length,
      reliability: reflective.some((each) => each.name === name) ? (reliability[name] ?? null) : null,
      rSquared: whole.rSquared[name] ?? null,
      rSquaredAdjusted: rSquaredAdjusted[name] ?? null,
    })),
    overlaps: {
      names: reflective.map(({ name }) => name),
      ratios: reflective.map(({ name: a }, row) =>
        reflective.map(({ name: b }, column) => (column < row ? (htmt[a]?.[b] ?? null) : null)),
      ),
    },
    paths: whole.paths.map(({ from, to, coefficient, interval }) => ({
      ...{ from, to, coefficient, interval },
      fSquared: fSquared[to]?.[from] ?? null,
      vif: vif.antecedents[to]?.[from] ?? null,
      consistent:
        (plsc?.admissible && plsc.paths.find((path) => path.from === from && path.to === to)?.coefficient) ||
        null,
    })),
    indicators: constructs.flatMap(({ name: construct, indicators }) =>
      indicators.map(({ name }) => ({
        ...{ construct, name },
        loading: whole.loadings[construct]?.[name] ?? Number.NaN,
        interval: whole.loadingInterval?.[construct]?.[name] ?? null,
        vif: indicators.length > 1 ? (vif.indicators[construct]?.[name] ?? null) : null,
      })),
    ),
    predictions: Object.entries(prediction?.indicators[target] ?? {}).map(([name, { rmse, qSquared }]) => ({
      ...{ name, qSquared: qSquared.earliest, model: rmse.earliest },
      ...{ linear: rmse.linear, mean: rmse.mean },
    })),
  };
}

function sortedFindings(findings: readonly AssessmentFinding[]): AssessmentFinding[] {
  const joined = Map.groupBy(findings, (finding, at) =>
    joinable.has(finding.code) ? `${finding.severity} ${finding.code}` : `${at}`,
  );
  return [...joined.values()]
    .flatMap(([first, ...others]) =>
      first ? { ...first, names: [first, ...others].flatMap(({ names = [] }) => names) } : [],
    )
    .toSorted((a, b) => gravity.indexOf(a.severity) - gravity.indexOf(b.severity));
}
