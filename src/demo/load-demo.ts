import type { Database } from "../../db/client.ts";
import { findDemo, stepDemo } from "../auth/demo.service.ts";
import { computeScoreRun, requestScoreRun } from "../features/analysis/score-runs.service.ts";
import { dayMs } from "../i18n/zoned-time.ts";
import { tellMadeUpPast } from "../jobs/queue.ts";
import { compareInPool, scoreInPool } from "../scoring-pool.ts";
import { type DemoWave, demoWaves } from "./demo-calendar.ts";
import { demoComments } from "./demo-comments.ts";
import { demoPeople } from "./demo-people.ts";
import { type Random, seededRandom } from "./demo-random.ts";
import { demoState } from "./demo-state.ts";
import { obstacleWords } from "./demo-words.ts";
import { layGround } from "./lay-ground.ts";
import { planActions } from "./plan-actions.ts";
import { playWave } from "./play-wave.ts";
import { removeDemo } from "./remove-demo.ts";

const seed = 20261106;
const daysBefore = 60;

export interface DemoLoading {
  readonly now: Date;
  /** nobody else can be loading it: what is half there has been cut off */
  readonly isAlone?: boolean;
  /** told before every wave: how many are to come, and which it is, counted from 1 */
  readonly onWave?: (wave: number, waveCount: number) => void;
}

export type DemoLoaded = "loaded" | "there-already" | "being-loaded";

/**
 * Loads the demo programme through the services of every room, wave by wave, as if its past had happened. What an
 * earlier loading left that was cut off is taken away first.
 */
export async function loadDemo(db: Database, loading: DemoLoading): Promise<DemoLoaded> {
  const state = demoState(await findDemo(db), false, new Date());
  if (state === "there") return "there-already";
  if (state === "loading" && !loading.isAlone) return "being-loaded";
  if (state !== "none") await clearHalf(db);
  await tellMadeUpPast(() => playDemo(db, loading));
  return "loaded";
}

/** @throws {Error} if something of the installation's own hangs on the half that is there */
async function clearHalf(db: Database): Promise<void> {
  const outcome = await removeDemo(db, new Date(), true);
  if (outcome.removed || outcome.reason !== "own-data") return;
  const words = obstacleWords("en", outcome.obstacles);
  throw new Error(`The half-loaded demo cannot be taken away. ${words.join(" ")}`);
}

async function playDemo(db: Database, { now, onWave }: DemoLoading): Promise<void> {
  const random = seededRandom(seed);
  const waves = demoWaves(now);
  const begin = new Date((waves[0]?.sentAt ?? now).getTime() - daysBefore * dayMs);
  const people = demoPeople(random);
  const ground = await db.transaction((tx) =>
    layGround(tx, people, { begin, now: new Date(), waveCount: waves.length }),
  );
  const lastOverall = new Map<string, number>();
  const waveIds: string[] = [];
  let scored = Promise.resolve();
  for (const wave of waves) {
    onWave?.(wave.number, waves.length);
    const version = wave.number === 1 ? ground.versions.first : ground.versions.later;
    const own = seededRandom(seedFrom(random));
    const stage = { ...ground, version, now, lastOverall, random: own, comments: demoComments(own) };
    const played = db.transaction(async (tx) => {
      const id = await playWave(tx, wave, stage);
      await stepDemo(tx, { loadedWaveCount: wave.number, steppedAt: new Date() });
      return id;
    });
    const [waveId] = await Promise.all([played, scored]);
    waveIds.push(waveId);
    ({ scored } = await beginScoring(db, waveId, wave, now));
  }
  await scored;
  await db.transaction(async (tx) => {
    await planActions(tx, { waves, waveIds, now }, ground);
    await stepDemo(tx, { loadedAt: new Date(), steppedAt: new Date() });
  });
}

function seedFrom(random: Random): number {
  return Math.floor(random() * 2 ** 31);
}

const replicateCount = 1000;

/**
 * Scores a wave in threads of its own, while the next one is played: closed waves have their final results, the running
 * one preliminary ones.
 * @returns once everything that scoring needs is read, since the embedded database does one thing at a time
 */
async function beginScoring(
  db: Database,
  waveId: string,
  wave: DemoWave,
  now: Date,
): Promise<{ readonly scored: Promise<void> }> {
  const at = wave.isRunning ? now : wave.closesAt;
  const trigger = wave.isRunning ? "requested" : "wave-closed";
  const run = await requestScoreRun(db, {
    ...{ waveId, trigger, staffId: null, now: at, seed: seed + wave.number, replicateCount },
  });
  if (!run.requested) throw new Error(`loadDemo: no score run for the wave ${wave.period}: ${run.reason}`);
  const { scoreRunId } = run;
  const { promise: isRead, resolve: read } = Promise.withResolvers<void>();
  const score: typeof scoreInPool = (input) => {
    read();
    return scoreInPool(input);
  };
  const compute = async () => {
    const computed = await computeScoreRun(db, scoreRunId, { score, compare: compareInPool }, () => at);
    if (computed.status !== "done") throw new Error(`loadDemo: the wave ${wave.period} could not be scored`);
  };
  const scored = compute();
  await Promise.race([isRead, scored]);
  return { scored };
}
