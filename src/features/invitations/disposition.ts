/** Where an invitation stands, and in the end how it came out; in the order of AAPOR's codes. */
export const dispositions = [
  "complete",
  "started",
  "partial",
  "refused",
  "opted-out",
  "queued",
  "sent",
  "no-answer",
  "in-doubt",
  "bounced",
] as const;

export type Disposition = (typeof dispositions)[number];

/**
 * The groups of AAPOR's Standard Definitions (2016, Internet surveys of specifically named persons): I complete,
 * P partial, R refusal, UO unknown whether eligible or reached. NC (eligible, not reached) and O (other) do not
 * arise in a mailed list: silence leaves open whether the mail was ever seen.
 */
export type OutcomeGroup = "I" | "P" | "R" | "UO";

export interface Outcome {
  readonly code: "1.1" | "1.2" | "2.11" | "3.11" | "3.19" | "3.30";
  readonly group: OutcomeGroup;
}

/** What each disposition counts as, at any moment of a wave: an open wave's figures are those of "as if closed now". */
export const outcomes: Readonly<Record<Disposition, Outcome>> = {
  complete: { code: "1.1", group: "I" },
  // Some answers were saved, the survey was not finished.
  started: { code: "1.2", group: "P" },
  partial: { code: "1.2", group: "P" },
  refused: { code: "2.11", group: "R" },
  "opted-out": { code: "2.11", group: "R" },
  // No invitation sent.
  queued: { code: "3.11", group: "UO" },
  // Nothing ever returned; a mail in doubt may or may not have arrived.
  sent: { code: "3.19", group: "UO" },
  "no-answer": { code: "3.19", group: "UO" },
  "in-doubt": { code: "3.19", group: "UO" },
  // Invitation returned undelivered.
  bounced: { code: "3.30", group: "UO" },
};

export type DispositionCounts = Readonly<Partial<Record<Disposition, number>>>;

/** A share with what it is a share of. */
export interface Rate {
  readonly count: number;
  readonly of: number;
  /** 0 to 1; null when the denominator is 0 */
  readonly share: number | null;
}

export interface OutcomeRates {
  readonly drawn: number;
  readonly groups: Readonly<Record<OutcomeGroup, number>>;
  /** response rate 1: I / everybody drawn; the lowest, no guess about the unknown */
  readonly rr1: Rate;
  /** response rate 2: (I + P) / everybody drawn */
  readonly rr2: Rate;
  /** refusal rate 1: R / everybody drawn */
  readonly ref1: Rate;
  /** contact rate 1: (I + P + R) / everybody drawn */
  readonly con1: Rate;
  /** cooperation rate 1: I / (I + P + R), among those known to have been reached */
  readonly coop1: Rate;
  /** cooperation rate 2: (I + P) / (I + P + R) */
  readonly coop2: Rate;
}

/**
 * AAPOR outcome rates of a wave. Denominators count everybody drawn, the never mailed and the bounced included.
 * @example outcomeRates({ complete: 40, partial: 10, "opted-out": 5, "no-answer": 45 }).rr1.share; // => 0.4
 */
export function outcomeRates(counts: DispositionCounts): OutcomeRates {
  const groups = { I: 0, P: 0, R: 0, UO: 0 };
  for (const disposition of dispositions) groups[outcomes[disposition].group] += counts[disposition] ?? 0;
  const { I, P, R, UO } = groups;
  const drawn = I + P + R + UO;
  const reached = I + P + R;
  return {
    drawn,
    groups,
    rr1: rate(I, drawn),
    rr2: rate(I + P, drawn),
    ref1: rate(R, drawn),
    con1: rate(reached, drawn),
    coop1: rate(I, reached),
    coop2: rate(I + P, reached),
  };
}

function rate(count: number, of: number): Rate {
  return { count, of, share: of === 0 ? null : count / of };
}

/** What an invitation becomes when its wave closes. What is settled stays, and so does what was never sure. */
export function dispositionAtClose(disposition: Disposition): Disposition {
  if (disposition === "started") return "partial";
  if (disposition === "sent") return "no-answer";
  return disposition;
}

/** Dispositions that an answer, finished or not, may still change. */
export const answerable = [
  "queued",
  "sent",
  "bounced",
  "in-doubt",
  "started",
] as const satisfies readonly Disposition[];
