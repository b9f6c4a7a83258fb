import { expect, test } from "vitest";
import { confirmImport, loadImport, previewImport } from "../../src/features/respondents/imports.service.ts";
import { ensureCompany } from "../../src/features/respondents/units.service.ts";
import { setTestApp } from "../support/app.ts";
import { aStaffMember } from "../support/builders.ts";
import { useDatabase } from "../support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-02T09:00:00Z");
const limits = { seconds: 120, megabytes: 512 };

/** One row in fifty has no address, one in sixty repeats an earlier one. */
function dirtyFile(rowCount: number): Uint8Array {
  const rows = Array.from({ length: rowCount }, (_, each) => {
    if (each % 50 === 7) return `bad${each},Someone,en,Unit ${each % 40},"a ""quoted"" word"`;
    const person = each % 60 === 3 ? each - 3 : each;
    return `user${person}@example.com,"Some ${each}",zh,Unit ${each % 40},tariff ${each % 9}`;
  });
  return new TextEncoder().encode(`email,name,language,unit,tariff\r\n${rows.join("\r\n")}`);
}

test(`a dirty file of 100,000 rows is read and stored within ${limits.seconds} s and ${limits.megabytes} MB`, {
  timeout: limits.seconds * 1000,
}, async () => {
  setTestApp(database.db);
  const unitId = await ensureCompany(database.db, "Lanhu", now);
  const importer = await aStaffMember(database.db, { unitId });
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 100);
  const file = { bytes: dirtyFile(100_000), name: "dirty.csv", defaultLanguage: "en" } as const;
  const previewed = await previewImport(database.db, file, importer, now);
  if (!previewed.accepted) throw new Error(`refused: ${previewed.refusal.reason}`);
  const summary = await loadImport(database.db, previewed.importId, importer.id);
  expect(summary).toMatchObject({ rowCount: 96_333, badRowCount: 2000, mergedCount: 1667 });
  expect(summary?.firstBadRows).toHaveLength(200);
  const outcome = await confirmImport(database.db, previewed.importId, importer, now);
  clearInterval(watch);
  expect(outcome).toEqual({ added: 96_333, updated: 0, skipped: 0 });
  expect((most - before) / 1e6).toBeLessThan(limits.megabytes);
});
