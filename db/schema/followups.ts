import {
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { NoteDetail } from "../../src/features/followups/case-change.ts";
import type { CaseReason } from "../../src/features/followups/case-decision.ts";
import type { RootCause } from "../../src/features/followups/root-cause.ts";
import { bytes, moment } from "./columns.ts";
import { wave } from "./invitations.ts";
import { respondent } from "./respondents.ts";
import { staff } from "./staff.ts";
import { programme } from "./surveys.ts";
import { unit } from "./units.ts";

/**
 * One dissatisfied respondent's follow-up. `offered` is a response without consent: a button was mailed, no member
 * of staff sees who it is until it is pressed. `watching` is a fall since last time, for reading only.
 */
export const followUpCase = pgTable(
  "follow_up_case",
  {
    respondentId: uuid("respondent_id").notNull(),
    caseId: uuid("case_id").notNull(),
    responseId: uuid("response_id").notNull(),
    programmeId: uuid("programme_id")
      .notNull()
      .references(() => programme.id),
    waveId: uuid("wave_id").references(() => wave.id),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => unit.id),
    severity: text("severity", { enum: ["urgent", "case", "watch"] }).notNull(),
    status: text("status", { enum: ["offered", "open", "contacted", "closed", "watching"] }).notNull(),
    /** the answers that triggered it, as the rule read them */
    reasons: jsonb("reasons").$type<readonly CaseReason[]>().notNull(),
    ruleVersion: integer("rule_version").notNull(),
    consentVersion: text("consent_version"),
    ownerStaffId: text("owner_staff_id").references(() => staff.id),
    createdAt: moment("created_at").notNull(),
    openedAt: moment("opened_at"),
    contactDueAt: moment("contact_due_at"),
    solutionDueAt: moment("solution_due_at"),
    firstContactedAt: moment("first_contacted_at"),
    promisedFor: date("promised_for"),
    closedAt: moment("closed_at"),
    rootCause: text("root_cause").$type<RootCause>(),
    /** in the closer's own words; never missing where the cause is "other" */
    rootCauseDetail: text("root_cause_detail"),
    remedy: text("remedy"),
    reopenedAt: moment("reopened_at"),
    contactTokenDigest: bytes("contact_token_digest"),
    recoveryTokenDigest: bytes("recovery_token_digest"),
    recoveryAskedAt: moment("recovery_asked_at"),
    recoveryAnswer: text("recovery_answer", { enum: ["yes", "partly", "no"] }),
    recoveryHandling: smallint("recovery_handling"),
    recoveryAnsweredAt: moment("recovery_answered_at"),
  },
  (table) => [
    primaryKey({ columns: [table.respondentId, table.caseId] }),
    unique("follow_up_case_once").on(table.respondentId, table.responseId),
    index("follow_up_case_owner").on(table.ownerStaffId, table.status),
    index("follow_up_case_unit").on(table.unitId, table.status),
    foreignKey({
      name: "follow_up_case_respondent",
      columns: [table.respondentId],
      foreignColumns: [respondent.respondentId],
    }),
  ],
);

/** What happened on a case, append-only: contacts, notes, promises, changes of owner or status. */
export const caseNote = pgTable(
  "case_note",
  {
    respondentId: uuid("respondent_id").notNull(),
    noteId: uuid("note_id").notNull(),
    caseId: uuid("case_id").notNull(),
    kind: text("kind", {
      enum: ["note", "contact", "promise", "owner", "closed", "reopened", "customer"],
    }).notNull(),
    text: text("text").notNull(),
    /** what the note says beside its words, in codes */
    detail: jsonb("detail").$type<NoteDetail>().notNull().default({}),
    staffId: text("staff_id").references(() => staff.id),
    at: moment("at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.respondentId, table.noteId] }),
    index("case_note_case").on(table.respondentId, table.caseId, table.at),
    foreignKey({
      name: "case_note_case",
      columns: [table.respondentId, table.caseId],
      foreignColumns: [followUpCase.respondentId, followUpCase.caseId],
    }),
  ],
);
