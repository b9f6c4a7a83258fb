import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";

/** A node of the reporting hierarchy (company, region, branch). `code` is what an import's `unit` column says. */
export const unit = pgTable("unit", {
  id: uuid("id").primaryKey(),
  code: text("code").notNull().unique(),
  createdAt: moment("created_at").notNull(),
});

/** How a unit was called and where it belonged, from `validFrom` until `validTo` (null: still). */
export const unitVersion = pgTable(
  "unit_version",
  {
    id: uuid("id").primaryKey(),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => unit.id),
    name: text("name").notNull(),
    /** null for the company itself */
    parentUnitId: uuid("parent_unit_id").references(() => unit.id),
    validFrom: moment("valid_from").notNull(),
    validTo: moment("valid_to"),
  },
  (table) => [index("unit_version_unit").on(table.unitId, table.validFrom)],
);
