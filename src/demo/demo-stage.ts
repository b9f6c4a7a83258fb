import { dayMs } from "../i18n/zoned-time.ts";
import type { Random } from "./demo-random.ts";
import type { DemoGround } from "./lay-ground.ts";

/** What every wave is played on. */
export interface DemoStage extends DemoGround {
  readonly random: Random;
  /** the present: nothing happens after it */
  readonly now: Date;
  /** overall satisfaction as each person last rated it, by e-mail */
  readonly lastOverall: Map<string, number>;
  /** cases closed so far: how customers answer afterwards goes round, so that every answer occurs */
  closedCaseCount: number;
}

export function hoursAfter(at: Date, hours: number): Date {
  return new Date(at.getTime() + (hours * dayMs) / 24);
}
