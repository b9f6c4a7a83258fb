import {
  boolean,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { MailParameters } from "../../src/emails/mail.ts";
import { dispositions } from "../../src/features/invitations/disposition.ts";
import { bytes, language, moment } from "./columns.ts";
import { respondent } from "./respondents.ts";
import { staff } from "./staff.ts";
import { programme, surveyVersion } from "./surveys.ts";
import { unit } from "./units.ts";

/** One fielding of one survey version. */
export const wave = pgTable("wave", {
  id: uuid("id").primaryKey(),
  programmeId: uuid("programme_id")
    .notNull()
    .references(() => programme.id),
  surveyVersionId: uuid("survey_version_id")
    .notNull()
    .references(() => surveyVersion.id),
  name: text("name").notNull(),
  /** what trends run over, apart from the wave, e.g. "2026-Q4" */
  period: text("period").notNull(),
  status: text("status", { enum: ["draft", "sending", "open", "closed"] }).notNull(),
  /** all respondents, or a random sample of so many per unit */
  sampling: text("sampling", { enum: ["census", "per-unit"] }).notNull(),
  samplePerUnit: integer("sample_per_unit"),
  samplingSeed: integer("sampling_seed").notNull(),
  /** who was asked by this programme within so many days is left out of the frame */
  quarantineDays: integer("quarantine_days").notNull().default(0),
  /** what the brand and the product rated are called, for piping */
  brand: text("brand").notNull(),
  product: text("product").notNull(),
  /** by language */
  subjectLine: jsonb("subject_line").$type<Record<string, string>>().notNull(),
  greeting: jsonb("greeting").$type<Record<string, string>>().notNull(),
  /** the mail carries the survey's first rating as links */
  ratingInMail: boolean("rating_in_mail").notNull().default(false),
  /** IANA zone in which closesAt was chosen and is shown */
  timeZone: text("time_zone").notNull(),
  closesAt: moment("closes_at").notNull(),
  sentAt: moment("sent_at"),
  closedAt: moment("closed_at"),
  createdAt: moment("created_at").notNull(),
  createdBy: text("created_by").references(() => staff.id),
});

/** The frozen frame: N known and n drawn per stratum (unit) when the wave was sent. */
export const waveStratum = pgTable(
  "wave_stratum",
  {
    waveId: uuid("wave_id")
      .notNull()
      .references(() => wave.id),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => unit.id),
    frameCount: integer("frame_count").notNull(),
    drawnCount: integer("drawn_count").notNull(),
  },
  (table) => [primaryKey({ columns: [table.waveId, table.unitId] })],
);

/**
 * What became of a closed wave's invitations, counted by unit, so that no page counts them again. Gone when one of them
 * still moves, and counted anew.
 */
export const waveStanding = pgTable(
  "wave_standing",
  {
    waveId: uuid("wave_id")
      .notNull()
      .references(() => wave.id),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => unit.id),
    disposition: text("disposition", { enum: dispositions }).notNull(),
    invitationCount: integer("invitation_count").notNull(),
  },
  (table) => [primaryKey({ columns: [table.waveId, table.unitId, table.disposition] })],
);

export const invitation = pgTable(
  "invitation",
  {
    respondentId: uuid("respondent_id").notNull(),
    invitationId: uuid("invitation_id").notNull(),
    waveId: uuid("wave_id")
      .notNull()
      .references(() => wave.id),
    /** what is being rated: brand, product, branch or event id; empty for the wave's own subject */
    subject: text("subject").notNull().default(""),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => unit.id),
    attributes: jsonb("attributes").$type<Record<string, string>>().notNull().default({}),
    language: language(),
    stratumUnitId: uuid("stratum_unit_id").notNull(),
    /** N / n of the stratum */
    samplingWeight: doublePrecision("sampling_weight").notNull(),
    /** SHA-256 of the link's token */
    tokenDigest: bytes("token_digest").notNull(),
    hadPriorCase: boolean("had_prior_case").notNull().default(false),
    disposition: text("disposition", { enum: dispositions }).notNull(),
    /** never set by an answer to an anonymous survey */
    dispositionAt: moment("disposition_at"),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.respondentId, table.invitationId] }),
    unique("invitation_once").on(table.respondentId, table.waveId, table.subject),
    unique("invitation_token").on(table.respondentId, table.tokenDigest),
    // All that counting them needs, so that their rows stay where they are.
    index("invitation_standing").on(table.waveId, table.disposition, table.unitId),
    foreignKey({
      name: "invitation_respondent",
      columns: [table.respondentId],
      foreignColumns: [respondent.respondentId],
    }),
  ],
);

/**
 * The mail ledger. queued -> sending -> sent | failed | in-doubt; `sending` is committed before the server
 * hears DATA, so that a killed worker leaves a doubt and never a double.
 */
export const message = pgTable(
  "message",
  {
    respondentId: uuid("respondent_id").notNull(),
    messageId: uuid("message_id").notNull(),
    /** one mail per occasion: "invitation:<id>", "case-promise:<response id>" */
    occasion: text("occasion").notNull(),
    waveId: uuid("wave_id").references(() => wave.id),
    invitationId: uuid("invitation_id"),
    recipientKind: text("recipient_kind", { enum: ["respondent", "staff"] }).notNull(),
    staffId: text("staff_id").references(() => staff.id),
    language: language().notNull(),
    /** template and its parameters; the mail is rendered from them, links are never stored */
    parameters: jsonb("parameters").$type<MailParameters>().notNull(),
    status: text("status", {
      enum: ["queued", "sending", "sent", "failed", "in-doubt", "cancelled"],
    }).notNull(),
    transport: text("transport", { enum: ["outbox", "smtp"] }),
    attemptCount: integer("attempt_count").notNull().default(0),
    nextAttemptAt: moment("next_attempt_at").notNull(),
    leaseUntil: moment("lease_until"),
    /** the server's reply or our reason, without addresses */
    lastReply: text("last_reply"),
    createdAt: moment("created_at").notNull(),
    sentAt: moment("sent_at"),
  },
  (table) => [
    primaryKey({ columns: [table.respondentId, table.messageId] }),
    unique("message_occasion").on(table.respondentId, table.occasion),
    index("message_due").on(table.status, table.nextAttemptAt),
    // As the outbox lists them: the mails of a wave were all written at one moment.
    index("message_listed").on(table.createdAt.desc().nullsFirst(), table.respondentId),
    index("message_wave").on(table.waveId, table.createdAt.desc().nullsFirst(), table.respondentId),
  ],
);
