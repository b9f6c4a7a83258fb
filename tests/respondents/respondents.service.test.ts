import { beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../db/client.ts";
import {
  confirmImport,
  type Importer,
  loadBadRows,
  loadImport,
  previewImport,
} from "../../src/features/respondents/imports.service.ts";
import {
  countFrame,
  findFrame,
  giveConsent,
  listRespondents,
  loadRespondent,
  mayBeMailed,
  optOut,
  suppressAddress,
} from "../../src/features/respondents/respondents.service.ts";
import {
  changeUnit,
  createUnit,
  ensureCompany,
  ensureUnit,
  listUnits,
  unitNames,
  visibleUnitIds,
} from "../../src/features/respondents/units.service.ts";
import { setTestApp } from "../support/app.ts";
import { aStaffMember } from "../support/builders.ts";
import { useDatabase } from "../support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-02T09:00:00Z");
const later = new Date("2026-11-03T08:00:00Z");
let company: Importer;
let north: Importer;

beforeAll(async () => {
  setTestApp(database.db);
  const companyId = await ensureCompany(database.db, "Lanhu", now);
  const northId = await ensureUnit(database.db, "North", companyId, now);
  company = { id: (await aStaffMember(database.db, { unitId: companyId })).id, unitId: companyId };
  north = { id: (await aStaffMember(database.db, { unitId: northId })).id, unitId: northId };
});

async function preview(file: string, importer: Importer, at = now): Promise<string> {
  const bytes = new TextEncoder().encode(file);
  const uploaded = { bytes, name: "people.csv", defaultLanguage: "zh-CN" } as const;
  const previewed = await previewImport(database.db, uploaded, importer, at);
  if (!previewed.accepted) throw new Error(`preview refused: ${previewed.refusal.reason}`);
  return previewed.importId;
}

async function imported(file: string, importer: Importer = company, at = now) {
  return confirmImport(database.db, await preview(file, importer, at), importer, at);
}

async function find(db: Database, search: string) {
  const unitIds = await visibleUnitIds(db, company.unitId, later);
  const { respondents } = await listRespondents(db, { unitIds, search }, 1);
  return respondents;
}

async function frameEmails(unitIds: readonly string[]): Promise<string[]> {
  const emails: string[] = [];
  for await (const members of findFrame(database.db, unitIds, 2)) {
    for (const { respondentId } of members)
      emails.push((await loadRespondent(database.db, respondentId))?.email ?? "");
  }
  return emails.sort();
}

