/** One point of the chart, as the table's row gives it in its data attributes. */
export interface ChartPoint {
  readonly label: string;
  /** null: withheld, a gap */
  readonly value: number | null;
  readonly valueText: string;
  readonly low: number | null;
  readonly high: number | null;
  /** a line leads here from the point before */
  readonly continues: boolean;
  /** a new series begins here: what was before cannot be compared */
  readonly begins: boolean;
  /** preliminary, or with few answers */
  readonly hollow: boolean;
}

/** What a row must have to be read; an HTMLElement does. */
export interface PointRow {
  readonly dataset: { readonly [name: string]: string | undefined };
}

export function pointsOfRows(rows: Iterable<PointRow>): ChartPoint[] {
  return Array.from(rows, ({ dataset }) => ({
    label: dataset.label ?? "",
    value: numberOrNull(dataset.value),
    valueText: dataset.text ?? "",
    low: numberOrNull(dataset.low),
    high: numberOrNull(dataset.high),
    continues: dataset.continues !== undefined,
    begins: dataset.begins !== undefined,
    hollow: dataset.hollow !== undefined,
  }));
}

export function numberOrNull(text: string | undefined): number | null {
  if (text === undefined || text === "") return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}
