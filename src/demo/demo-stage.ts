import type { LoadedSurveyVersion } from "../features/surveys/surveys.service.ts";
import { dayMs } from "../i18n/zoned-time.ts";
import type { DemoComments } from "./demo-comments.ts";
import type { Random } from "./demo-random.ts";
import type { DemoGround } from "./lay-ground.ts";

/** What every wave is played on. */
export interface DemoStage extends DemoGround {
  /** of this wave, so that no wave depends on how long the one before took */
  readonly random: Random;
  readonly comments: DemoComments;
  /** what this wave asks */
  readonly version: LoadedSurveyVersion;
  /** the present: nothing happens after it */
  readonly now: Date;
  /** overall satisfaction as each person last rated it, by e-mail */
  readonly lastOverall: Map<string, number>;
}

export function hoursAfter(at: Date, hours: number): Date {
  return new Date(at.getTime() + (hours * dayMs) / 24);
}
