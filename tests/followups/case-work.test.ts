import { describe, expect, test } from "vitest";
import {
  addNote,
  changeOwner,
  closeCase,
  promiseBy,
  recordContact,
} from "../../src/features/followups/case-work.ts";
import { acceptContact, nextMorning, startOfDay } from "../../src/features/followups/contact-offer.ts";
import { dueTimes, waitsFor } from "../../src/features/followups/follow-up-case.ts";
import { chooseOwner, type OwnerCandidate } from "../../src/features/followups/owner-choice.ts";
import { defaultFollowUpRule as rule } from "../../src/features/surveys/follow-up-rule.ts";
import { aCase, monday } from "./builders.ts";

const tuesday = new Date("2026-11-24T09:00:00Z");
const zone = "Europe/Berlin";

describe("due times", () => {
  test("a case is called within two working days and solved or promised within five", () => {
    expect(dueTimes("case", rule, monday, zone)).toEqual({
      contactDueAt: new Date("2026-11-25T17:00:00Z"),
      solutionDueAt: new Date("2026-11-30T17:00:00Z"),
    });
  });

  test("an urgent case is called by the next working day", () => {
    expect(dueTimes("urgent", rule, monday, zone).contactDueAt).toEqual(new Date("2026-11-24T17:00:00Z"));
  });
});

describe("contact and promise", () => {
  test("the first contact is remembered, later ones leave it", () => {
    const first = recordContact(aCase(), "Called, will send a technician.", tuesday);
    expect(first).toMatchObject({
      accepted: true,
      changes: { status: "contacted", firstContactedAt: tuesday },
      note: { kind: "contact", text: "Called, will send a technician." },
    });
    const again = recordContact(aCase({ status: "contacted", firstContactedAt: monday }), "Again.", tuesday);
    expect(again).toMatchObject({ changes: { firstContactedAt: monday } });
  });

  test("what was said is required", () => {
    expect(recordContact(aCase(), " \r\n ", tuesday)).toEqual({
      accepted: false,
      field: "contact",
      reason: "text-missing",
    });
  });

  test("a promise names its day and counts as a contact", () => {
    const promised = promiseBy(aCase(), { day: "2026-12-01", text: "New part by then." }, tuesday, zone);
    expect(promised).toMatchObject({
      accepted: true,
      changes: { status: "contacted", firstContactedAt: tuesday, promisedFor: "2026-12-01" },
      note: { kind: "promise", detail: { day: "2026-12-01" } },
    });
  });

  test.each([
    ["2026-11-23", "date-past"],
    ["2026-02-30", "date-invalid"],
    ["", "date-invalid"],
    ["2062-12-01", "date-far"],
  ])("a promise for %s is refused: %s", (day, reason) => {
    expect(promiseBy(aCase(), { day, text: "Soon." }, tuesday, zone)).toEqual({
      accepted: false,
      field: "promisedFor",
      reason,
    });
  });

  test("today, in the customer's zone, may still be promised", () => {
    const lateInShanghai = new Date("2026-11-24T15:30:00Z");
    expect(
      promiseBy(aCase(), { day: "2026-11-24", text: "Today." }, lateInShanghai, "Asia/Shanghai"),
    ).toMatchObject({ accepted: true });
  });

  test("a case waits for contact, then for a solution, then for what was promised", () => {
    expect(waitsFor(aCase())).toBe("contact");
    expect(waitsFor(aCase({ status: "contacted", firstContactedAt: tuesday }))).toBe("solution");
    expect(
      waitsFor(aCase({ status: "contacted", firstContactedAt: tuesday, promisedFor: "2026-12-01" })),
    ).toBe("promise");
    expect(waitsFor(aCase({ status: "closed" }))).toBe("nothing");
  });
});

describe("notes and owners", () => {
  test("a closed case takes notes but no contact", () => {
    const closed = aCase({ status: "closed" });
    expect(addNote(closed, "Sent flowers.")).toMatchObject({ accepted: true });
    expect(recordContact(closed, "Called.", tuesday)).toMatchObject({ reason: "not-open" });
  });

  test("nobody works on a case that was only offered", () => {
    const offered = aCase({ status: "offered" });
    expect(addNote(offered, "Who is this?")).toMatchObject({ accepted: false, reason: "not-open" });
  });

  test("an overlong note is refused, not cut", () => {
    expect(addNote(aCase(), "x".repeat(4001))).toMatchObject({ reason: "text-too-long" });
  });

  test("the owner changes to another person who may own it, and to nobody else", () => {
    const candidates = [
      { id: "lin", name: "Lin Wei" },
      { id: "ada", name: "Ada" },
    ];
    expect(changeOwner(aCase(), "ada", candidates)).toMatchObject({
      changes: { ownerStaffId: "ada" },
      note: { kind: "owner", detail: { ownerName: "Ada" } },
    });
    expect(changeOwner(aCase(), "lin", candidates)).toMatchObject({ reason: "owner-same" });
    expect(changeOwner(aCase(), "eve", candidates)).toMatchObject({ reason: "owner-unknown" });
  });
});

