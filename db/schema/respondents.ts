import { boolean, index, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import type { ImportPreview } from "../../src/features/respondents/import-preview.ts";
import { language, moment } from "./columns.ts";
import { staff } from "./staff.ts";
import { unit } from "./units.ts";

export const respondent = pgTable(
  "respondent",
  {
    respondentId: uuid("respondent_id").primaryKey(),
    email: text("email").notNull(),
    name: text("name"),
    language: language(),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => unit.id),
    /** business customers: several contacts of one account, each with a role in it */
    accountCode: text("account_code"),
    accountRole: text("account_role"),
    attributes: jsonb("attributes").$type<Record<string, string>>().notNull().default({}),
    consentState: text("consent_state", { enum: ["none", "given", "withdrawn"] })
      .notNull()
      .default("none"),
    consentVersion: text("consent_version"),
    optedOutAt: moment("opted_out_at"),
    lastContactedAt: moment("last_contacted_at"),
    createdAt: moment("created_at").notNull(),
    updatedAt: moment("updated_at").notNull(),
  },
  (table) => [
    index("respondent_unit").on(table.unitId),
    index("respondent_created").on(table.createdAt),
    index("respondent_email").on(table.email),
  ],
);

/** Claims an address once: keyed hash of the normalized address. A reference table. */
export const contactKey = pgTable("contact_key", {
  emailHash: text("email_hash").primaryKey(),
  respondentId: uuid("respondent_id").notNull(),
});

/** An uploaded file between its preview and its confirmation. Deleted when done or after a day. */
export const respondentImport = pgTable("respondent_import", {
  id: uuid("id").primaryKey(),
  fileName: text("file_name").notNull(),
  status: text("status", { enum: ["previewed", "importing", "done", "failed"] }).notNull(),
  preview: jsonb("preview").$type<ImportPreview>().notNull(),
  createdAt: moment("created_at").notNull(),
  createdBy: text("created_by").references(() => staff.id),
  finishedAt: moment("finished_at"),
});

/** Addresses and domains' opt-outs outlive the person's record: a keyed hash that is never mailed again. */
export const suppression = pgTable(
  "suppression",
  {
    emailHash: text("email_hash").notNull(),
    reason: text("reason", { enum: ["opted-out", "bounced", "complained"] }).notNull(),
    at: moment("at").notNull(),
    byOneClick: boolean("by_one_click").notNull().default(false),
  },
  (table) => [unique("suppression_hash").on(table.emailHash)],
);
