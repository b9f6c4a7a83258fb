import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decideCase, decideFollowUp, givenConsent } from "../../src/features/followups/case-decision.ts";
import { defaultFollowUpRule as rule } from "../../src/features/surveys/follow-up-rule.ts";
import { roles } from "./builders.ts";

const contented = { sat1: { value: 8 }, sat2: { value: 8 }, sat3: { value: 8 } };
const missing = fc.constantFrom(
  ...(["dont-know", "refused", "skipped", "not-reached", "hidden-by-logic", "not-asked"] as const),
);
const rating = fc.integer({ min: 1, max: 10 });
const ratingAnswer = fc.oneof(
  rating.map((value) => ({ value })),
  missing.map((code) => ({ missing: code })),
);

describe("decideCase", () => {
  test("contented answers ask for nothing, whatever the consent box says", () => {
    const answers = { ...contented, contact: { consent: true, version: "1" } };
    expect(decideCase(answers, roles, rule, null)).toEqual({ severity: "none", reasons: [] });
  });

  test("overall satisfaction at the threshold opens a case, one above does not", () => {
    expect(decideCase({ ...contented, sat1: { value: 4 } }, roles, rule, null)).toEqual({
      severity: "case",
      reasons: [{ code: "overall-low", value: 4, threshold: 4 }],
    });
    expect(decideCase({ ...contented, sat1: { value: 5 } }, roles, rule, null).severity).toBe("none");
  });

  test("a low mean of the answered satisfaction indicators opens a case and says how many were answered", () => {
    const answers = { sat1: { value: 5 }, sat2: { value: 2 }, sat3: { missing: "dont-know" as const } };
    expect(decideCase(answers, roles, rule, null)).toEqual({
      severity: "case",
      reasons: [{ code: "satisfaction-mean-low", value: 3.5, threshold: 4, answered: 2, asked: 3 }],
    });
  });

  test("a badly handled complaint opens a case", () => {
    const answers = { ...contented, complained: { choice: "yes" }, handling: { value: 4 } };
    expect(decideCase(answers, roles, rule, null).reasons).toEqual([
      { code: "complaint-handling-low", value: 4, threshold: 4 },
    ]);
  });

  test("an unresolved complaint is urgent even beside contented ratings", () => {
    const answers = { ...contented, complained: { choice: "yes" }, resolved: { choice: "unresolved" } };
    expect(decideCase(answers, roles, rule, null).severity).toBe("urgent");
  });

  test("answers about a complaint are not read when none was made", () => {
    const answers = {
      ...contented,
      complained: { choice: "no" },
      resolved: { choice: "unresolved" },
      handling: { value: 1 },
    };
    expect(decideCase(answers, roles, rule, null).severity).toBe("none");
  });

  test("a fall of three since last time is watched, of two it is not", () => {
    const answers = { ...contented, sat1: { value: 6 } };
    expect(decideCase(answers, roles, rule, 9)).toEqual({
      severity: "watch",
      reasons: [{ code: "overall-fell", value: 3, threshold: 3 }],
    });
    expect(decideCase(answers, roles, rule, 8).severity).toBe("none");
  });

  test("a survey without complaint questions is judged by its ratings alone", () => {
    const bare = { overallSatisfaction: "sat1", satisfaction: ["sat1"] };
    expect(decideCase({ sat1: { value: 2 } }, bare, rule, null).severity).toBe("case");
  });

  test("missing answers never count as low", () => {
    fc.assert(
      fc.property(missing, missing, missing, missing, (a, b, c, d) => {
        const answers = {
          sat1: { missing: a },
          sat2: { missing: b },
          sat3: { missing: c },
          handling: { missing: d },
        };
        return decideCase(answers, roles, rule, 10).severity === "none";
      }),
    );
  });

  test("leaving an answer out never makes the same answers graver than a low one did", () => {
    fc.assert(
      fc.property(ratingAnswer, ratingAnswer, ratingAnswer, (sat1, sat2, sat3) => {
        const lowest = decideCase({ sat1: { value: 1 }, sat2, sat3 }, roles, rule, null);
        const given = decideCase({ sat1, sat2, sat3 }, roles, rule, null);
        return lowest.severity === "case" && ["case", "none"].includes(given.severity);
      }),
    );
  });

  test("a raised threshold never loses a case", () => {
    fc.assert(
      fc.property(rating, rating, rating, fc.integer({ min: 1, max: 9 }), (a, b, c, threshold) => {
        const answers = { sat1: { value: a }, sat2: { value: b }, sat3: { value: c } };
        const strict = { ...rule, overallAtMost: threshold };
        const wider = { ...rule, overallAtMost: threshold + 1 };
        const before = decideCase(answers, roles, strict, null).severity;
        return before === "none" || decideCase(answers, roles, wider, null).severity === before;
      }),
    );
  });
});

describe("decideFollowUp", () => {
  const person = { privacyMode: "identified", hasConsent: true, hasOptedOut: false } as const;

  test("with consent a dissatisfied person has a case, without it an offer", () => {
    expect(decideFollowUp("case", person)).toEqual({ followUp: "open-case" });
    expect(decideFollowUp("urgent", { ...person, hasConsent: false })).toEqual({ followUp: "offer-contact" });
  });

  test("confidential surveys follow the same consent", () => {
    expect(decideFollowUp("case", { ...person, privacyMode: "confidential" })).toEqual({
      followUp: "open-case",
    });
  });

  test("nothing follows an anonymous response, however low and whatever was ticked", () => {
    for (const severity of ["urgent", "case", "watch"] as const) {
      expect(decideFollowUp(severity, { ...person, privacyMode: "anonymous" })).toEqual({
        followUp: "none",
        reason: "anonymous",
      });
    }
  });

  test("who wants no more mail is offered nothing, but who ticked the box is still called", () => {
    const gone = { ...person, hasOptedOut: true };
    expect(decideFollowUp("case", { ...gone, hasConsent: false })).toEqual({
      followUp: "none",
      reason: "opted-out",
    });
    expect(decideFollowUp("case", gone)).toEqual({ followUp: "open-case" });
  });

  test("a fall is watched without a mail", () => {
    expect(decideFollowUp("watch", { ...person, hasConsent: false })).toEqual({ followUp: "watch" });
  });
});

test("consent counts only where the box was ticked", () => {
  expect(givenConsent({ contact: { consent: true, version: "2" } }, roles)).toBe("2");
  expect(givenConsent({ contact: { consent: false, version: "2" } }, roles)).toBeNull();
  expect(givenConsent({ contact: { missing: "skipped" } }, roles)).toBeNull();
  expect(givenConsent({}, roles)).toBeNull();
});
