import { doublePrecision, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { AnswerCounts, CellMoments, VoiceCounts } from "../../src/features/analysis/cell.ts";
import type { ScoreResults, ScoreSettings } from "../../src/features/analysis/score-run.ts";
import { moment } from "./columns.ts";
import { wave } from "./invitations.ts";
import { staff } from "./staff.ts";
import { programme, surveyVersion } from "./surveys.ts";
import { unit } from "./units.ts";

/** One reproducible estimation. Append-only: a new request makes a new row. */
export const scoreRun = pgTable(
  "score_run",
  {
    id: uuid("id").primaryKey(),
    programmeId: uuid("programme_id")
      .notNull()
      .references(() => programme.id),
    waveId: uuid("wave_id")
      .notNull()
      .references(() => wave.id),
    surveyVersionId: uuid("survey_version_id")
      .notNull()
      .references(() => surveyVersion.id),
    period: text("period").notNull(),
    trigger: text("trigger", { enum: ["wave-closed", "requested"] }).notNull(),
    requestedBy: text("requested_by").references(() => staff.id),
    status: text("status", { enum: ["queued", "running", "done", "failed"] }).notNull(),
    /** e.g. "unstandardized-weights" and its version */
    definitionName: text("definition_name").notNull(),
    definitionVersion: integer("definition_version").notNull(),
    settings: jsonb("settings").$type<ScoreSettings>().notNull(),
    seed: integer("seed").notNull(),
    codeVersion: text("code_version").notNull(),
    /** SHA-256 of the response matrix in canonical row order */
    dataHash: text("data_hash"),
    rowCount: integer("row_count"),
    results: jsonb("results").$type<ScoreResults>(),
    failure: text("failure"),
    createdAt: moment("created_at").notNull(),
    finishedAt: moment("finished_at"),
    notReproducibleSince: moment("not_reproducible_since"),
  },
  (table) => [
    index("score_run_wave").on(table.waveId, table.createdAt),
    index("score_run_programme").on(table.programmeId, table.period),
  ],
);

/**
 * The answers of one wave added up by unit (as it was then) and by each attribute value within it: what pages read
 * instead of responses. Whole numbers, so that cells add up to the digit. Made anew as a whole, never incremented.
 */
export const cell = pgTable(
  "cell",
  {
    waveId: uuid("wave_id")
      .notNull()
      .references(() => wave.id),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => unit.id),
    /** the respondents' attribute; "" for everybody of the unit, "@language" for the language of the answers */
    attribute: text("attribute").notNull(),
    /** "" where the attribute is not known */
    value: text("value").notNull(),
    source: text("source", { enum: ["asked", "self-selected"] }).notNull(),
    /** N / n: the same for all answers of a cell */
    samplingWeight: doublePrecision("sampling_weight").notNull(),
    responseCount: integer("response_count").notNull(),
    /** of them, those the index is computed from */
    answerCount: integer("answer_count").notNull(),
    moments: jsonb("moments").$type<CellMoments>().notNull(),
    answers: jsonb("answers").$type<AnswerCounts>().notNull(),
    voices: jsonb("voices").$type<VoiceCounts>().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [
        ...([table.waveId, table.attribute, table.value, table.unitId] as const),
        ...([table.source, table.samplingWeight] as const),
      ],
    }),
  ],
);

/** What the cells of a wave were made from. */
export const cellBuild = pgTable("cell_build", {
  waveId: uuid("wave_id")
    .primaryKey()
    .references(() => wave.id),
  /** counts the builds: an older one that ends later is not stored */
  revision: integer("revision").notNull(),
  /** of an open wave, up to its last results; null: all */
  answersUntil: moment("answers_until"),
  responseCount: integer("response_count").notNull(),
  /** attributes that are no segments: too many different values, or too long ones */
  wideAttributes: jsonb("wide_attributes").$type<string[]>().notNull(),
  builtAt: moment("built_at").notNull(),
});

/** What somebody of the staff called a comment, by hand. */
export const commentTag = pgTable(
  "comment_tag",
  {
    respondentId: uuid("respondent_id").notNull(),
    responseId: uuid("response_id").notNull(),
    tag: text("tag").notNull(),
    waveId: uuid("wave_id")
      .notNull()
      .references(() => wave.id),
    staffId: text("staff_id").references(() => staff.id),
    at: moment("at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.respondentId, table.responseId, table.tag] }),
    index("comment_tag_wave").on(table.waveId, table.tag),
  ],
);
