import fc from "fast-check";
import { expect, test } from "vitest";
import { attemptCountMax, backoffMs, decideDelivery, leaseMs } from "../../src/emails/delivery.ts";
import { isMailAddress, withoutAddresses } from "../../src/emails/mail-address.ts";

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

test("an address is one mailbox and nothing that ends a header", () => {
  for (const good of ["a@b.cn", "first.last+tag@sub.example.com", "李@例子.中国", "x@localhost"])
    expect(isMailAddress(good), good).toBe(true);
  const bad = ["", "a", "a@", "@b.c", "a@b@c.de", "a b@c.de", "a@b.c\r\nBcc: x@y.z", "a,b@c.de", "<a@b.c>"];
  for (const address of [...bad, '"a"@b.c', "a@-b.c", "a@b..c", `${"a".repeat(65)}@b.c`])
    expect(isMailAddress(address), address).toBe(false);
});

test("a reply is kept on one line and without addresses", () => {
  expect(withoutAddresses("550 5.1.1 <li.wei@example.com>:\r\n no such user")).toBe(
    "550 5.1.1 <…>: no such user",
  );
});
