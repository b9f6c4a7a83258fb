import { integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { DemoStaff } from "../../src/auth/demo-record.ts";
import { moment } from "./columns.ts";

/** What loading the demo programme made, so that exactly that can be taken away again. One row, or none. */
export const demo = pgTable("demo", {
  /** always "demo": a second row is refused */
  id: text("id").primaryKey(),
  programmeId: uuid("programme_id").notNull(),
  rootUnitId: uuid("root_unit_id").notNull(),
  /** the root unit and all below it */
  unitIds: jsonb("unit_ids").$type<readonly string[]>().notNull(),
  staff: jsonb("staff").$type<readonly DemoStaff[]>().notNull(),
  waveCount: integer("wave_count").notNull(),
  /** waves that are there */
  loadedWaveCount: integer("loaded_wave_count").notNull(),
  /** the last step of loading; who finds it long past knows that loading was cut off */
  steppedAt: moment("stepped_at").notNull(),
  /** null while it is being loaded */
  loadedAt: moment("loaded_at"),
});
