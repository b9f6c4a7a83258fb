import { afterEach, describe, expect, test } from "vitest";
import { message } from "../../db/schema/invitations.ts";
import { app, setApp } from "../../src/app.ts";
import { linkToken } from "../../src/auth/link-tokens.ts";
import type { MailParameters } from "../../src/emails/mail.ts";
import { showMessage } from "../../src/features/invitations/messages.service.ts";
import {
  listOutbox,
  listWavesWithMail,
  loadOutboxMessage,
  recipientAddress,
} from "../../src/features/invitations/outbox.service.ts";
import { setTestApp } from "../support/app.ts";
import { anInvitation, aRespondent, aUnit, aWave, testNow } from "../support/builders.ts";
import { useDatabase } from "../support/database.ts";

const database = useDatabase();
const caseId = "6d1f2c7e-3f51-4a5c-9d0c-0f1e2d3c4b5a";

afterEach(() => setTestApp(database.db));

const contactOffer = { template: "contact-offer", caseId, brand: "Lanhu", name: "Ada Okafor" } as const;

async function aMessage(
  parameters: MailParameters | null,
  details: Partial<typeof message.$inferInsert> = {},
) {
  const person = await aRespondent(database.db, { unitId: (await aUnit(database.db)).id });
  const asked = await anInvitation(database.db, { respondentId: person.respondentId });
  const { invitationId, respondentId, waveId } = asked;
  const own: MailParameters = parameters ?? {
    template: "invitation",
    ...{ invitationId, subjectLine: "How are we?", greeting: "Hello", name: "Ada Okafor", brand: "Lanhu" },
    ...{
      product: "Fibre",
      closesAt: testNow.toISOString(),
      timeZone: "UTC",
      anonymous: false,
      minuteCount: 3,
    },
  };
  const occasion = `${own.template}:${invitationId}`;
  const [row] = await database.db
    .insert(message)
    .values({
      ...{ respondentId, messageId: crypto.randomUUID(), occasion, waveId, invitationId, language: "en" },
      ...{ recipientKind: "respondent", parameters: own, status: "sent", transport: "smtp" },
      ...{ nextAttemptAt: testNow, createdAt: testNow, sentAt: testNow },
      ...details,
    })
    .returning();
  if (!row) throw new Error("aMessage: nothing was inserted");
  return { row, person, token: linkToken("invitation", invitationId) };
}

describe("a mail that went to somebody's mailbox", () => {
  test("is shown without what opens its links, in HTML, text and headers", async () => {
    const { row, token } = await aMessage(null);
    const { mail, isInert } = showMessage(row);
    expect(isInert).toBe(true);
    const everything = JSON.stringify(mail);
    expect(everything).not.toContain(token);
    expect(mail.html).toContain('href="http://localhost:4321/r/…"');
    expect(mail.text).toContain("http://localhost:4321/r/…");
    expect(mail.unsubscribeUrl).toBe("http://localhost:4321/u/…");
  });

  test("hides its links while it still waits for the mail server", async () => {
    const { row, token } = await aMessage(null, { status: "queued", transport: null });
    expect(JSON.stringify(showMessage(row).mail)).toContain(token);
    setApp({ ...app(), transport: "smtp" });
    expect(JSON.stringify(showMessage(row).mail)).not.toContain(token);
  });

  test("names nobody who was dissatisfied and has not agreed to be named", async () => {
    const { row, person } = await aMessage(contactOffer);
    const listed = await listOutbox(database.db, { unitIds: [person.unitId], includesCases: true }, 1);
    expect(listed.mails.map(({ to }) => to)).toEqual([null]);
    expect(JSON.stringify(showMessage(row).mail)).not.toContain("Ada");
    expect(JSON.stringify(showMessage(row).mail)).not.toContain(linkToken("contact", caseId));
  });
});

test("a mail kept in the built-in outbox has working links and its name, for there is no other way to it", async () => {
  setApp({ ...app(), transport: "smtp" });
  const { row, token } = await aMessage(null, { transport: "outbox" });
  expect(showMessage(row)).toMatchObject({ isInert: false });
  expect(showMessage(row).mail.html).toContain(token);
  const offer = await aMessage(contactOffer, { transport: "outbox" });
  expect(showMessage(offer.row).mail.html).toContain("Ada");
});

test("mails about cases are for those who work on cases", async () => {
  const { row, person } = await aMessage(contactOffer, { transport: "outbox" });
  const unitIds = [person.unitId];
  const seenBy = async (includesCases: boolean) => {
    const scope = { unitIds, includesCases };
    const found = await loadOutboxMessage(database.db, row, scope);
    const { counts } = await listOutbox(database.db, scope, 1);
    return { counts, to: found && recipientAddress(found) };
  };
  expect(await seenBy(false)).toEqual({ counts: {}, to: null });
  expect(await seenBy(true)).toEqual({ counts: { sent: 1 }, to: person.email });
});

test("only waves that mailed people of one's units are offered to filter by", async () => {
  const { row, person } = await aMessage(null);
  await aWave(database.db, { name: "Unmailed" });
  const elsewhere = await aUnit(database.db);
  const wavesOf = (unitId: string) =>
    listWavesWithMail(database.db, { unitIds: [unitId], includesCases: false });
  expect((await wavesOf(person.unitId)).map(({ id }) => id)).toEqual([row.waveId]);
  expect(await wavesOf(elsewhere.id)).toEqual([]);
});
