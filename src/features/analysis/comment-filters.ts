import { type Language, languages } from "../../i18n/languages.ts";
import { type Cell, type ScoreBand, scoreBands, type VoiceCounts } from "./cell.ts";
import { combineVoices } from "./combine-sums.ts";
import { commentAnswerCountMin, shownParts, suppressedUnits } from "./publishing.ts";
import { type UnitThen, unitRows } from "./unit-tree.ts";

/** A cell as far as comments are counted in it. */
export type CellVoices = Pick<Cell, "unitId" | "value" | "answerCount" | "voices">;

/** What a reader of comments asked for; absent: all. */
export interface CommentFilter {
  readonly unitId?: string;
  readonly band?: ScoreBand;
  readonly language?: Language;
}

const searchLengthMax = 100;

/** The filter that an address asks for; what it does not know is left out. */
export function readCommentFilter(
  parameters: Pick<URLSearchParams, "get">,
): CommentFilter & { readonly search: string; readonly tag: string } {
  const text = (name: string) => (parameters.get(name) ?? "").trim();
  const band = scoreBands.find((each) => each === text("score"));
  const language = languages.find((each) => each === text("spoken"));
  return {
    ...(text("unit") !== "" && { unitId: text("unit") }),
    ...(band && { band }),
    ...(language && { language }),
    search: text("search").slice(0, searchLengthMax),
    tag: text("tag"),
  };
}

export interface FilterOption<Key extends string> {
  readonly key: Key;
  readonly answerCount: number;
  readonly commentCount: number;
  /** false: under 10 answers, or others could be told apart by it */
  readonly offered: boolean;
}

export interface CommentChoices {
  readonly units: readonly (FilterOption<string> & { readonly name: string; readonly depth: number })[];
  readonly bands: readonly FilterOption<ScoreBand>[];
  readonly languages: readonly FilterOption<Language>[];
  /** false: what was asked for may not be read */
  readonly readable: boolean;
  /** comments under the filter */
  readonly commentCount: number;
}

/**
 * What comments may be filtered by: each choice only where at least 10 people answered under it and the other
 * filters, and nothing smaller could be had by leaving it out.
 * @param cells of the whole company
 * @param inScope the units whose comments the reader sees at all
 */
export function commentChoices(
  units: readonly UnitThen[],
  cells: readonly CellVoices[],
  inScope: (unitId: string) => boolean,
  filter: CommentFilter,
): CommentChoices {
  const unitChoices = choicesOfUnits(units, cells, inScope, filter);
  const within = filter.unitId === undefined ? null : unitChoices.find(({ key }) => key === filter.unitId);
  const own = within ? within.cells : cells.filter(({ unitId }) => inScope(unitId));
  const voices = own.reduce<VoiceCounts>((sum, cell) => combineVoices(sum, cell.voices), {});
  const bands = optionsOf(scoreBands, (band) => countVoices(voices, { language: filter.language, band }));
  const spoken = optionsOf(languages, (language) => countVoices(voices, { band: filter.band, language }));
  const isOffered = (options: readonly FilterOption<string>[], key: string | undefined) =>
    key === undefined || options.some((option) => option.key === key && option.offered);
  const chosen = countVoices(voices, filter);
  return {
    commentCount: chosen.commentCount,
    units: unitChoices.map(({ cells: _cells, ...option }) => option),
    bands: bands.filter(({ answerCount }) => answerCount > 0),
    languages: spoken.filter(({ answerCount }) => answerCount > 0),
    readable:
      chosen.answerCount >= commentAnswerCountMin &&
      isOffered(unitChoices, filter.unitId) &&
      isOffered(bands, filter.band) &&
      isOffered(spoken, filter.language),
  };
}

function choicesOfUnits(
  units: readonly UnitThen[],
  cells: readonly CellVoices[],
  inScope: (unitId: string) => boolean,
  filter: CommentFilter,
) {
  const rows = unitRows(units, cells).map((unit) => {
    const own = Array.from(unit.rows, (row) => cells[row]).filter((each) => each !== undefined);
    const voices = own.reduce<VoiceCounts>((sum, cell) => combineVoices(sum, cell.voices), {});
    return { ...unit, cells: own, ...countVoices(voices, filter) };
  });
  const total = rows.filter(({ parentUnitId }) => parentUnitId === null);
  const totalCount = total.reduce((sum, { answerCount }) => sum + answerCount, 0);
  const suppressed = suppressedUnits(totalCount, rows, { countMin: commentAnswerCountMin });
  return rows
    .filter(({ unitId }) => inScope(unitId))
    .map(({ unitId, name, depth, cells: own, answerCount, commentCount }) => ({
      ...{ key: unitId, name, depth, cells: own, answerCount, commentCount },
      offered: !suppressed.has(unitId),
    }));
}

function optionsOf<Key extends string>(
  keys: readonly Key[],
  countOf: (key: Key) => { answerCount: number; commentCount: number },
): FilterOption<Key>[] {
  const counted = keys.map((key) => ({ key, ...countOf(key) }));
  const whole = counted.reduce((sum, { answerCount }) => sum + answerCount, 0);
  const parts = counted.map(({ key, answerCount }) => ({ key, count: answerCount }));
  const shown = shownParts(whole, parts, commentAnswerCountMin);
  return counted.map((option) => ({ ...option, offered: shown.has(option.key) }));
}

function countVoices(
  voices: VoiceCounts,
  { band, language }: { band?: ScoreBand | undefined; language?: Language | undefined },
): { answerCount: number; commentCount: number } {
  const chosen = Object.entries(voices)
    .filter(([key]) => band === undefined || key === band)
    .flatMap(([, spoken]) => Object.entries(spoken))
    .filter(([key]) => language === undefined || key === language)
    .map(([, counts]) => counts);
  return {
    answerCount: chosen.reduce((sum, [answers]) => sum + answers, 0),
    commentCount: chosen.reduce((sum, [, comments]) => sum + comments, 0),
  };
}
