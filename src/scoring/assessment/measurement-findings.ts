import type { Construct } from "../model/path-model.ts";
import type { Assessment, AssessmentFinding, Reliability } from "./assessment-types.ts";
import { blockLoadings, type EstimatedModel } from "./estimated-model.ts";
import { thresholds } from "./thresholds.ts";

type Tables = Omit<Assessment, "findings">;

/** What the numbers say about the measurement of each construct, and about how well constructs are told apart. */
export function measurementFindings(model: EstimatedModel, tables: Tables): AssessmentFinding[] {
  const { constructs } = model.pathModel;
  return [
    ...constructs.flatMap((construct, c) => constructFindings(model, tables, construct, c)),
    ...distinctionFindings(constructs, tables),
  ];
}

function constructFindings(
  model: EstimatedModel,
  { reliability }: Tables,
  construct: Construct,
  c: number,
): AssessmentFinding[] {
  const { name, mode, indicators } = construct;
  if (indicators.length === 1) {
    const message = `${name} has one indicator: its reliability cannot be told and is taken as 1`;
    return [{ code: "single-indicator", severity: "note", message, names: [name] }];
  }
  if (mode === "B") {
    const message = `${name} is formed by its indicators (mode B): reliability and AVE do not judge it, VIF does`;
    return [{ code: "formative-construct", severity: "note", message, names: [name] }];
  }
  const values = reliability[name] as Reliability;
  return [
    reliabilityFinding(name, indicators.length, values),
    ...convergenceFindings(name, values),
    ...weakIndicatorFindings(model, construct, c),
  ];
}

function reliabilityFinding(name: string, count: number, { rhoA, rhoC }: Reliability): AssessmentFinding {
  const names = [name];
  const has = `${name} has ${inWords(count)} indicators and rho_C ${rhoC.toFixed(2)}`;
  if (rhoC < thresholds.reliable) {
    const severity = rhoC < thresholds.exploratory ? "serious" : "caution";
    return { code: "reliability-low", severity, message: `${has}, below ${thresholds.reliable}`, names };
  }
  if (rhoA === null || rhoA < thresholds.reliable) {
    const value = rhoA === null ? "no rho_A" : `rho_A ${rhoA.toFixed(2)}, below ${thresholds.reliable}`;
    return { code: "reliability-low", severity: "caution", message: `${has}, but ${value}`, names };
  }
  if (rhoC > thresholds.redundant) {
    const message = `${has}, above ${thresholds.redundant}: its indicators repeat each other`;
    return { code: "indicators-redundant", severity: "note", message, names };
  }
  return { code: "construct-reliable", severity: "fine", message: `${has}: fine`, names };
}

function convergenceFindings(name: string, { ave }: Reliability): AssessmentFinding[] {
  if (ave >= thresholds.convergent) return [];
  const message = `${name} has AVE ${ave.toFixed(2)}, below ${thresholds.convergent}: it explains less than half of its indicators`;
  return [{ code: "convergence-low", severity: "caution", message, names: [name] }];
}

function weakIndicatorFindings(model: EstimatedModel, construct: Construct, c: number): AssessmentFinding[] {
  const loadings = blockLoadings(model, c);
  return construct.indicators.flatMap(({ name }, i) => {
    const loading = loadings[i] as number;
    if (loading >= thresholds.belonging) return [];
    const message = `${name} loads ${loading.toFixed(2)} on ${construct.name}, below ${thresholds.belonging}: it hardly belongs`;
    return [{ code: "weak-indicator", severity: "caution", message, names: [name] }];
  });
}

/** Pairs of constructs in mode A; what is formed by its indicators has no common ground within to compare with. */
function distinctionFindings(constructs: readonly Construct[], tables: Tables): AssessmentFinding[] {
  const reflective = constructs.filter(({ mode }) => mode === "A");
  const pairs = reflective.flatMap(({ name: a }, at) =>
    reflective.slice(at + 1).map(({ name: b }) => ({ a, b, ratio: tables.htmt[a]?.[b] ?? null })),
  );
  const findings = pairs.flatMap((pair) => pairFindings(pair, tables));
  const largest = pairs.reduce<(typeof pairs)[number] | null>(
    (most, pair) => ((pair.ratio ?? 0) > (most?.ratio ?? 0) ? pair : most),
    null,
  );
  if (findings.length > 0 || !largest) return findings;
  const { a, b, ratio } = largest;
  const message = `all constructs are told apart: the largest HTMT is ${ratio?.toFixed(2)} (${a} and ${b})`;
  return [{ code: "constructs-distinct", severity: "fine", message }];
}

function pairFindings(
  { a, b, ratio }: { a: string; b: string; ratio: number | null },
  { fornellLarcker }: Tables,
): AssessmentFinding[] {
  const names = [a, b];
  const pair = `${a} and ${b}`;
  if (ratio === null) {
    const message = `${pair} have no HTMT: indicators within one of them do not correlate`;
    return [{ code: "constructs-overlap", severity: "caution", message, names }];
  }
  if (ratio >= thresholds.overlapping) {
    const message = `${pair} have HTMT ${ratio.toFixed(2)}, at or above ${thresholds.overlapping}: answers do not tell them apart`;
    return [{ code: "constructs-overlap", severity: "serious", message, names }];
  }
  if (ratio >= thresholds.similar) {
    const message = `${pair} have HTMT ${ratio.toFixed(2)}, at or above ${thresholds.similar}: answers hardly tell them apart`;
    return [{ code: "constructs-overlap", severity: "caution", message, names }];
  }
  const correlation = Math.abs(fornellLarcker[a]?.[b] ?? 0);
  const root = Math.min(fornellLarcker[a]?.[a] ?? 1, fornellLarcker[b]?.[b] ?? 1);
  if (correlation < root) return [];
  const message = `${pair} correlate ${correlation.toFixed(2)}, no less than the root of an AVE (${root.toFixed(2)}); their HTMT is ${ratio.toFixed(2)}`;
  return [{ code: "constructs-overlap", severity: "note", message, names }];
}

/** Two to nine in words; a construct of one indicator is told otherwise. */
function inWords(count: number): string {
  return ["two", "three", "four", "five", "six", "seven", "eight", "nine"][count - 2] ?? `${count}`;
}
