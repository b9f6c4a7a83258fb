import {
  formatCoefficient,
  formatDifference,
  formatIndex,
  formatInteger,
  formatInterval,
} from "../../i18n/format.ts";
import { isLanguage, type Language, languageNames } from "../../i18n/languages.ts";
import { type MessageKey, t } from "../../i18n/t.ts";
import type { Finding } from "../../scoring/finding.ts";
import { languageAttribute } from "./cell.ts";
import type { Driver, PublishedFigure, ShownFigure, Withheld } from "./figures.ts";
import type { JointChange } from "./joint-change.ts";
import type { Dimension } from "./parts.ts";
import { answerCountMin } from "./publishing.ts";
import type { TrendPoint, WaveChange } from "./trend.ts";

/** Less than that would be written as nothing. */
const driftShown = 0.05;

/** What the product says about an index and its change, everywhere the same. */
export interface IndexWords {
  /** "CSI 72.5 (70.7–74.3), n 250; +1.2 since 2026-Q2: no change detectable." */
  readonly statement: string;
  /** parts of the statement that stay on one line */
  readonly unbroken: readonly string[];
  /** what qualifies it, one sentence each */
  readonly details: readonly string[];
}

/**
 * The sentence a page of results begins with, in the words of the method.
 * @param label what the index is of; the headline's own name where absent
 */
export function indexWords(
  language: Language,
  point: TrendPoint,
  change: WaveChange | null,
  label: string = t(language, "analysis.csi"),
): IndexWords {
  const { figure, period } = point;
  const stop = language === "zh-CN" ? "。" : ".";
  if (!figure.shown) {
    const reason = withheldWords(language, figure.reason);
    const statement = t(language, "analysis.sentenceWithheld", { label, reason });
    return { statement: statement + stop, unbroken: [], details: [] };
  }
  const written = figureWords(language, figure.index, figure.interval);
  const index = t(language, "analysis.sentence", { label, figure: written, n: figure.n });
  const details = qualifiers(language, figure, point.preliminary);
  if (!change) {
    details.push(t(language, "analysis.nothingEarlier"));
    return { statement: index + stop, unbroken: [written], details };
  }
  const since = change.since.period === period ? change.since.name : change.since.period;
  if (!change.comparable) {
    details.push(t(language, `analysis.incomparable.${change.reason}`, { since }));
    return { statement: index + stop, unbroken: [written], details };
  }
  const semicolon = language === "zh-CN" ? "；" : "; ";
  return {
    statement: `${index}${semicolon}${changeWords(language, change, since)}${stop}`,
    unbroken: [written, since === change.since.period ? sinceWords(language, change, since) : since],
    details: [...changeDetails(language, change), ...details],
  };
}

/** "72.5 (70.7–74.3)" */
export function figureWords(
  language: Language,
  index: number,
  interval: readonly [number, number] | null,
): string {
  const [open, close] = language === "zh-CN" ? ["（", "）"] : [" (", ")"];
  const range = interval && formatInterval(language, interval);
  return formatIndex(language, index) + (range ? `${open}${range}${close}` : "");
}

/** Why a figure is not shown, as part of a sentence. */
export function withheldWords(language: Language, reason: Withheld): string {
  return t(language, `analysis.withheld.${reason}`);
}

/** A change in a table: "+1.2 (−1.4 to +3.8)" and what it says; null where there is nothing to compare with. */
export function changeCell(
  language: Language,
  change: WaveChange | null,
): { readonly difference: string; readonly range: string; readonly verdict: string } | null {
  if (!change) return null;
  if (!change.comparable)
    return { difference: "–", range: "", verdict: t(language, "results.changeNotComparable") };
  const { difference, interval } = change.difference;
  const [low, high] = [formatDifference(language, interval[0]), formatDifference(language, interval[1])];
  return {
    difference: formatDifference(language, difference),
    range: t(language, "results.changeRange", { low, high }),
    verdict: t(language, directionKeys[change.direction]),
  };
}

/** What a dimension is called: units, the language, or the attribute as it was imported. */
export function dimensionWords(language: Language, dimension: Dimension): string {
  if (dimension.kind === "units")
    return t(language, dimension.as === "today" ? "results.unitsToday" : "results.unitsThen");
  return dimension.attribute === languageAttribute ? t(language, "results.language") : dimension.attribute;
}

/** What a part is called: a unit by its name, a language in that language, an unknown value so. */
export function partWords(
  language: Language,
  dimension: Dimension,
  part: { key: string; name: string },
): string {
  if (dimension.kind === "units") return part.name;
  if (part.key === "") return t(language, "results.unknownValue");
  const spoken = dimension.attribute === languageAttribute && isLanguage(part.key) ? part.key : null;
  return spoken ? languageNames[spoken] : part.name;
}

/** How many answers a figure rests on; the exact number of a cell under 5 is not shown. */
export function countWords(language: Language, figure: PublishedFigure): string {
  return figure.n < answerCountMin ? t(language, "analysis.underFive") : formatInteger(language, figure.n);
}

