import {
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { RootCause } from "../../src/features/followups/root-cause.ts";
import { actionStatuses } from "../../src/features/strategy/action-status.ts";
import {
  type ActionNoteDetail,
  actionNoteKinds,
  actionOrigins,
  unitSides,
} from "../../src/features/strategy/improvement-action.ts";
import { moment } from "./columns.ts";
import { wave } from "./invitations.ts";
import { staff } from "./staff.ts";
import { programme } from "./surveys.ts";
import { unit } from "./units.ts";

/** A step on a driver: who does it, until when, how it stands. What it is judged by stands apart and never moves. */
export const improvementAction = pgTable(
  "improvement_action",
  {
    id: uuid("id").primaryKey(),
    programmeId: uuid("programme_id")
      .notNull()
      .references(() => programme.id),
    title: text("title").notNull(),
    origin: text("origin", { enum: actionOrigins }).notNull(),
    rootCause: text("root_cause").$type<RootCause>(),
    status: text("status", { enum: actionStatuses }).notNull(),
    ownerStaffId: text("owner_staff_id")
      .notNull()
      .references(() => staff.id),
    dueOn: date("due_on").notNull(),
    begunOn: date("begun_on"),
    endedOn: date("ended_on"),
    createdAt: moment("created_at").notNull(),
    createdBy: text("created_by").references(() => staff.id),
  },
  (table) => [
    index("improvement_action_programme").on(table.programmeId),
    index("improvement_action_due").on(table.status, table.dueOn),
  ],
);

/** What an action will be judged by. Written once, with the action; nothing updates it. */
export const actionYardstick = pgTable("action_yardstick", {
  actionId: uuid("action_id")
    .primaryKey()
    .references(() => improvementAction.id),
  construct: text("construct").notNull(),
  startsOn: date("starts_on").notNull(),
  baselineWaveId: uuid("baseline_wave_id")
    .notNull()
    .references(() => wave.id),
  baselinePeriod: text("baseline_period").notNull(),
  /** index points */
  expectedRise: doublePrecision("expected_rise").notNull(),
  /** how the index is defined in the baseline wave */
  definitionName: text("definition_name").notNull(),
  definitionVersion: integer("definition_version").notNull(),
  chosenAsWorst: boolean("chosen_as_worst").notNull(),
});

/** The units of a yardstick, locked with it. */
export const actionUnit = pgTable(
  "action_unit",
  {
    actionId: uuid("action_id")
      .notNull()
      .references(() => improvementAction.id),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => unit.id),
    side: text("side", { enum: unitSides }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.actionId, table.unitId] }),
    index("action_unit_unit").on(table.unitId),
  ],
);

/** What happened on an action, append-only. */
export const actionNote = pgTable(
  "action_note",
  {
    noteId: uuid("note_id").primaryKey(),
    actionId: uuid("action_id")
      .notNull()
      .references(() => improvementAction.id),
    kind: text("kind", { enum: actionNoteKinds }).notNull(),
    text: text("text").notNull(),
    detail: jsonb("detail").$type<ActionNoteDetail>().notNull().default({}),
    staffId: text("staff_id").references(() => staff.id),
    at: moment("at").notNull(),
  },
  (table) => [index("action_note_action").on(table.actionId, table.at)],
);
