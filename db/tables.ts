import { sql } from "drizzle-orm";
import type { Database } from "./client.ts";

export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
  /** what orders the rows: the primary key, every column where there is none */
  readonly key: readonly string[];
}

/** The rows of `execute`, whose result the two drivers shape differently. */
export function rowsOf<Row>(result: unknown): Row[] {
  return (Array.isArray(result) ? result : (result as { rows: Row[] }).rows) as Row[];
}

/** Our own tables, each after those it refers to. */
export async function listTables(db: Database): Promise<TableShape[]> {
  const shapes = rowsOf<{ name: string; columns: string }>(
    await db.execute(sql`
      SELECT table_name::text AS name, json_agg(column_name::text ORDER BY ordinal_position)::text AS columns
      FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE' GROUP BY table_name ORDER BY table_name`),
  ).map((row) => ({ name: row.name, columns: JSON.parse(row.columns) as string[] }));
  const keys = rowsOf<{ name: string; columns: string }>(
    await db.execute(sql`
      SELECT c.relname::text AS name,
        json_agg(a.attname::text ORDER BY array_position(i.indkey::int2[], a.attnum))::text AS columns
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
      WHERE i.indisprimary AND c.relnamespace = 'public'::regnamespace GROUP BY c.relname`),
  );
  const references = rowsOf<{ from: string; to: string }>(
    await db.execute(sql`
      SELECT a.relname::text AS "from", b.relname::text AS "to" FROM pg_constraint
      JOIN pg_class a ON a.oid = conrelid JOIN pg_class b ON b.oid = confrelid
      WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conrelid <> confrelid`),
  );
  const keyed = shapes.map((shape) => {
    const key = keys.find(({ name }) => name === shape.name);
    return { ...shape, key: key ? (JSON.parse(key.columns) as string[]) : shape.columns };
  });
  return inOrder(keyed, references);
}

/** How many migrations the database has seen. */
export async function appliedMigrations(db: Database): Promise<number> {
  const [row] = rowsOf<{ count: number | string }>(
    await db.execute(sql`SELECT count(*)::int AS count FROM drizzle.__drizzle_migrations`),
  );
  return Number(row?.count ?? 0);
}

function inOrder(
  shapes: readonly TableShape[],
  references: readonly { from: string; to: string }[],
): TableShape[] {
  const ordered: TableShape[] = [];
  const visiting = new Set<string>();
  const place = (shape: TableShape): void => {
    if (ordered.includes(shape)) return;
    if (visiting.has(shape.name))
      throw new Error(`listTables: ${shape.name} refers to itself through other tables`);
    visiting.add(shape.name);
    for (const reference of references) {
      const target = shapes.find((each) => reference.from === shape.name && each.name === reference.to);
      if (target) place(target);
    }
    ordered.push(shape);
  };
  for (const shape of shapes) place(shape);
  return ordered;
}

/** How many rows a table has, counted. */
export async function countRows(db: Database, table: string): Promise<number> {
  const [row] = rowsOf<{ count: number | string }>(
    await db.execute(sql`SELECT count(*) AS count FROM ${sql.identifier(table)}`),
  );
  return Number(row?.count ?? 0);
}
