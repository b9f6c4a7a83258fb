import type { Language } from "../../i18n/languages.ts";
import { t } from "../../i18n/t.ts";
import type { Interval } from "../../scoring/score-types.ts";
import type { Piping } from "../surveys/piping.ts";
import type { SurveyDefinition } from "../surveys/survey-definition.ts";
import type { AnalysedWave } from "./analysis.ts";
import type { LoadedDistribution } from "./answer-distribution.ts";
import { type PublishedFigure, publishedFigure, type Scope } from "./figures.ts";
import type { Comparison, IndicatorFigure } from "./part-figures.ts";
import type { Dimension } from "./parts.ts";
import type { PlacedDriver } from "./priorities.ts";
import { answerCountMin } from "./publishing.ts";
import { answerText, questionTexts } from "./question-texts.ts";
import type { ScoreResults } from "./score-run.ts";
import type { TrendPoint, WaveChange } from "./trend.ts";
import { changeCell, dimensionWords, partWords, withheldWords } from "./words.ts";

/** A cell of a table to take away; null: not shown. */
export type TableCell = string | number | null;

/** A table as a spreadsheet takes it: the same figures and the same things left out as on the page. */
export interface ResultTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
}

export function trendTable(language: Language, trend: readonly TrendPoint[]): ResultTable {
  return {
    header: [
      ...words(language, ["wave", "period"]),
      ...figureHeader(language),
      words(language, ["weights"])[0] ?? "",
    ],
    rows: trend.map(({ name, period, figure }) => [
      ...[name, period, ...figureCells(language, figure)],
      figure.shown ? t(language, `analysis.weights.${figure.weights}`) : null,
    ]),
  };
}

export function constructTable(
  language: Language,
  { version, constructChanges }: AnalysedWave,
  results: ScoreResults,
  scope: Scope,
): ResultTable {
  const { pathModel } = version.definition;
  return {
    header: [...words(language, ["construct"]), ...figureHeader(language), ...changeHeader(language)],
    rows: pathModel.constructs.map(({ name }) => [
      labelOf(version.definition, name, language),
      ...figureCells(language, publishedFigure(results, name, scope)),
      ...changeCells(language, constructChanges[name] ?? null),
    ]),
  };
}

export function driverTable(
  language: Language,
  drivers: readonly PlacedDriver[],
  definition: SurveyDefinition,
): ResultTable {
  const [driver = "", importance = "", interval = ""] = words(language, ["driver", "importance", "interval"]);
  return {
    header: [
      ...[driver, t(language, "results.priority"), ...figureHeader(language)],
      ...[importance, ...endsOf(interval), ...changeHeader(language)],
    ],
    rows: drivers.map(({ name, priority, performance, importance: points, importanceInterval, change }) => [
      labelOf(definition, name, language),
      t(language, `results.priority.${priority}`),
      ...figureCells(language, performance),
      ...[rounded(points), ...intervalCells(importanceInterval)],
      ...changeCells(language, change),
    ]),
  };
}

export function partTable(
  language: Language,
  dimension: Dimension,
  { whole, parts }: Comparison,
): ResultTable {
  const toRest = t(language, "results.column.toRest");
  return {
    header: [dimensionWords(language, dimension), ...figureHeader(language), toRest, ...endsOf(toRest), "p"],
    rows: [
      [t(language, "results.whole"), ...figureCells(language, whole), null, null, null, null],
      ...parts.map(({ figure, toRest: apart, ...part }) => [
        ...[partWords(language, dimension, part), ...figureCells(language, figure)],
        ...[
          rounded(apart?.difference.difference ?? null),
          ...intervalCells(apart?.difference.interval ?? null),
        ],
        rounded(apart?.adjustedP ?? null),
      ]),
    ],
  };
}

export function indicatorTable(
  language: Language,
  selected: AnalysedWave,
  indicators: readonly IndicatorFigure[],
): ResultTable {
  return {
    header: [
      ...[t(language, "results.column.question"), ...figureHeader(language)],
      t(language, "results.column.weight"),
    ],
    rows: indicators.map(({ name, figure, share }) => [
      questionTexts(selected, name, language)
        .map(({ text }) => text)
        .join(" / "),
      ...figureCells(language, figure),
      rounded(share),
    ]),
  };
}

export function answerTable(
  language: Language,
  { question, whole, part }: LoadedDistribution,
  piping: Piping,
): ResultTable {
  const shown = part ? part.distribution : whole;
  const header = [t(language, "results.column.answer"), ...words(language, ["count"])];
  const rows = shown.shown
    ? [
        ...shown.bars.map(({ answer, count, share }) => [
          ...[answerText(question, answer, language, piping), count, rounded(share)],
        ]),
        ...shown.missing.map(({ code, count }) => [t(language, `cases.missing.${code}`), count, null]),
      ]
    : [];
  return { header: [...header, t(language, "results.column.share")], rows };
}

type Column =
  | "wave"
  | "period"
  | "index"
  | "n"
  | "weights"
  | "construct"
  | "driver"
  | "importance"
  | "interval"
  | "count";

function words(language: Language, columns: readonly Column[]): string[] {
  return columns.map((column) => t(language, `analysis.column.${column}`));
}

function figureHeader(language: Language): string[] {
  const [index = "", interval = "", n = ""] = words(language, ["index", "interval", "n"]);
  return [index, ...endsOf(interval), n, t(language, "analysis.column.note")];
}

function changeHeader(language: Language): string[] {
  const change = t(language, "results.column.change");
  return [change, ...endsOf(change), t(language, "analysis.column.note")];
}

function endsOf(interval: string): [string, string] {
  return [`${interval} −`, `${interval} +`];
}

function figureCells(language: Language, figure: PublishedFigure): TableCell[] {
  const n = figure.n < answerCountMin ? t(language, "analysis.underFive") : figure.n;
  if (!figure.shown) return [null, null, null, n, withheldWords(language, figure.reason)];
  const note = figure.fewAnswers ? t(language, "analysis.fewAnswers") : "";
  return [rounded(figure.index), ...intervalCells(figure.interval), n, note];
}

function changeCells(language: Language, change: WaveChange | null): TableCell[] {
  const verdict = changeCell(language, change)?.verdict ?? t(language, "results.changeNone");
  if (!change?.comparable) return [null, null, null, verdict];
  const { difference, interval } = change.difference;
  return [rounded(difference), ...intervalCells(interval), verdict];
}

function intervalCells(interval: Readonly<Interval> | null): TableCell[] {
  return [rounded(interval?.[0] ?? null), rounded(interval?.[1] ?? null)];
}

/** Four digits: more than anybody reads, fewer than give away single answers. */
function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e4) / 1e4;
}

function labelOf({ constructLabels }: SurveyDefinition, name: string, language: Language): string {
  return constructLabels[name]?.label[language] ?? name;
}
