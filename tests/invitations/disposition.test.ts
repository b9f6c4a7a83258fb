import fc from "fast-check";
import { expect, test } from "vitest";
import {
  dispositionAtClose,
  dispositions,
  outcomeRates,
} from "../../src/features/invitations/disposition.ts";

test("outcome rates by hand", () => {
  const rates = outcomeRates({
    complete: 40,
    partial: 8,
    started: 2,
    "opted-out": 5,
    refused: 5,
    "no-answer": 30,
    bounced: 6,
    "in-doubt": 3,
    queued: 1,
  });
  expect(rates.groups).toEqual({ I: 40, P: 10, R: 10, UO: 40 });
  expect(rates.rr1).toEqual({ count: 40, of: 100, share: 0.4 });
  expect(rates.rr2.share).toBe(0.5);
  expect(rates.ref1.share).toBe(0.1);
  expect(rates.con1.share).toBe(0.6);
  expect(rates.coop1).toEqual({ count: 40, of: 60, share: 40 / 60 });
  expect(rates.coop2.share).toBe(50 / 60);
});

test("nobody drawn gives no rate rather than a division by zero", () => {
  expect(outcomeRates({}).rr1).toEqual({ count: 0, of: 0, share: null });
});

test("everybody drawn is in exactly one group, and closing a wave changes no rate", () => {
  const counts = fc.record(
    Object.fromEntries(dispositions.map((one) => [one, fc.integer({ min: 0, max: 500 })])),
  );
  fc.assert(
    fc.property(counts, (before) => {
      const after: Record<string, number> = {};
      for (const disposition of dispositions) {
        const settled = dispositionAtClose(disposition);
        after[settled] = (after[settled] ?? 0) + (before[disposition] ?? 0);
      }
      const rates = outcomeRates(before);
      expect(rates.drawn).toBe(Object.values(before).reduce((sum, count) => sum + count, 0));
      expect(outcomeRates(after)).toEqual(rates);
    }),
  );
});
