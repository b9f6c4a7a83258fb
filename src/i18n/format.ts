import type { Language } from "./languages.ts";

/** An index or a percentage with one digit behind the point, e.g. 72.5. */
export function formatIndex(language: Language, value: number): string {
  return new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    value,
  );
}

export function formatInteger(language: Language, value: number): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 0 }).format(value);
}

/** @param share 0 to 1 */
export function formatPercent(language: Language, share: number, digits = 1): string {
  // All or nothing is exact; everything else has its digits, so that a column of shares is in line.
  const minimumFractionDigits = share === 0 || share === 1 ? 0 : digits;
  const style = { style: "percent", minimumFractionDigits, maximumFractionDigits: digits } as const;
  return new Intl.NumberFormat(language, style).format(share);
}

/** A coefficient with two digits. */
export function formatCoefficient(language: Language, value: number): string {
  return new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
    value,
  );
}

/** A figure with so many digits behind the point. */
export function formatDecimal(language: Language, value: number, digits: number): string {
  return new Intl.NumberFormat(language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

/** A signed difference of index points, with a true minus sign. */
export function formatDifference(language: Language, value: number): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: "exceptZero" } as const;
  return new Intl.NumberFormat(language, digits).format(value).replace("-", "−");
}

/** @param interval low and high in index points, as "70.7–74.3" */
export function formatInterval(language: Language, interval: readonly [number, number]): string {
  return `${formatIndex(language, interval[0])}–${formatIndex(language, interval[1])}`;
}

export function formatDate(language: Language, at: Date, timeZone = "UTC"): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone }).format(at);
}

/** A calendar day, which has no zone of its own. @param day "2026-11-24" */
export function formatDay(language: Language, day: string): string {
  return formatDate(language, new Date(`${day}T00:00:00Z`));
}

export function formatDateTime(language: Language, at: Date, timeZone = "UTC"): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short", timeZone }).format(at);
}
