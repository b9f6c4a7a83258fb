import { sql } from "drizzle-orm";
import { openDatabase } from "../../db/client.ts";

/**
 * Moves every day and every moment that is stored into the past: for the product, its sessions and its waiting jobs
 * included, so many days have gone by. The server must have ended: the embedded database lets one process in.
 */
export async function letDaysPass(where: Parameters<typeof openDatabase>[0], days: number): Promise<void> {
  const { db, close } = await openDatabase(where);
  const earlier = sql.raw(`
    DO $$
    DECLARE change text;
    BEGIN
      FOR change IN
        SELECT format('UPDATE %s SET %s', attrelid::regclass,
          string_agg(format('%1$I = (%1$I - interval ''${days} days'')::%2$s', attname, atttypid::regtype), ', '))
        FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
        WHERE relkind = 'r' AND relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema')
          AND NOT attisdropped AND atttypid IN ('timestamptz'::regtype, 'timestamp'::regtype, 'date'::regtype)
        GROUP BY attrelid
      LOOP
        EXECUTE change;
      END LOOP;
    END $$`);
  await db.execute(earlier).finally(close);
}