describe("closing", () => {
  const closing = { rootCause: "delivery", rootCauseDetail: "", remedy: "Replaced the part." };

  test("root cause and remedy close a case", () => {
    expect(closeCase(aCase(), closing, tuesday)).toMatchObject({
      accepted: true,
      changes: { status: "closed", closedAt: tuesday, rootCause: "delivery", remedy: "Replaced the part." },
      note: { kind: "closed", detail: { rootCause: "delivery" } },
    });
  });

  test.each([
    [{ rootCause: "" }, "rootCause", "root-cause-missing"],
    [{ rootCause: "bad-luck" }, "rootCause", "root-cause-missing"],
    [{ remedy: "  " }, "remedy", "remedy-missing"],
    [{ rootCause: "other" }, "rootCauseDetail", "root-cause-detail-missing"],
  ])("%o is refused beside %s", (changed, field, reason) => {
    expect(closeCase(aCase(), { ...closing, ...changed }, tuesday)).toEqual({
      accepted: false,
      field,
      reason,
    });
  });

  test("a closed case is not closed again", () => {
    expect(closeCase(aCase({ status: "closed" }), closing, tuesday)).toMatchObject({ reason: "not-open" });
  });

  test("closing again after a no asks the customer again", () => {
    const reopened = aCase({ recoveryAskedAt: monday, recoveryAnswer: "no", recoveryAnsweredAt: monday });
    expect(closeCase(reopened, closing, tuesday)).toMatchObject({
      changes: { recoveryAskedAt: null, recoveryAnswer: null, recoveryAnsweredAt: null },
    });
  });
});

describe("the offer of contact", () => {
  const given = { consentVersion: "1", ownerStaffId: "lin" };

  test("the pressed button gives the consent and opens an urgent case", () => {
    expect(
      acceptContact(aCase({ status: "offered", consentVersion: null }), given, rule, monday, zone),
    ).toMatchObject({
      accepted: true,
      changes: {
        status: "open",
        severity: "urgent",
        consentVersion: "1",
        contactDueAt: new Date("2026-11-24T17:00:00Z"),
        reasons: [{ code: "contact-requested" }, { code: "overall-low" }],
      },
    });
  });

  test("pressing again changes nothing", () => {
    expect(acceptContact(aCase(), given, rule, monday, zone)).toMatchObject({ accepted: false });
  });

  test("an offer above the day's limit waits for the next morning of the zone", () => {
    expect(nextMorning(new Date("2026-11-23T17:00:00Z"), "Asia/Shanghai").toISOString()).toBe(
      "2026-11-25T00:00:00.000Z",
    );
    expect(startOfDay(new Date("2026-11-23T17:00:00Z"), "Asia/Shanghai").toISOString()).toBe(
      "2026-11-23T16:00:00.000Z",
    );
  });
});

describe("chooseOwner", () => {
  const candidate = (changed: Partial<OwnerCandidate>): OwnerCandidate => ({
    id: "x",
    name: "X",
    role: "case-owner",
    unitId: "company",
    openCaseCount: 0,
    ...changed,
  });
  const chain = ["branch", "region", "company"];

  test("the nearest unit's case owner on the way up", () => {
    const region = candidate({ id: "region", unitId: "region" });
    const company = candidate({ id: "company" });
    expect(chooseOwner(chain, [company, region])?.id).toBe("region");
  });

  test("a case owner of another branch does not take it; an administrator does", () => {
    const other = candidate({ id: "other", unitId: "other-branch" });
    const admin = candidate({ id: "admin", role: "administrator", unitId: "company" });
    expect(chooseOwner(chain, [other, admin])?.id).toBe("admin");
  });

  test("of two colleagues, the one with fewer open cases", () => {
    const busy = candidate({ id: "busy", name: "A", unitId: "branch", openCaseCount: 7 });
    const free = candidate({ id: "free", name: "B", unitId: "branch", openCaseCount: 2 });
    expect(chooseOwner(chain, [busy, free])?.id).toBe("free");
  });

  test("nobody at all", () => expect(chooseOwner(chain, [])).toBeNull());
});
