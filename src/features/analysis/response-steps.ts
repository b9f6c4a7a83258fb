import { type Disposition, type DispositionCounts, dispositions } from "../invitations/disposition.ts";

export interface ResponseStep {
  readonly step: "drawn" | "mailed" | "delivered" | "started" | "complete";
  readonly count: number;
}

/** Which dispositions have not got as far as a step. */
const lost: readonly (readonly [ResponseStep["step"], readonly Disposition[]])[] = [
  ["drawn", []],
  ["mailed", ["queued"]],
  ["delivered", ["queued", "bounced"]],
  ["started", ["queued", "bounced", "sent", "in-doubt", "no-answer", "refused", "opted-out"]],
  ["complete", dispositions.filter((disposition) => disposition !== "complete")],
];

/** How many of those drawn got how far, each step a part of the one before. */
export function responseSteps(counts: DispositionCounts): ResponseStep[] {
  return lost.map(([step, without]) => ({
    step,
    count: dispositions.reduce((sum, each) => sum + (without.includes(each) ? 0 : (counts[each] ?? 0)), 0),
  }));
}
