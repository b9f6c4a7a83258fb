/** A construct with a path towards the target: how well it does and how much it counts. */
export interface Driver {
  name: string;
  /** its index, 0-100 */
  performance: number;
  performanceInterval: [low: number, high: number] | null;
  /** points of the target's index per point of the driver's, other drivers in the model equal */
  importance: number;
  importanceInterval: [low: number, high: number] | null;
  /** false: the interval of the importance reaches zero, or there is none */
  significant: boolean;
  /** 1 for the highest importance; drivers of equal importance share the better rank */
  rank: number;
  /** share of the replicates in which it has rank 1, 2, ...; null without replicates */
  rankShares: number[] | null;
}

/** The drivers of the target, in the order of the model, and what the simulator needs. */
export interface DriverAnalysis {
  target: string;
  /** the target's index, 0-100 */
  index: number;
  drivers: Driver[];
  /** null without a bootstrap, or where too many replicates failed */
  replicates: DriverReplicates | null;
}

/** Values of up to 1,000 replicates, rounded to 4 decimals; the same replicate stands at the same place everywhere. */
export interface DriverReplicates {
  index: number[];
  /** driver name → importance */
  importances: Record<string, number[]>;
}
