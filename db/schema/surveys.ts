import { boolean, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import type { FollowUpRule } from "../../src/features/surveys/follow-up-rule.ts";
import { privacyModes, programmeKinds } from "../../src/features/surveys/programme.ts";
import type { SurveyDefinition } from "../../src/features/surveys/survey-definition.ts";
import { moment } from "./columns.ts";
import { staff } from "./staff.ts";

/** A stream of measurement of one kind; kinds are never pooled in one index. */
export const programme = pgTable("programme", {
  id: uuid("id").primaryKey(),
  name: text("name").notNull(),
  kind: text("kind", { enum: programmeKinds }).notNull(),
  privacyDefault: text("privacy_default", { enum: privacyModes }).notNull(),
  /** nobody is asked again within so many days */
  quarantineDays: integer("quarantine_days").notNull().default(90),
  retentionMonths: integer("retention_months").notNull().default(36),
  /** thresholds for opening cases, with the rule's version */
  followUpRule: jsonb("follow_up_rule").$type<FollowUpRule>().notNull(),
  /** self-selected answers stay out of the index unless the programme says otherwise */
  includesSelfSelected: boolean("includes_self_selected").notNull().default(false),
  createdAt: moment("created_at").notNull(),
  createdBy: text("created_by").references(() => staff.id),
});

/** The instrument as it is being edited. Publishing copies it into a survey_version. */
export const survey = pgTable("survey", {
  id: uuid("id").primaryKey(),
  programmeId: uuid("programme_id")
    .notNull()
    .references(() => programme.id),
  title: text("title").notNull(),
  privacyMode: text("privacy_mode", { enum: privacyModes }).notNull(),
  draft: jsonb("draft").$type<SurveyDefinition>().notNull(),
  createdAt: moment("created_at").notNull(),
  updatedAt: moment("updated_at").notNull(),
});

/** A frozen copy: a response pins one. Never updated. */
export const surveyVersion = pgTable(
  "survey_version",
  {
    id: uuid("id").primaryKey(),
    surveyId: uuid("survey_id")
      .notNull()
      .references(() => survey.id),
    number: integer("number").notNull(),
    title: text("title").notNull(),
    privacyMode: text("privacy_mode", { enum: privacyModes }).notNull(),
    definition: jsonb("definition").$type<SurveyDefinition>().notNull(),
    publishedAt: moment("published_at").notNull(),
    publishedBy: text("published_by").references(() => staff.id),
  },
  (table) => [unique("survey_version_number").on(table.surveyId, table.number)],
);
