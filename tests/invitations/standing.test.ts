import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { waveStanding } from "../../db/schema/invitations.ts";
import type { Disposition } from "../../src/features/invitations/disposition.ts";
import { optOutByLink } from "../../src/features/invitations/invitations.service.ts";
import { keepStandings, waveStanding as standingOf } from "../../src/features/invitations/waves.service.ts";
import { anInvitation, aRespondent, aUnit, aWave, testNow } from "../support/builders.ts";
import { useDatabase } from "../support/database.ts";

const database = useDatabase();
const closedAt = new Date(testNow.getTime() - 3_600_000);

test("how a closed wave stands is kept, and stays what counting says", async () => {
  const { waveId, unitIds } = await aClosedWave();
  const counted = await standingOf(database.db, waveId, null);
  await keepStandings(database.db, testNow);
  expect(await keptCount(waveId)).toBe(3);
  expect(await standingOf(database.db, waveId, null)).toEqual(counted);
  expect(counted.counts).toEqual({ complete: 3, bounced: 1 });
  const ofOne = await standingOf(database.db, waveId, unitIds.slice(1));
  expect(ofOne).toMatchObject({ counts: { complete: 1 }, drawnCount: 1 });
  expect(await standingOf(database.db, waveId, [])).toMatchObject({ drawnCount: 0 });
});

test("somebody who opts out after the close is counted anew", async () => {
  const { waveId, bounced } = await aClosedWave();
  await keepStandings(database.db, testNow);
  await optOutByLink(database.db, bounced.respondentId, bounced.tokenDigest, {
    byOneClick: false,
    now: testNow,
  });
  const expected = { complete: 3, "opted-out": 1 };
  expect((await standingOf(database.db, waveId, null)).counts).toEqual(expected);
  expect(await keptCount(waveId)).toBe(0);
  await keepStandings(database.db, testNow);
  expect(await keptCount(waveId)).toBe(3);
  expect((await standingOf(database.db, waveId, null)).counts).toEqual(expected);
});

test("of a wave that can still be answered, or closed this minute, nothing is kept", async () => {
  const open = await aWave(database.db, { status: "open", closedAt: null });
  const justClosed = await aWave(database.db, { status: "closed", closedAt: testNow });
  for (const { id } of [open, justClosed]) await anInvitation(database.db, { waveId: id });
  await keepStandings(database.db, testNow);
  expect(await keptCount(open.id)).toBe(0);
  expect(await keptCount(justClosed.id)).toBe(0);
});

/** Two answers and a bounced mail in one unit, an answer in another. */
async function aClosedWave() {
  const { db } = database;
  const { id: waveId } = await aWave(db, { status: "closed", closedAt });
  const units = [await aUnit(db), await aUnit(db)] as const;
  const ask = async (unitId: string, disposition: Disposition) => {
    const { respondentId } = await aRespondent(db, { unitId });
    return anInvitation(db, { waveId, respondentId, disposition });
  };
  await ask(units[0].id, "complete");
  await ask(units[0].id, "complete");
  await ask(units[1].id, "complete");
  return { waveId, unitIds: units.map(({ id }) => id), bounced: await ask(units[0].id, "bounced") };
}

function keptCount(waveId: string): Promise<number> {
  return database.db.$count(waveStanding, eq(waveStanding.waveId, waveId));
}
