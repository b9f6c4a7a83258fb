import { dayMs, isCalendarDay } from "../../i18n/zoned-time.ts";
import { isRootCause, type RootCause } from "../followups/root-cause.ts";
import { type UnitNode, unitChain } from "../respondents/unit-tree.ts";
import { checkLine, type FormProblem } from "../surveys/form-problem.ts";
import { isChosenAsWorst } from "./chosen-as-worst.ts";
import type { ActionOrigin, Yardstick } from "./improvement-action.ts";
import type { MeasuredUnit } from "./measured-wave.ts";

/** An action as it was entered into the form: nothing is known about the values yet. */
export interface EnteredPlan {
  readonly title: string;
  /** empty unless the action comes from a cause of cases */
  readonly rootCause: string;
  readonly construct: string;
  /** "treated", "comparison" or anything else, by unit */
  readonly sides: Readonly<Record<string, string>>;
  readonly startsOn: string;
  readonly baselineWaveId: string;
  readonly ownerStaffId: string;
  readonly dueOn: string;
  readonly expectedRise: string;
  readonly note: string;
}

/** A closed wave that may be the baseline. */
export interface BaselineChoice {
  readonly waveId: string;
  readonly name: string;
  readonly period: string;
  readonly sentOn: string;
  readonly definitionName: string;
  readonly definitionVersion: number;
  /** the constructs it measures */
  readonly constructs: readonly string[];
  /** its published units, read for the construct of the plan */
  readonly units: ReadonlyMap<string, MeasuredUnit>;
}

/** What a plan may choose from. */
export interface PlanChoices {
  readonly baselines: readonly BaselineChoice[];
  /** the day on which the newest wave with any results, preliminary ones included, was sent */
  readonly knownUntil: string;
  /** the units the planner sees */
  readonly units: readonly UnitNode[];
  /** who may own it: by unit, since they must see what is treated */
  readonly owners: readonly { readonly id: string; readonly name: string; readonly unitId: string }[];
  /** every unit with its parent, to know who sees what */
  readonly parents: ReadonlyMap<string, string | null>;
}

export interface ActionPlan {
  readonly title: string;
  readonly origin: ActionOrigin;
  readonly rootCause: RootCause | null;
  readonly ownerStaffId: string;
  readonly dueOn: string;
  readonly note: string;
  readonly yardstick: Yardstick;
}

/** Reasons of this room; others are those of every form. */
export const planRefusals = [
  "locked",
  "cause-unknown",
  "construct-unknown",
  "units-none",
  "units-nested",
  "start-invalid",
  "start-known",
  "start-far",
  "baseline-unknown",
  "baseline-empty",
  "rise-invalid",
  "owner-unknown",
  "owner-elsewhere",
  "due-invalid",
  "due-before-start",
  "due-far",
  "note-too-long",
] as const;

export type PlanRefusal = (typeof planRefusals)[number];

export interface PlanProblem {
  readonly field: string;
  readonly reason: PlanRefusal;
}

export const planNoteLengthMax = 4000;
export const expectedRiseMax = 50;
const daysAheadMax = 3 * 366;

/** The entered plan, or everything that is wrong with it. @param today "2026-11-24" */
export function readPlan(
  entered: EnteredPlan,
  choices: PlanChoices,
  today: string,
): ActionPlan | { readonly problems: readonly (PlanProblem | FormProblem)[] } {
  const treatedUnitIds = unitsOn("treated", entered, choices);
  const comparisonUnitIds = unitsOn("comparison", entered, choices);
  const baseline = choices.baselines.find(({ waveId }) => waveId === entered.baselineWaveId);
  const rootCause = isRootCause(entered.rootCause) ? entered.rootCause : null;
  const expectedRise = readRise(entered.expectedRise);
  const problems = [
    ...checkLine("title", entered.title),
    ...(entered.rootCause !== "" && !rootCause ? [problem("title", "cause-unknown")] : []),
    ...checkBaseline(baseline, entered.construct, treatedUnitIds),
    ...checkUnits(treatedUnitIds, comparisonUnitIds, choices),
    ...checkDays(entered, choices.knownUntil, today),
    ...checkOwner(entered.ownerStaffId, treatedUnitIds, choices),
    ...(expectedRise === null ? [problem("expectedRise", "rise-invalid")] : []),
    ...(entered.note.length > planNoteLengthMax ? [problem("note", "note-too-long")] : []),
  ];
  if (problems.length > 0 || !baseline || expectedRise === null) return { problems };
  return {
    title: entered.title.trim(),
    origin: rootCause ? "cause" : "driver",
    rootCause,
    ownerStaffId: entered.ownerStaffId,
    dueOn: entered.dueOn,
    note: entered.note,
    yardstick: {
      construct: entered.construct,
      treatedUnitIds,
      comparisonUnitIds,
      startsOn: entered.startsOn,
      baselineWaveId: baseline.waveId,
      baselinePeriod: baseline.period,
      expectedRise,
      definitionName: baseline.definitionName,
      definitionVersion: baseline.definitionVersion,
      chosenAsWorst: isChosenAsWorst(baseline.units, treatedUnitIds),
    },
  };
}

