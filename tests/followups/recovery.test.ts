import { describe, expect, test } from "vitest";
import {
  answerRecoveryQuestion,
  decideRecoveryAsk,
  recoveryFigures,
} from "../../src/features/followups/recovery.ts";
import { defaultFollowUpRule as rule } from "../../src/features/surveys/follow-up-rule.ts";
import { aCase, monday } from "./builders.ts";

const zone = "UTC";
const twoWeeksLater = new Date("2026-12-07T09:00:00Z");
const asked = aCase({ status: "closed", closedAt: monday, recoveryAskedAt: twoWeeksLater });

describe("when the customer is asked", () => {
  const closed = aCase({ status: "closed", closedAt: monday });

  test("14 days after closing, not a moment before", () => {
    expect(decideRecoveryAsk(closed, 14, twoWeeksLater)).toEqual({ ask: "now" });
    const early = new Date(twoWeeksLater.getTime() - 1);
    expect(decideRecoveryAsk(closed, 14, early)).toEqual({ ask: "later", dueAt: twoWeeksLater });
  });

  test("never once reopened, and never twice for one closing", () => {
    expect(decideRecoveryAsk(aCase(), 14, twoWeeksLater)).toEqual({ ask: "never", reason: "reopened" });
    expect(decideRecoveryAsk(asked, 14, twoWeeksLater)).toEqual({ ask: "never", reason: "asked-already" });
  });
});

describe("what the customer answers", () => {
  const answer = { solved: "yes", handling: 9, words: "" };

  test.each(["yes", "partly"] as const)("%s leaves the case closed", (solved) => {
    const change = answerRecoveryQuestion(asked, { ...answer, solved }, rule, twoWeeksLater, zone);
    expect(change).toMatchObject({
      accepted: true,
      changes: { recoveryAnswer: solved, recoveryHandling: 9 },
      note: { kind: "customer", detail: { solved, handling: 9 } },
    });
    expect(change).not.toHaveProperty("changes.status");
  });

  test("no opens it again with due times from now, and a contact is owed once more", () => {
    const contacted = { ...asked, firstContactedAt: monday, promisedFor: "2026-11-25" };
    const no = { solved: "no", handling: null, words: "Still broken." };
    expect(answerRecoveryQuestion(contacted, no, rule, twoWeeksLater, zone)).toMatchObject({
      accepted: true,
      changes: {
        status: "open",
        reopenedAt: twoWeeksLater,
        contactDueAt: new Date("2026-12-09T18:00:00Z"),
        solutionDueAt: new Date("2026-12-14T18:00:00Z"),
        firstContactedAt: null,
        promisedFor: null,
      },
      note: { kind: "reopened", text: "Still broken." },
    });
  });

  test("is taken once, and only when asked", () => {
    const answered = { ...asked, recoveryAnswer: "yes" as const, recoveryAnsweredAt: twoWeeksLater };
    for (const followUp of [answered, aCase(), aCase({ status: "closed", closedAt: monday })]) {
      expect(answerRecoveryQuestion(followUp, answer, rule, twoWeeksLater, zone)).toMatchObject({
        reason: "not-asked",
      });
    }
  });

  test.each([0, 11, 2.5, Number.NaN])("handling %d is refused", (handling) => {
    expect(answerRecoveryQuestion(asked, { ...answer, handling }, rule, twoWeeksLater, zone)).toMatchObject({
      field: "handling",
    });
  });

  test("an answer that is none of the three is refused", () => {
    expect(answerRecoveryQuestion(asked, { ...answer, solved: "" }, rule, twoWeeksLater, zone)).toMatchObject(
      { field: "solved", reason: "solved-missing" },
    );
  });
});

test("recovery is yes of all opened, with the silent ones in the denominator and printed beside", () => {
  expect(recoveryFigures({ opened: 10, yes: 4, partly: 1, no: 1 })).toEqual({
    opened: 10,
    yes: 4,
    partly: 1,
    no: 1,
    unanswered: 4,
    share: 0.4,
  });
  expect(recoveryFigures({ opened: 0, yes: 0, partly: 0, no: 0 }).share).toBeNull();
});