describe("an import", () => {
  test("stores nobody before it is confirmed, and shows what it would do", async () => {
    const file = "email,name,unit,tariff\nfirst@a.cn,Ann,Harbour,gold\nbad,,,\nfirst@A.cn,Ann Li,,\n";
    const summary = await loadImport(database.db, await preview(file, company), company.id);
    expect(summary).toMatchObject({
      rowCount: 1,
      badRowCount: 1,
      mergedCount: 1,
      knownCount: 0,
      newUnits: ["Harbour"],
      firstRows: [{ email: "first@a.cn", name: "Ann Li" }],
      firstBadRows: [{ rowNumber: 3, faults: [{ column: "email", reason: "email-invalid" }] }],
      outcome: null,
    });
    expect(await find(database.db, "first@a.cn")).toEqual([]);
  });

  test("confirmed twice at once stores once and tells both the same", async () => {
    const importId = await preview("email\ntwice1@a.cn\ntwice2@a.cn\n", company);
    const both = await Promise.all([1, 2].map(() => confirmImport(database.db, importId, company, now)));
    expect(both).toEqual([1, 2].map(() => ({ added: 2, updated: 0, skipped: 0 })));
    expect(await find(database.db, "twice")).toHaveLength(2);
  });

  test("updates people we know by their address, and leaves what the file does not say", async () => {
    await imported("email,name,language,tariff,since\nann@b.cn,Ann,zh,gold,2020\n");
    const outcome = await imported("邮箱,姓名,tariff\n ANN@B.CN,Ann Li,silver\n", company, later);
    expect(outcome).toEqual({ added: 0, updated: 1, skipped: 0 });
    expect(await find(database.db, "ann@b.cn")).toMatchObject([
      { name: "Ann Li", language: "zh-CN", attributes: { tariff: "silver", since: "2020" }, createdAt: now },
    ]);
  });

  test("gives new people the language chosen for the file where it says none, and nobody else", async () => {
    await imported("email,language\nold@b.cn,en\n");
    await imported("email,language\nold@b.cn,\nnew@b.cn,\nsaid@b.cn,en\n", company, later);
    const languages = (await find(database.db, "@b.cn")).map(({ email, language }) => [email, language]);
    expect(languages).toEqual(
      expect.arrayContaining([
        ["new@b.cn", "zh-CN"],
        ["old@b.cn", "en"],
        ["said@b.cn", "en"],
      ]),
    );
  });

  test("makes new units under the importer's own and puts people there", async () => {
    await imported("email,unit\nquay@c.cn,Quay\n", north);
    const quay = (await listUnits(database.db, now)).find(({ name }) => name === "Quay");
    expect(quay?.parentUnitId).toBe(north.unitId);
    expect(await find(database.db, "quay@c.cn")).toMatchObject([{ unitId: quay?.id }]);
  });

  test("of two people at once over the same addresses makes nobody twice", async () => {
    const files = [20, 21].map((count) => {
      const rows = Array.from({ length: count }, (_, position) => `same${position}@d.cn`);
      return `email\n${(count === 20 ? rows : rows.reverse()).join("\n")}\n`;
    });
    await Promise.all(files.map((file) => imported(file)));
    expect(await find(database.db, "@d.cn")).toHaveLength(21);
  });

  test("reaches no other unit: neither its people nor itself", async () => {
    await ensureUnit(database.db, "South", company.unitId, now);
    await imported("email,name,unit\neve@e.cn,Eve,South\n");
    const importId = await preview("email,name,unit\neve@e.cn,Mallory,\nnew@e.cn,,South\n", north);
    expect((await loadBadRows(database.db, importId, north.id))?.badRows).toMatchObject([
      { rowNumber: 2, cells: ["eve@e.cn", "Mallory", ""], faults: [{ reason: "address-elsewhere" }] },
      { rowNumber: 3, faults: [{ column: "unit", reason: "unit-not-yours" }] },
    ]);
    await confirmImport(database.db, importId, north, now);
    expect(await find(database.db, "eve@e.cn")).toMatchObject([{ name: "Eve" }]);
  });

  test("skips people who came into another unit's care since the preview", async () => {
    const importId = await preview("email,name\nmeanwhile@e.cn,Mallory\n", north);
    await imported("email,name,unit\nmeanwhile@e.cn,Mia,South\n");
    expect(await confirmImport(database.db, importId, north, now)).toEqual({
      added: 0,
      updated: 0,
      skipped: 1,
    });
    expect(await find(database.db, "meanwhile@e.cn")).toMatchObject([{ name: "Mia" }]);
  });

  test("is seen by the person who uploaded it only, and forgotten after a day", async () => {
    const importId = await preview("email\nmine@f.cn\n", company);
    expect(await loadImport(database.db, importId, north.id)).toBeNull();
    expect(await confirmImport(database.db, importId, north, now)).toBeNull();
    await preview("email\nnext@f.cn\n", company, new Date(now.getTime() + 25 * 60 * 60 * 1000));
    expect(await loadImport(database.db, importId, company.id)).toBeNull();
  });

  test("that names more new units than any hierarchy has is refused", async () => {
    const rows = Array.from({ length: 501 }, (_, position) => `u${position}@g.cn,Street ${position}`);
    const bytes = new TextEncoder().encode(`email,unit\n${rows.join("\n")}`);
    const file = { bytes, name: "x.csv", defaultLanguage: "en" } as const;
    expect(await previewImport(database.db, file, company, now)).toEqual({
      accepted: false,
      refusal: { reason: "too-many-new-units", detail: "501" },
    });
  });
});

