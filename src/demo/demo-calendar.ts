import { dayMs } from "../i18n/zoned-time.ts";

const hourMs = 3_600_000;

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
const daysSinceSent = 9;
/** half past nine in the morning and six in the evening in China, from the start of the day in UTC */
const sentMs = 1.5 * hourMs;
const closedMs = 10 * hourMs;

/**
 * Six past quarters and one wave that runs now. The past ones went out on a Tuesday in the middle of their quarter's
 * first month: on whatever day the demo is loaded, more than 60 days before the one that runs.
 */
export function demoWaves(now: Date): DemoWave[] {
  const sentAt = new Date(startOfDay(now) + sentMs - daysSinceSent * dayMs);
  const quarter = sentAt.getUTCFullYear() * 4 + Math.floor(sentAt.getUTCMonth() / 3);
  return [
    ...Array.from({ length: pastWaveCount }, (_, w) => pastWave(w + 1, quarter - pastWaveCount + w)),
    { ...demoWave(pastWaveCount + 1, quarter, sentAt), isRunning: true },
  ];
}

function pastWave(number: number, quarter: number): DemoWave {
  const [year, month] = [Math.floor(quarter / 4), (quarter % 4) * 3];
  const weekday = new Date(Date.UTC(year, month, 15)).getUTCDay();
  const firstTuesday = 15 + ((2 - weekday + 7) % 7);
  return {
    ...demoWave(number, quarter, new Date(Date.UTC(year, month, firstTuesday) + sentMs)),
    isRunning: false,
  };
}

function demoWave(number: number, quarter: number, sentAt: Date) {
  const closesAt = new Date(startOfDay(sentAt) + openDays * dayMs + closedMs);
  return { number, period: `${Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`, sentAt, closesAt };
}

function startOfDay(at: Date): number {
  return Math.floor(at.getTime() / dayMs) * dayMs;
}
