import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { openDatabase } from "../../db/client.ts";
import { unit } from "../../db/schema/units.ts";
import { useDatabase } from "../support/database.ts";

const database = useDatabase();

test("a migrated PostgreSQL stores and finds a row", async () => {
  await database.db.insert(unit).values({ id: crypto.randomUUID(), code: "north", createdAt: new Date() });
  expect(await database.db.select({ code: unit.code }).from(unit)).toEqual([{ code: "north" }]);
});

test("the embedded database keeps its rows over a restart and refuses a second opening", async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "manyi-embedded-"));
  const first = await openDatabase({ folder });
  await first.db.insert(unit).values({ id: crypto.randomUUID(), code: "south", createdAt: new Date() });
  await expect(openDatabase({ folder })).rejects.toThrow(`process ${process.pid}`);
  await first.close();
  const second = await openDatabase({ folder });
  expect(await second.db.select({ code: unit.code }).from(unit)).toEqual([{ code: "south" }]);
  await second.close();
  await rm(folder, { recursive: true });
}, 120_000);