/** One sentence per driver: an association, and said so where it is none. */
export function driverWords(language: Language, driver: Driver, label: string, target: string): string {
  const { importance, importanceInterval: interval, significant } = driver;
  const parameters = { driver: label, target };
  if (!interval) {
    const points = formatCoefficient(language, importance);
    return t(language, "analysis.driverNoInterval", { ...parameters, points });
  }
  const sign = significant && importance < 0 ? -1 : 1;
  const [low, high] = sign < 0 ? [-interval[1], -interval[0]] : interval;
  const key = driverKey(significant, importance);
  return t(language, key, {
    ...parameters,
    points: signedCoefficient(language, sign * importance),
    low: signedCoefficient(language, low),
    high: signedCoefficient(language, high),
  });
}

/** A finding in a sentence; constructs by their labels, indicators by their codes. */
export function findingWords(
  language: Language,
  finding: Finding,
  labelOf: (name: string) => string,
): string {
  const names = new Intl.ListFormat(language).format((finding.names ?? []).map(labelOf));
  return t(language, `analysis.finding.${finding.code}`, { names });
}

/** A statement cut into parts; those that stay on one line are `whole`. */
export function piecesOf(
  statement: string,
  unbroken: readonly string[],
): { readonly text: string; readonly whole: boolean }[] {
  return unbroken.reduce<{ text: string; whole: boolean }[]>(
    (pieces, part) =>
      pieces.flatMap((piece) => {
        const start = piece.whole ? -1 : piece.text.indexOf(part);
        if (start < 0) return [piece];
        return [
          { text: piece.text.slice(0, start), whole: false },
          { text: part, whole: true },
          { text: piece.text.slice(start + part.length), whole: false },
        ];
      }),
    [{ text: statement, whole: false }],
  );
}

/** Sentences in a row, with a space between them where the language has one. */
export function joinSentences(language: Language, sentences: readonly string[]): string {
  return sentences.join(language === "zh-CN" ? "" : " ");
}

function qualifiers(language: Language, figure: ShownFigure, preliminary: boolean): string[] {
  const words: string[] = [];
  if (preliminary) {
    const [word, why] = [t(language, "analysis.preliminary"), t(language, "analysis.preliminaryText")];
    words.push(`${word}${colon(language)}${why}`);
  }
  if (figure.fewAnswers) words.push(t(language, "analysis.fewAnswersText"));
  else if (figure.weights === "equal") words.push(t(language, "analysis.equalWeightsText"));
  return words;
}

function changeWords(language: Language, change: WaveChange & { comparable: true }, since: string): string {
  const verdict = t(language, directionKeys[change.direction]);
  return `${sinceWords(language, change, since)}${colon(language)}${verdict}`;
}

function sinceWords(language: Language, change: WaveChange & { comparable: true }, since: string): string {
  const difference = formatDifference(language, change.difference.difference);
  return t(language, "analysis.since", { difference, since });
}

function changeDetails(language: Language, change: WaveChange & { comparable: true }): string[] {
  const { difference, interval, detectable } = change.difference;
  const detail = t(language, "analysis.changeDetail", {
    difference: formatDifference(language, difference),
    low: formatDifference(language, interval[0]),
    high: formatDifference(language, interval[1]),
    detectable: formatIndex(language, detectable),
  });
  const details = [detail, ...jointDetails(language, change.joint)];
  if (change.comparedBy === "same-weights") return details;
  const index = formatIndex(language, change.laterIndex);
  return [...details, t(language, "analysis.changeEqualWeights", { index })];
}

/** Who was drawn together, and what of the change is due to weights, where that shows at all. */
function jointDetails(language: Language, joint: JointChange | undefined): string[] {
  if (!joint) return [];
  const { inBothCount, real, drift } = joint;
  const details: string[] = [];
  if (inBothCount >= answerCountMin)
    details.push(t(language, "analysis.changeInBoth", { count: inBothCount }));
  if (real && drift && Math.abs(drift.difference) >= driftShown) {
    const range = real.interval && {
      low: formatDifference(language, real.interval[0]),
      high: formatDifference(language, real.interval[1]),
    };
    const [kept, shifted] = [real, drift].map((part) => formatDifference(language, part.difference));
    const written = `${kept}${range ? t(language, "analysis.changeRange", range) : ""}`;
    details.push(t(language, "analysis.changeParts", { real: written, drift: `${shifted}` }));
  }
  return details;
}

const directionKeys = {
  up: "analysis.changeUp",
  down: "analysis.changeDown",
  "none-detectable": "analysis.changeNone",
} as const satisfies Record<string, MessageKey>;

function driverKey(significant: boolean, importance: number): MessageKey {
  if (!significant) return "analysis.driverUnclear";
  return importance < 0 ? "analysis.driverDown" : "analysis.driverUp";
}

function signedCoefficient(language: Language, value: number): string {
  return formatCoefficient(language, value).replace("-", "−");
}

function colon(language: Language): string {
  return language === "zh-CN" ? "：" : ": ";
}