describe("who may be invited", () => {
  test("everybody in the units asked for, in batches, but those who opted out or whose address is suppressed", async () => {
    const unitId = await ensureUnit(database.db, "Frame", company.unitId, now);
    await imported("email,unit\n1@h.cn,Frame\n2@h.cn,Frame\n3@h.cn,Frame\n4@h.cn,Frame\n5@h.cn,Frame\n");
    const [one, two] = await find(database.db, "@h.cn");
    await optOut(database.db, one?.respondentId ?? "", now, true);
    await suppressAddress(database.db, two?.respondentId ?? "", "bounced", now);
    expect(await frameEmails([unitId])).toEqual(["3@h.cn", "4@h.cn", "5@h.cn"]);
    expect(await countFrame(database.db, [unitId])).toEqual(new Map([[unitId, 3]]));
    expect(await frameEmails([])).toEqual([]);
    expect(await mayBeMailed(database.db, two?.respondentId ?? "")).toBe(false);
  });

  test("an opt-out outlives another import, and its first moment stays", async () => {
    await imported("email\nleave@i.cn\n");
    const [person] = await find(database.db, "leave@i.cn");
    const id = person?.respondentId ?? "";
    await optOut(database.db, id, now, false);
    await optOut(database.db, id, later, true);
    await imported("email,name\nleave@i.cn,Back\n", company, later);
    expect(await loadRespondent(database.db, id)).toMatchObject({ optedOutAt: now, name: "Back" });
    expect(await mayBeMailed(database.db, id)).toBe(false);
  });

  test("consent is kept with the version of its wording", async () => {
    await imported("email\nyes@j.cn\n");
    const [person] = await find(database.db, "yes@j.cn");
    await giveConsent(database.db, person?.respondentId ?? "", "2026-11", later);
    expect(await loadRespondent(database.db, person?.respondentId ?? "")).toMatchObject({
      consentState: "given",
      consentVersion: "2026-11",
    });
  });
});

describe("the list of respondents", () => {
  test("finds parts of names and addresses, and takes % and _ for what they are", async () => {
    await imported("email,name\npct@k.cn,100% Sure\nund@k.cn,under_score\n");
    expect((await find(database.db, "0% s")).map(({ email }) => email)).toEqual(["pct@k.cn"]);
    expect((await find(database.db, "r_s")).map(({ email }) => email)).toEqual(["und@k.cn"]);
    expect(await find(database.db, "n%r")).toEqual([]);
  });

  test("a page behind the last is the last", async () => {
    const unitIds = [await ensureUnit(database.db, "Pages", company.unitId, now)];
    const rows = Array.from({ length: 51 }, (_, position) => `p${position}@l.cn,Pages`);
    await imported(`email,unit\n${rows.join("\n")}\n`);
    const listed = await listRespondents(database.db, { unitIds }, 99);
    expect(listed).toMatchObject({ found: 51, page: 2, pageCount: 2 });
    expect(listed.respondents).toHaveLength(1);
  });
});

describe("units", () => {
  test("there is one company, whoever asks for it first", async () => {
    const ids = await Promise.all(
      [1, 2, 3].map((each) => ensureCompany(database.db, `Company ${each}`, now)),
    );
    expect(new Set(ids)).toEqual(new Set([company.unitId]));
  });

  test("a renamed and moved unit is called as it was then, at that time", async () => {
    const first = await createUnit(
      database.db,
      { code: "W1", name: "West", parentUnitId: company.unitId },
      company.id,
      now,
    );
    if (!first.saved) throw new Error("createUnit was refused");
    await changeUnit(
      database.db,
      first.id,
      { name: "Far West", parentUnitId: north.unitId },
      company.id,
      later,
    );
    expect((await unitNames(database.db, now)).get(first.id)).toBe("West");
    expect((await unitNames(database.db, later)).get(first.id)).toBe("Far West");
    expect(await visibleUnitIds(database.db, north.unitId, now)).not.toContain(first.id);
    expect(await visibleUnitIds(database.db, north.unitId, later)).toContain(first.id);
  });

  test("a code that is taken in any spelling, and a place below itself, are refused", async () => {
    const taken = { code: " north ", name: "N", parentUnitId: company.unitId };
    expect(await createUnit(database.db, taken, company.id, later)).toEqual({
      saved: false,
      problems: [{ field: "code", reason: "taken" }],
    });
    const below = await ensureUnit(database.db, "Below", north.unitId, now);
    const change = { name: "North", parentUnitId: below };
    expect(await changeUnit(database.db, north.unitId, change, company.id, later)).toEqual({
      saved: false,
      problems: [{ field: "parentUnitId", reason: "own-descendant" }],
    });
  });
});
