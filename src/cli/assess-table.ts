import type { Assessment, AssessmentFinding, Severity } from "../scoring/assessment/assessment-types.ts";
import { alignTable } from "./align-table.ts";
import { numberText } from "./number-text.ts";

/** How good the model is, for people: reliability, HTMT, VIF and f2, prediction, and what they say. */
export function assessParts({
  reliability,
  htmt,
  vif,
  fSquared,
  prediction,
  findings,
}: Assessment): string[] {
  return [
    `Reliability\n${reliabilityTable(reliability)}`,
    ...htmtPart(htmt),
    `Predecessors\n${predecessorTable(fSquared, vif.antecedents)}`,
    ...(prediction
      ? [`Prediction (PLSpredict, ${prediction.foldCount} folds)\n${predictionTable(prediction)}`]
      : []),
    `Assessment\n${severities.flatMap((severity) => linesOf(findings, severity)).join("\n")}`,
  ];
}

const severities: readonly Severity[] = ["serious", "caution", "note", "fine"];

function linesOf(findings: AssessmentFinding[], severity: Severity): string[] {
  return findings
    .filter((finding) => finding.severity === severity)
    .map(({ message }) => `  ${severity.padEnd(8)} ${message}`);
}

function reliabilityTable(reliability: Assessment["reliability"]): string {
  const rows = Object.entries(reliability).map(([construct, { alpha, rhoA, rhoC, ave }]) => [
    construct,
    ...[alpha, rhoA, rhoC, ave].map((value) => numberText(value, 3)),
  ]);
  return alignTable(["construct", "alpha", "rho_A", "rho_C", "AVE"], rows);
}

function htmtPart(htmt: Assessment["htmt"]): string[] {
  const names = Object.keys(htmt);
  const rows = names
    .slice(1)
    .map((name, at) => [name, ...names.slice(0, at + 1).map((other) => numberText(htmt[name]?.[other], 3))]);
  const filled = rows.map((row) => [...row, ...names.slice(row.length).map(() => "")]);
  return rows.length === 0 ? [] : [`HTMT\n${alignTable(["", ...names.slice(0, -1)], filled)}`];
}

function predecessorTable(fSquared: Assessment["fSquared"], vif: Assessment["vif"]["antecedents"]): string {
  const rows = Object.entries(fSquared).flatMap(([to, effects]) =>
    Object.entries(effects).map(([from, effect]) => [
      `${from} -> ${to}`,
      numberText(effect, 3),
      numberText(vif[to]?.[from], 2),
    ]),
  );
  return alignTable(["path", "f2", "VIF"], rows);
}

function predictionTable({ indicators }: NonNullable<Assessment["prediction"]>): string {
  const rows = Object.entries(indicators).flatMap(([construct, own]) =>
    Object.entries(own).map(([indicator, { rmse, qSquared }]) => [
      `${construct} ${indicator}`,
      numberText(rmse.direct, 3),
      numberText(rmse.earliest, 3),
      numberText(rmse.linear, 3),
      numberText(rmse.mean, 3),
      numberText(qSquared.direct, 3),
    ]),
  );
  return alignTable(["indicator", "RMSE", "exogenous only", "linear model", "mean", "Q2"], rows);
}
