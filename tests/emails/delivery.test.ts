import fc from "fast-check";
import { expect, test } from "vitest";
import { attemptCountMax, backoffMs, decideDelivery, leaseMs } from "../../src/emails/delivery.ts";

const now = new Date("2026-11-02T09:00:00Z");

test("a mail without a final reply is a doubt, however early or late the attempt", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), fc.string(), (attemptCount, reply) => {
      const decision = decideDelivery({ kind: "no-final-reply", reply }, attemptCount, now);
      expect(decision).toEqual({ status: "in-doubt" });
    }),
  );
});

test("a temporary refusal of one recipient is tried again without stopping the others", () => {
  const refused = { kind: "refused", replyCode: 451, stage: "recipient", reply: "greylisted" } as const;
  expect(decideDelivery(refused, 1, now)).toEqual({
    status: "queued",
    nextAttemptAt: new Date("2026-11-02T09:01:00Z"),
    pauseAll: false,
  });
});

test("an unreachable server and a refused sign-in pause everything and blame no customer", () => {
  const outcomes = [
    { kind: "unreachable", reply: "ECONNREFUSED" },
    { kind: "refused", replyCode: 535, stage: "sign-in", reply: "bad password" },
    { kind: "refused", replyCode: 550, stage: "sender", reply: "sender not allowed" },
    { kind: "refused", replyCode: 421, stage: "connect", reply: "busy" },
  ] as const;
  for (const outcome of outcomes)
    expect(decideDelivery(outcome, 1, now), outcome.reply).toMatchObject({
      status: "queued",
      pauseAll: true,
    });
});

test("a permanent refusal is the end; only an unknown mailbox makes the address bad", () => {
  const refuse = (replyCode: number, stage: "recipient" | "content") =>
    decideDelivery({ kind: "refused", replyCode, stage, reply: "no" }, 1, now);
  expect(refuse(550, "recipient")).toEqual({ status: "failed", addressIsBad: true });
  expect(refuse(552, "recipient")).toEqual({ status: "failed", addressIsBad: false });
  expect(refuse(554, "content")).toEqual({ status: "failed", addressIsBad: false });
  expect(refuse(503, "content")).toMatchObject({ status: "queued" });
});

test("waits grow, never beyond six hours, and end after about three days", () => {
  expect([1, 2, 3, 9, 10, 50].map((count) => backoffMs(count) / 60_000)).toEqual([1, 2, 4, 256, 360, 360]);
  const refused = { kind: "unreachable", reply: "" } as const;
  expect(decideDelivery(refused, attemptCountMax - 1, now).status).toBe("queued");
  expect(decideDelivery(refused, attemptCountMax, now)).toEqual({ status: "failed", addressIsBad: false });
});

test("a lease outlasts the longest conversation: 5 minutes to DATA, 10 and a half for the final reply", () => {
  expect(leaseMs).toBeGreaterThan(15.5 * 60_000);
});