function unitsOn(side: string, { sides }: EnteredPlan, { units }: PlanChoices): string[] {
  return units.map(({ id }) => id).filter((id) => sides[id] === side);
}

function checkBaseline(
  baseline: BaselineChoice | undefined,
  construct: string,
  treatedUnitIds: readonly string[],
): PlanProblem[] {
  if (!baseline) return [problem("baselineWaveId", "baseline-unknown")];
  if (!baseline.constructs.includes(construct)) return [problem("construct", "construct-unknown")];
  const hasFigure = treatedUnitIds.some((unitId) => baseline.units.has(unitId));
  return hasFigure || treatedUnitIds.length === 0 ? [] : [problem("baselineWaveId", "baseline-empty")];
}

/** No unit may stand above another: what happens in a branch would count twice. */
function checkUnits(
  treated: readonly string[],
  comparison: readonly string[],
  { parents }: PlanChoices,
): PlanProblem[] {
  if (treated.length === 0) return [problem("units", "units-none")];
  const chosen = new Set([...treated, ...comparison]);
  const isNested = [...chosen].some((unitId) =>
    unitChain(parents, unitId)
      .slice(1)
      .some((above) => chosen.has(above)),
  );
  return isNested ? [problem("units", "units-nested")] : [];
}

/** A start before a wave whose results are known would let the yardstick be fitted to the outcome. */
function checkDays({ startsOn, dueOn }: EnteredPlan, knownUntil: string, today: string): PlanProblem[] {
  const problems: PlanProblem[] = [];
  if (!isCalendarDay(startsOn)) problems.push(problem("startsOn", "start-invalid"));
  else if (startsOn <= knownUntil) problems.push(problem("startsOn", "start-known"));
  else if (startsOn > latestDay(today)) problems.push(problem("startsOn", "start-far"));
  return [...problems, ...checkDue(dueOn, startsOn, today)];
}

/** @param startsOn an entered day; one that is none is not looked at */
export function checkDue(dueOn: string, startsOn: string, today: string): PlanProblem[] {
  if (!isCalendarDay(dueOn)) return [problem("dueOn", "due-invalid")];
  if (isCalendarDay(startsOn) && dueOn < startsOn) return [problem("dueOn", "due-before-start")];
  return dueOn > latestDay(today) ? [problem("dueOn", "due-far")] : [];
}

/** The first day from today on whose waves nobody knows yet. */
export function earliestStart(knownUntil: string, today: string): string {
  return today > knownUntil ? today : dayAfter(knownUntil, 1);
}

function latestDay(today: string): string {
  return dayAfter(today, daysAheadMax);
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** Whoever owns an action sees all of its treated units; else its page would be closed to them. */
export function checkOwner(
  ownerStaffId: string,
  treatedUnitIds: readonly string[],
  { owners, parents }: Pick<PlanChoices, "owners" | "parents">,
): PlanProblem[] {
  const owner = owners.find(({ id }) => id === ownerStaffId);
  if (!owner) return [problem("ownerStaffId", "owner-unknown")];
  return seesAll(owner.unitId, treatedUnitIds, parents) ? [] : [problem("ownerStaffId", "owner-elsewhere")];
}

/** Whether all of these units stand at or below a unit. */
function seesAll(
  unitId: string,
  unitIds: readonly string[],
  parents: ReadonlyMap<string, string | null>,
): boolean {
  return unitIds.every((each) => unitChain(parents, each).includes(unitId));
}

/** Points with at most one digit behind the point or comma, above 0. */
export function readRise(text: string): number | null {
  const trimmed = text.trim().replace(",", ".");
  if (!/^\d{1,2}(\.\d)?$/.test(trimmed)) return null;
  const points = Number(trimmed);
  return points > 0 && points <= expectedRiseMax ? points : null;
}

function problem(field: string, reason: PlanRefusal): PlanProblem {
  return { field, reason };
}
