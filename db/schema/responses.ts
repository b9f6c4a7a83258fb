import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import {
  date,
  doublePrecision,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { linkEntryModes } from "../../src/features/responses/entry-mode.ts";
import type { Answers } from "../../src/features/surveys/answers.ts";
import { language, moment } from "./columns.ts";
import { wave } from "./invitations.ts";
import { respondent } from "./respondents.ts";
import { surveyVersion } from "./surveys.ts";
import { unit } from "./units.ts";

const slot = (number: number) => smallint(`indicator_${String(number).padStart(2, "0")}`);

/** The model's indicators in typed columns: a survey version maps its indicators to slot numbers 1 to 40. */
const indicatorSlots = {
  indicator01: slot(1),
  indicator02: slot(2),
  indicator03: slot(3),
  indicator04: slot(4),
  indicator05: slot(5),
  indicator06: slot(6),
  indicator07: slot(7),
  indicator08: slot(8),
  indicator09: slot(9),
  indicator10: slot(10),
  indicator11: slot(11),
  indicator12: slot(12),
  indicator13: slot(13),
  indicator14: slot(14),
  indicator15: slot(15),
  indicator16: slot(16),
  indicator17: slot(17),
  indicator18: slot(18),
  indicator19: slot(19),
  indicator20: slot(20),
  indicator21: slot(21),
  indicator22: slot(22),
  indicator23: slot(23),
  indicator24: slot(24),
  indicator25: slot(25),
  indicator26: slot(26),
  indicator27: slot(27),
  indicator28: slot(28),
  indicator29: slot(29),
  indicator30: slot(30),
  indicator31: slot(31),
  indicator32: slot(32),
  indicator33: slot(33),
  indicator34: slot(34),
  indicator35: slot(35),
  indicator36: slot(36),
  indicator37: slot(37),
  indicator38: slot(38),
  indicator39: slot(39),
  indicator40: slot(40),
};

/** Any answer in the respondent's own words: which of the questions it belongs to, a query says beside it. */
export function hasWords(answers: SQLWrapper): SQL {
  return sql`jsonb_path_exists(${answers}, '$.*.text')`;
}

/** Unfinished answers of one invitation. Anonymous surveys keep none. */
export const responseDraft = pgTable(
  "response_draft",
  {
    respondentId: uuid("respondent_id").notNull(),
    invitationId: uuid("invitation_id").notNull(),
    answers: jsonb("answers").$type<Answers>().notNull(),
    page: smallint("page").notNull(),
    /** how the first page was opened that was saved */
    entryMode: text("entry_mode", { enum: linkEntryModes }).notNull().default("mail-link"),
    startedAt: moment("started_at").notNull(),
    savedAt: moment("saved_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.respondentId, table.invitationId] }),
    foreignKey({
      name: "response_draft_respondent",
      columns: [table.respondentId],
      foreignColumns: [respondent.respondentId],
    }),
  ],
);

/**
 * One finished set of answers. `answers` by question code is the truth; the slots hold the model's indicators as
 * the survey version maps them. In an anonymous survey both ids are made for this row alone and belong to nobody.
 */
export const response = pgTable(
  "response",
  {
    respondentId: uuid("respondent_id").notNull(),
    responseId: uuid("response_id").notNull(),
    /** null in anonymous surveys and without an invitation */
    invitationId: uuid("invitation_id"),
    surveyVersionId: uuid("survey_version_id")
      .notNull()
      .references(() => surveyVersion.id),
    waveId: uuid("wave_id").references(() => wave.id),
    period: text("period").notNull(),
    entryMode: text("entry_mode", {
      enum: ["mail-link", "in-mail-rating", "kiosk", "qr", "widget", "api", "import"],
    }).notNull(),
    source: text("source", { enum: ["probability-sample", "census", "self-selected"] }).notNull(),
    deviceClass: text("device_class", { enum: ["phone", "tablet", "desktop", "unknown"] }).notNull(),
    language: language().notNull(),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => unit.id),
    attributes: jsonb("attributes").$type<Record<string, string>>().notNull().default({}),
    /** the invitation's N / n; 1 without a sample */
    samplingWeight: doublePrecision("sampling_weight").notNull().default(1),
    startedAt: moment("started_at"),
    /** null in anonymous surveys, which know only the date */
    submittedAt: moment("submitted_at"),
    submittedOn: date("submitted_on").notNull(),
    answers: jsonb("answers").$type<Answers>().notNull(),
    /** e.g. "too-fast", "straight-line": raw facts, nothing is dropped for them */
    flags: jsonb("flags").$type<string[]>().notNull().default([]),
    /** satisfaction of this one respondent, 0-100, with the definition that gave it */
    individualScore: doublePrecision("individual_score"),
    individualScoreDefinition: text("individual_score_definition"),
    ...indicatorSlots,
  },
  (table) => [
    primaryKey({ columns: [table.respondentId, table.responseId] }),
    unique("response_once").on(table.respondentId, table.invitationId),
    index("response_wave").on(table.waveId),
    index("response_submitted").on(table.submittedOn),
    // Those that hold words, as comments are listed; one in seven does.
    index("response_words").on(table.waveId, table.submittedOn).where(hasWords(table.answers)),
  ],
);

/**
 * A response of this wave was written, changed or erased, and its cells are due to be made anew. Written in the
 * transaction that did it; says nothing about what was answered.
 */
export const responseMark = pgTable(
  "response_mark",
  {
    /** in anonymous surveys made for the mark alone */
    respondentId: uuid("respondent_id").notNull(),
    markId: uuid("mark_id").notNull(),
    waveId: uuid("wave_id")
      .notNull()
      .references(() => wave.id),
    change: text("change", { enum: ["added", "changed", "erased"] }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.respondentId, table.markId] }),
    index("response_mark_wave").on(table.waveId),
  ],
);
