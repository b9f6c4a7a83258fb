import type { Language } from "../../i18n/languages.ts";
import { indicatorsOf } from "../../scoring/model/path-model.ts";
import { addAnswerRow, createAnswerSums } from "../../scoring/moments/answer-sums.ts";
import type { Answers } from "../surveys/answers.ts";
import { allQuestions, type SurveyDefinition } from "../surveys/survey-definition.ts";
import {
  type Cell,
  languageAttribute,
  type ScoreBand,
  type SummedAnswers,
  scoreBand,
  segmentValueCountMax,
  segmentValueLengthMax,
} from "./cell.ts";
import { combineSums } from "./combine-sums.ts";
import type { ModelReading } from "./response-matrix.ts";

/** What cells need to know of one stored response. */
export interface CellResponse {
  readonly answers: Answers;
  readonly unitId: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly language: Language;
  readonly samplingWeight: number;
  readonly source: "probability-sample" | "census" | "self-selected";
  readonly individualScore: number | null;
}

/** Adds up the responses of one wave, one by one. */
export interface CellSums {
  add(response: CellResponse, reading: ModelReading): void;
  finish(): { readonly cells: Cell[]; readonly wideAttributes: string[]; readonly responseCount: number };
}

/** The sums while they grow. */
interface Sums extends SummedAnswers {
  responseCount: number;
  answerCount: number;
  readonly answers: Record<string, { given: Record<string, number>; missing: Record<string, number> }>;
  readonly voices: Partial<Record<ScoreBand, Partial<Record<Language, readonly [number, number]>>>>;
}

/** Responses of one unit that count alike. */
interface Stratum {
  readonly key: Pick<Cell, "unitId" | "source" | "samplingWeight">;
  readonly all: Sums;
  /** attribute → value → sums */
  readonly parts: Map<string, Map<string, Sums>>;
}

/** Whole numbers are added, so the cells are the same to the digit in whatever order the responses come. */
export function cellSums(definition: SurveyDefinition): CellSums {
  const indicatorCount = indicatorsOf(definition.pathModel).length;
  const counted = allQuestions(definition)
    .filter(({ kind }) => kind === "rating" || kind === "choice")
    .map(({ code }) => code);
  const strata = new Map<string, Stratum>();
  const valuesOf = new Map<string, Set<string>>();
  const wide = new Set<string>();
  let responseCount = 0;

  function add(response: CellResponse, reading: ModelReading): void {
    responseCount += 1;
    const stratum = stratumOf(strata, response, indicatorCount);
    const hasComment = leftComment(definition, response.answers);
    const addTo = (sums: Sums) => addResponse(sums, response, reading, counted, hasComment);
    addTo(stratum.all);
    for (const [attribute, value] of segmentsOf(response)) {
      if (wide.has(attribute)) continue;
      const values = entry(valuesOf, attribute, () => new Set<string>()).add(value);
      if (values.size > segmentValueCountMax || value.length > segmentValueLengthMax) wide.add(attribute);
      else addTo(partOf(stratum, attribute, value, indicatorCount));
    }
  }

  function finish() {
    const attributes = [...valuesOf.keys()].filter((attribute) => !wide.has(attribute));
    const cells = [...strata.values()].flatMap((stratum) => [
      { ...stratum.key, attribute: "", value: "", ...stratum.all },
      ...attributes.flatMap((attribute) => cellsOfAttribute(stratum, attribute)),
    ]);
    return { cells, wideAttributes: [...wide].sort(), responseCount };
  }

  return { add, finish };
}

function stratumOf(strata: Map<string, Stratum>, response: CellResponse, indicatorCount: number): Stratum {
  const source = response.source === "self-selected" ? "self-selected" : "asked";
  const { unitId, samplingWeight } = response;
  return entry(strata, `${unitId} ${source} ${samplingWeight}`, () => ({
    key: { unitId, source, samplingWeight },
    all: emptySums(indicatorCount),
    parts: new Map(),
  }));
}

function partOf(stratum: Stratum, attribute: string, value: string, indicatorCount: number): Sums {
  const parts = entry(stratum.parts, attribute, () => new Map<string, Sums>());
  return entry(parts, value, () => emptySums(indicatorCount));
}

function segmentsOf({ attributes, language }: CellResponse): [attribute: string, value: string][] {
  const known = Object.entries(attributes).flatMap(([attribute, value]): [string, string][] => {
    const trimmed = value.trim();
    return attribute === "" || trimmed === "" ? [] : [[attribute, trimmed]];
  });
  return [...known, [languageAttribute, language]];
}

/** The parts by value, and under "" what is left of the unit: those of whom the attribute is not known. */
function cellsOfAttribute(stratum: Stratum, attribute: string): Cell[] {
  const parts = [...(stratum.parts.get(attribute) ?? [])];
  const unknown = parts.reduce<SummedAnswers>((left, [, part]) => combineSums(left, part, -1), stratum.all);
  const rest = unknown.responseCount > 0 ? [["", unknown] as const] : [];
  return [...parts, ...rest].map(([value, sums]) => ({ ...stratum.key, attribute, value, ...sums }));
}

function addResponse(
  into: Sums,
  { answers, language, individualScore }: CellResponse,
  reading: ModelReading,
  questionCodes: readonly string[],
  hasComment: boolean,
): void {
  into.responseCount += 1;
  if (reading.kind === "row") {
    into.answerCount += 1;
    addAnswerRow(into.moments, reading.values);
  }
  for (const code of questionCodes) {
    const answer = answers[code];
    if (!answer) continue;
    into.answers[code] ??= { given: {}, missing: {} };
    const { given, missing } = into.answers[code];
    if ("value" in answer) count(given, String(answer.value));
    else if ("choice" in answer) count(given, answer.choice);
    else if ("missing" in answer) count(missing, answer.missing);
  }
  const band = scoreBand(individualScore);
  into.voices[band] ??= {};
  const voices = into.voices[band];
  const [answered, commented] = voices[language] ?? [0, 0];
  voices[language] = [answered + 1, commented + (hasComment ? 1 : 0)];
}

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}

function leftComment({ roles }: SurveyDefinition, answers: Answers): boolean {
  const answer = roles.comment === undefined ? undefined : answers[roles.comment];
  return answer !== undefined && "text" in answer && answer.text.trim() !== "";
}

function emptySums(indicatorCount: number): Sums {
  return {
    responseCount: 0,
    answerCount: 0,
    moments: createAnswerSums(indicatorCount),
    answers: {},
    voices: {},
  };
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
