import type { PathModel } from "../model/path-model.ts";
import type { AssessmentFinding } from "./assessment-types.ts";
import type { PredictionOutcome } from "./pls-predict.ts";

/**
 * Whether the model predicts the target's answers: better than the mean at all, and better than a linear model for all,
 * most, few or none of its indicators. Both predict from the exogenous constructs.
 * Source: Shmueli et al. (2019), European Journal of Marketing 53(11).
 */
export function predictionFindings(pathModel: PathModel, outcome: PredictionOutcome): AssessmentFinding[] {
  const { target } = pathModel;
  const names = [target];
  if (!outcome.predicted) {
    const message = `no prediction: with a fold of the rows left out, ${outcome.message}`;
    return [{ code: "prediction-failed", severity: "note", message }];
  }
  const indicators = Object.entries(outcome.prediction.indicators[target] ?? {});
  const useless = indicators.filter(([, { qSquared }]) => (qSquared.earliest ?? 0) <= 0);
  if (useless.length > 0) {
    const which = useless.map(([name]) => name).join(", ");
    const message = `from the exogenous constructs alone, ${target} is predicted no better than by the mean in ${which} (Q2 predict 0 or below)`;
    return [{ code: "prediction-poor", severity: "serious", message, names }];
  }
  const comparable = indicators.filter(([, { rmse }]) => rmse.linear !== null);
  if (comparable.length === 0) return [];
  const better = comparable.filter(([, { rmse }]) => rmse.earliest < (rmse.linear as number)).length;
  const share = `${better} of its ${comparable.length} indicators`;
  const message = `from the exogenous constructs alone, ${target} is predicted better than by a linear model in ${share}`;
  if (better === comparable.length) return [{ code: "prediction-good", severity: "fine", message, names }];
  const severity = 2 * better > comparable.length ? "note" : "caution";
  return [{ code: "prediction-poor", severity, message, names }];
}
