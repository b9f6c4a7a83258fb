import type { Database } from "../../../db/client.ts";
import { listScoredWaves } from "../analysis/scored-waves.service.ts";
import { subtree, unitChain } from "../respondents/unit-tree.ts";
import { listUnits } from "../respondents/units.service.ts";
import {
  type ActionQuestion,
  type ListedAction,
  listActionReaches,
  listVisibleActions,
} from "../strategy/action-list.service.ts";
import type { ActionWorker } from "../strategy/actions.service.ts";
import { measuredWave } from "../strategy/measured-wave.ts";
import { type Judgement, judge } from "./judgement.ts";
import { actionsInTheWay } from "./separable.ts";
import { type SideMeans, sideMeans } from "./side-means.ts";

/** An action with what it may claim. */
export interface ActionEffect extends ListedAction {
  /** by each later wave, the oldest first; never empty */
  readonly judgements: readonly Judgement[];
  readonly means: readonly SideMeans[];
}

export interface Effects {
  readonly effects: readonly ActionEffect[];
  /** of every action the reader sees, to name those in the way of another */
  readonly titles: ReadonlyMap<string, string>;
}

/** Every action somebody sees with what it may claim by now, failures included. */
export async function listEffects(
  db: Database,
  staff: ActionWorker,
  question: ActionQuestion,
  now: Date,
): Promise<Effects> {
  const all = await listVisibleActions(db, staff, {}, now);
  const asked = await listVisibleActions(db, staff, question, now);
  return { effects: await judgeAll(db, staff, asked, now), titles: titlesOf(all) };
}

/** One action that somebody sees, judged. */
export async function loadEffect(
  db: Database,
  staff: ActionWorker,
  action: ListedAction,
  now: Date,
): Promise<Effects> {
  const all = await listVisibleActions(db, staff, {}, now);
  return { effects: await judgeAll(db, staff, [action], now), titles: titlesOf(all) };
}

async function judgeAll(
  db: Database,
  staff: ActionWorker,
  actions: readonly ListedAction[],
  now: Date,
): Promise<ActionEffect[]> {
  const units = await listUnits(db, now);
  const parents = new Map(units.map(({ id, parentUnitId }) => [id, parentUnitId]));
  const related = (unitId: string) =>
    new Set([...unitChain(parents, unitId), ...subtree(units, unitId).map(({ id }) => id)]);
  const visible = new Set(subtree(units, staff.unitId).map(({ id }) => id));
  const reaches = await listActionReaches(db);
  const effects: ActionEffect[] = [];
  for (const [programmeId, own] of Map.groupBy(actions, ({ action }) => action.programmeId)) {
    const scored = (await listScoredWaves(db, programmeId, now)).filter(({ isFinal }) => isFinal);
    for (const listed of own) {
      const { action, yardstick } = listed;
      const waves = scored.map((wave) => measuredWave(wave, yardstick.construct));
      const unitIds = [...yardstick.treatedUnitIds, ...yardstick.comparisonUnitIds];
      const inTheWay = (window: { readonly from: string; readonly to: string }) =>
        actionsInTheWay({ actionId: action.id }, unitIds, window, reaches, related);
      const judged = { actionId: action.id, progress: action, yardstick };
      const seesComparison = yardstick.comparisonUnitIds.every((unitId) => visible.has(unitId));
      effects.push({
        ...listed,
        judgements: judge(judged, waves, inTheWay),
        means: sideMeans(waves, yardstick, seesComparison),
      });
    }
  }
  return actions.flatMap(({ action }) => effects.find((effect) => effect.action.id === action.id) ?? []);
}

function titlesOf(actions: readonly ListedAction[]): Map<string, string> {
  return new Map(actions.map(({ action }) => [action.id, action.title]));
}
