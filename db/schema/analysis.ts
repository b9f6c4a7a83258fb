import { index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { ScoreResults, ScoreSettings } from "../../src/features/analysis/score-run.ts";
import { moment } from "./columns.ts";
import { wave } from "./invitations.ts";
import { staff } from "./staff.ts";
import { programme, surveyVersion } from "./surveys.ts";

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
