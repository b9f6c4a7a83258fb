/**
 * How the change of the weights in one step is measured. "largest": the largest absolute change. "sum": the sum of
 * absolute changes, as in seminr. "squares-before-scaling": the sum of squared changes of absolute values, taken of
 * the weights before they are scaled, as in plspm.
 */
export type ChangeMeasure = "largest" | "sum" | "squares-before-scaling";

/**
 * The change from one step's weights to the next one's.
 * @example weightChange("sum", Float64Array.of(1, 2), Float64Array.of(1.5, 1)); // => 1.5
 */
export function weightChange(measure: ChangeMeasure, now: Float64Array, before: Float64Array): number {
  let change = 0;
  for (let i = 0; i < now.length; i++) {
    const [own, former] = [now[i] as number, before[i] as number];
    if (measure === "largest") change = Math.max(change, Math.abs(own - former));
    else if (measure === "sum") change += Math.abs(own - former);
    else change += (Math.abs(own) - Math.abs(former)) ** 2;
  }
  return change;
}
