/** How a construct relates to its indicators: A reflective (correlation weights), B formative (regression weights). */
export type Mode = "A" | "B";

/** A question's numeric role in the model. `name` is the data's column or the question's code. */
export interface Indicator {
  readonly name: string;
  /** the ends of the answer scale, as asked */
  readonly min: number;
  readonly max: number;
  /** true where a high answer means bad; it is turned round (min + max - answer) before anything is computed */
  readonly reversed?: boolean;
}

export interface Construct {
  readonly name: string;
  /** of a construct with dimensions: how it relates to these */
  readonly mode: Mode;
  readonly indicators: readonly Indicator[];
  /**
   * A higher-order construct is measured through dimensions (Quality through Service and Product). `indicators` then
   * lists those of all dimensions in order.
   */
  readonly dimensions?: readonly Dimension[];
}

/** A side of a higher-order construct, with indicators of its own. */
export interface Dimension {
  readonly name: string;
  readonly mode: Mode;
  readonly indicators: readonly Indicator[];
}

export interface StructuralPath {
  readonly from: string;
  readonly to: string;
}

/**
 * The measurement model (constructs with their indicators) and the structural model (paths between constructs).
 * `target` is the construct whose index is the headline, Satisfaction as a rule.
 */
export interface PathModel {
  readonly constructs: readonly Construct[];
  readonly paths: readonly StructuralPath[];
  readonly target: string;
}

/**
 * All indicators in model order: construct by construct, as listed. Columns of data come in this order.
 * @example indicatorsOf(pathModel).map((indicator) => indicator.name); // => ["IMAG1", "IMAG2", ...]
 */
export function indicatorsOf(pathModel: PathModel): Indicator[] {
  return pathModel.constructs.flatMap((construct) => construct.indicators);
}
