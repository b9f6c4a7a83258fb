import { dayMs } from "../i18n/zoned-time.ts";

/** A quarterly wave of the demo; `number` runs from 1. */
export interface DemoWave {
  readonly number: number;
  /** "2026-Q4" */
  readonly period: string;
  readonly sentAt: Date;
  readonly closesAt: Date;
  readonly isRunning: boolean;
}

export const pastWaveCount = 6;
const openDays = 21;

/** Six past quarters and one wave that runs now. The past ones go out in the middle month of their quarter. */
export function demoWaves(now: Date): DemoWave[] {
  const thisQuarter = now.getUTCFullYear() * 4 + Math.floor(now.getUTCMonth() / 3);
  const past = Array.from({ length: pastWaveCount }, (_, w): DemoWave => {
    const quarter = thisQuarter - pastWaveCount + w;
    const sentAt = new Date(Date.UTC(Math.floor(quarter / 4), (quarter % 4) * 3 + 1, 6, 1, 30));
    const closesAt = new Date(sentAt.getTime() + openDays * dayMs);
    return { number: w + 1, period: periodOf(quarter), sentAt, closesAt, isRunning: false };
  });
  const sentAt = new Date(now.getTime() - 9 * dayMs);
  const closesAt = new Date(now.getTime() + (openDays - 9) * dayMs);
  return [
    ...past,
    { number: pastWaveCount + 1, period: periodOf(thisQuarter), sentAt, closesAt, isRunning: true },
  ];
}

function periodOf(quarter: number): string {
  return `${Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`;
}
