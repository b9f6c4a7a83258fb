import { eq } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { cell } from "../../db/schema/analysis.ts";
import { response } from "../../db/schema/responses.ts";
import type { Cell } from "../../src/features/analysis/cell.ts";
import {
  type IndicatorReading,
  indicatorReadings,
  isScorable,
} from "../../src/features/surveys/indicator-values.ts";
import type { SurveyDefinition } from "../../src/features/surveys/survey-definition.ts";

/** Cells as they are stored, in an order of their own. */
export async function storedCells(db: Database, waveId: string) {
  const rows = await db.select().from(cell).where(eq(cell.waveId, waveId));
  return rows.map(({ waveId: _wave, ...row }) => row).sort(byKey);
}

/**
 * The cells of a wave computed once more in the most literal way: every response picked out again for every number.
 */
export async function rawCells(db: Database, waveId: string, definition: SurveyDefinition) {
  const rows = await db.select().from(response).where(eq(response.waveId, waveId));
  const people = rows.map((row) => ({
    row,
    source: row.source === "self-selected" ? ("self-selected" as const) : ("asked" as const),
    readings: indicatorReadings(definition, row.answers),
    attributes: trimmed({ ...row.attributes, "@language": row.language }),
  }));
  const attributes = ["", ...new Set(people.flatMap((person) => Object.keys(person.attributes)))];
  const keys = new Map(
    people.flatMap(({ row, source, attributes: own }) =>
      attributes.map((attribute) => {
        const { unitId, samplingWeight } = row;
        const key = { unitId, attribute, value: own[attribute] ?? "", source, samplingWeight };
        return [JSON.stringify(key), key] as const;
      }),
    ),
  );
  return [...keys.values()]
    .map((key) => {
      const members = people.filter(
        ({ row, source, attributes: own }) =>
          row.unitId === key.unitId &&
          row.samplingWeight === key.samplingWeight &&
          source === key.source &&
          (own[key.attribute] ?? "") === key.value,
      );
      return { ...key, ...sumsOf(members, definition) };
    })
    .sort(byKey);
}

function trimmed(attributes: Record<string, string>): Record<string, string> {
  const entries = Object.entries(attributes).map(([attribute, value]) => [attribute, value.trim()] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== ""));
}

interface Person {
  readonly row: typeof response.$inferSelect;
  readonly readings: readonly IndicatorReading[];
}

function sumsOf(members: readonly Person[], definition: SurveyDefinition) {
  const rows = members
    .filter(({ readings }) => isScorable(readings) && readings.some((reading) => "value" in reading))
    .map(({ readings }) => readings.map((reading) => ("value" in reading ? reading.value : null)));
  const pairs = definition.pathModel.constructs
    .flatMap(({ indicators }) => indicators)
    .map((_indicator, position) => position);
  const both = (i: number, j: number) => rows.filter((row) => row[i] !== null && row[j] !== null);
  const total = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0);
  return {
    responseCount: members.length,
    answerCount: rows.length,
    moments: {
      counts: pairs.flatMap((i) => pairs.slice(0, i + 1).map((j) => both(i, j).length)),
      sums: pairs.flatMap((i) => pairs.map((j) => total(both(i, j).map((row) => row[i] ?? 0)))),
      products: pairs.flatMap((i) =>
        pairs.slice(0, i + 1).map((j) => total(both(i, j).map((row) => (row[i] ?? 0) * (row[j] ?? 0)))),
      ),
    },
    answers: answerCounts(members),
    voices: voiceCounts(members),
  };
}

function answerCounts(members: readonly Person[]) {
  const counts: Record<string, { given: Record<string, number>; missing: Record<string, number> }> = {};
  for (const { row } of members)
    for (const [code, answer] of Object.entries(row.answers)) {
      if ("text" in answer || "consent" in answer || code === "comment" || code === "contact") continue;
      counts[code] ??= { given: {}, missing: {} };
      const [kind, key] =
        "missing" in answer
          ? (["missing", answer.missing] as const)
          : (["given", "value" in answer ? String(answer.value) : answer.choice] as const);
      const own = counts[code][kind];
      own[key] = (own[key] ?? 0) + 1;
    }
  return counts;
}

const bands = [
  [40, "under-40"],
  [60, "40-60"],
  [80, "60-80"],
  [Number.POSITIVE_INFINITY, "from-80"],
] as const;

function voiceCounts(members: readonly Person[]) {
  const counts: Record<string, Record<string, [number, number]>> = {};
  for (const { row } of members) {
    const score = row.individualScore;
    const band = score === null ? "none" : (bands.find(([end]) => score < end)?.[1] ?? "");
    const { comment } = row.answers;
    const said = comment && "text" in comment && comment.text.trim() !== "" ? 1 : 0;
    const [answered, commented] = counts[band]?.[row.language] ?? [0, 0];
    counts[band] = { ...counts[band], [row.language]: [answered + 1, commented + said] };
  }
  return counts;
}

type Key = Pick<Cell, "unitId" | "attribute" | "value" | "source" | "samplingWeight">;

function byKey(a: Key, b: Key): number {
  const text = ({ attribute, value, unitId, source, samplingWeight }: Key) =>
    JSON.stringify([attribute, value, unitId, source, samplingWeight]);
  return text(a) < text(b) ? -1 : 1;
}
