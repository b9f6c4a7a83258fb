import type { DemoRecord } from "../auth/demo.service.ts";

export type DemoState = "none" | "asked" | "loading" | "cut-off" | "there";

/** Without a step for so long, loading has been cut off. */
const stepMaxMs = 120_000;

/** How the demo stands. @param isAsked somebody has just asked for it */
export function demoState(demo: DemoRecord | null, isAsked: boolean, now: Date): DemoState {
  if (!demo) return isAsked ? "asked" : "none";
  if (demo.loadedAt) return "there";
  return now.getTime() - demo.steppedAt.getTime() > stepMaxMs ? "cut-off" : "loading";
}
