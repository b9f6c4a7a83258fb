import type { PlscFault } from "../estimation/estimate-plsc.ts";
import { indicatorsOf, type PathModel } from "../model/path-model.ts";
import type { Assessment, AssessmentFinding } from "./assessment-types.ts";
import type { EstimatedModel } from "./estimated-model.ts";
import { thresholds } from "./thresholds.ts";

type Tables = Omit<Assessment, "findings">;

/** What the numbers say about the paths: collinear predictors, paths without effect, and whether PLSc is admissible. */
export function structuralFindings(
  model: EstimatedModel,
  tables: Tables,
  plscFaults: readonly PlscFault[],
): AssessmentFinding[] {
  return [
    ...collinearityFindings(model, tables.vif),
    ...negligiblePathFindings(tables.fSquared),
    ...plscFindings(model, plscFaults),
  ];
}

/** Where variables stand in one regression: predecessors of a construct, and indicators of a mode B block. */
function collinearityFindings({ pathModel }: EstimatedModel, vif: Assessment["vif"]): AssessmentFinding[] {
  const formative = pathModel.constructs.filter(
    ({ mode, indicators }) => mode === "B" && indicators.length > 1,
  );
  const regressions = [
    ...Object.entries(vif.antecedents).map(([of, values]) => ({ role: "predecessor", of, values })),
    ...formative.map(({ name }) => ({ role: "indicator", of: name, values: vif.indicators[name] ?? {} })),
  ];
  const all = regressions.flatMap(({ values, ...place }) =>
    Object.entries(values).map(([name, value]) => ({
      ...place,
      name,
      value: value ?? Number.POSITIVE_INFINITY,
    })),
  );
  const inflated = all.filter(({ value }) => value >= thresholds.inflated);
  if (inflated.length === 0 && all.length > 0) {
    // Two predictors have the same VIF, so that rounding would decide which one to name.
    const { value, role, of } = all.reduce((most, one) => (one.value > most.value ? one : most));
    const message = `predictors are not collinear: the largest VIF is ${value.toFixed(2)} (${role}s of ${of})`;
    return [{ code: "predictors-distinct", severity: "fine", message }];
  }
  return inflated.map(({ name, role, of, value }) => {
    const severity = value >= thresholds.collinear ? "serious" : "caution";
    const line = value >= thresholds.collinear ? thresholds.collinear : thresholds.inflated;
    const has = Number.isFinite(value)
      ? `has VIF ${value.toFixed(2)}, at or above ${line}`
      : "is a combination of others";
    const message = `${name}, ${role} of ${of}, ${has}: its own part is hard to tell`;
    return { code: "predictors-collinear", severity, message, names: [name] };
  });
}

function negligiblePathFindings(fSquared: Assessment["fSquared"]): AssessmentFinding[] {
  return Object.entries(fSquared).flatMap(([to, effects]) =>
    Object.entries(effects).flatMap(([from, effect]): AssessmentFinding[] => {
      if (effect === null || effect >= thresholds.negligible) return [];
      const message = `${from} adds next to nothing to ${to} (f2 ${effect.toFixed(3)}, below ${thresholds.negligible})`;
      return [{ code: "path-negligible", severity: "note", message, names: [from, to] }];
    }),
  );
}

/** Why a consistent estimate is not admissible; nothing where it is. */
export function plscFindings(
  { pathModel }: Pick<EstimatedModel, "pathModel">,
  faults: readonly PlscFault[],
): AssessmentFinding[] {
  if (faults.length === 0) return [];
  const said = faults.map((fault) => plscFaultWords(pathModel, fault));
  const details = said.map(({ name, what }) => (name ? `${what} (${name})` : what)).join(", ");
  const names = [...new Set(said.flatMap(({ name }) => name ?? []))];
  const message = `PLSc is not admissible: ${details}; the model is not one of common factors, or n is small`;
  return [{ code: "plsc-inadmissible", severity: "caution", message, names }];
}

function plscFaultWords(pathModel: PathModel, fault: PlscFault): { name: string | null; what: string } {
  if (fault.reason === "not-positive-definite") {
    return { name: null, what: "correlations that no factors can have" };
  }
  if (fault.reason === "loading") {
    return { name: indicatorsOf(pathModel)[fault.indicator]?.name ?? null, what: "a loading above 1" };
  }
  const what = fault.reason === "reliability" ? "rho_A outside 0 to 1" : "R2 above 1";
  return { name: pathModel.constructs[fault.construct]?.name ?? null, what };
}
