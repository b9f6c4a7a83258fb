import { randomUUID } from "node:crypto";
import type { Database } from "../../db/client.ts";
import { scoreRun } from "../../db/schema/analysis.ts";
import { account } from "../../db/schema/staff.ts";
import type { ScoreResults, UnitFigures } from "../../src/features/analysis/score-run.ts";
import type { EnteredPlan } from "../../src/features/strategy/action-plan.ts";
import type { DriverAnalysis } from "../../src/scoring/drivers/driver.ts";
import type { PathModel } from "../../src/scoring/model/path-model.ts";
import { aProgramme, aStaffMember, aSurveyVersion, aUnit, aWave } from "../support/builders.ts";

/** A working day between the waves of the tests: the first quarter is known, the second is not. */
export const planningDay = new Date("2026-02-20T09:00:00Z");

/** A company with eleven branches, an analyst and a case owner of the company, and a programme with two scored waves. */
export async function anActionScene(db: Database, branchCount = 11) {
  const company = await aUnit(db, { name: "Lanhu" });
  const branches = [];
  for (let i = 1; i <= branchCount; i++)
    branches.push(await aUnit(db, { name: `Branch ${i}`, parentUnitId: company.id }));
  const unitId = company.id;
  const analyst = await someoneActive(db, { name: "Chen Analyst", role: "analyst", unitId });
  const manager = await someoneActive(db, { name: "Wu Manager", role: "viewer", unitId });
  const programme = await aProgramme(db, { name: "Mobile customers" });
  const version = await aSurveyVersion(db, { programmeId: programme.id });
  const scene = { company, branches, analyst, manager, programme, version };
  const level = branches.map((_, i) => 60 + i);
  const earlier = await aScoredWave(db, scene, { period: "2025-Q4", sentOn: "2026-01-05", indices: level });
  const baseline = await aScoredWave(db, scene, { period: "2026-Q1", sentOn: "2026-02-01", indices: level });
  return { ...scene, earlier, baseline };
}

export type ActionScene = Awaited<ReturnType<typeof anActionScene>>;

export async function someoneActive(db: Database, details: NonNullable<Parameters<typeof aStaffMember>[1]>) {
  const member = await aStaffMember(db, details);
  const at = new Date("2026-01-01T00:00:00Z");
  await db.insert(account).values({
    ...{ id: randomUUID(), accountId: member.id, providerId: "credential", staffId: member.id },
    ...{ password: "a hash", createdAt: at, updatedAt: at },
  });
  return member;
}

/** A closed wave with a stored score run: every construct of branch i has the i-th index. */
export async function aScoredWave(
  db: Database,
  scene: Pick<ActionScene, "company" | "branches" | "programme" | "version">,
  details: {
    readonly period: string;
    readonly sentOn: string;
    /** null: the branch is held back */
    readonly indices: readonly (number | null)[];
    readonly standardError?: number;
    readonly status?: "open" | "closed";
  },
) {
  const { period, sentOn, status = "closed" } = details;
  const sentAt = new Date(`${sentOn}T08:00:00Z`);
  const row = await aWave(db, {
    ...{ surveyVersionId: scene.version.id, name: `Wave ${period}`, period, status, sentAt },
    closedAt: status === "closed" ? new Date(sentAt.getTime() + 14 * 86_400_000) : null,
  });
  const { pathModel } = scene.version.definition;
  const results = resultsOf(pathModel, scene, details, status === "open");
  const finishedAt = new Date(sentAt.getTime() + 14 * 86_400_000);
  await db.insert(scoreRun).values({
    ...{ id: randomUUID(), programmeId: scene.programme.id, waveId: row.id, period, status: "done" },
    ...{ surveyVersionId: scene.version.id, trigger: "wave-closed", seed: 1, codeVersion: "test" },
    ...{ definitionName: "unstandardized-weights", definitionVersion: 1, dataHash: "x", results },
    settings: {
      ...{ scheme: "path", missing: "em", replicateCount: 100, includesSelfSelected: false },
      answersUntil: status === "open" ? sentAt.toISOString() : null,
    },
    createdAt: finishedAt,
    finishedAt,
  });
  return row;
}

/** What the form for a new action sends: five treated branches, five to compare with. */
export function anEnteredPlan(scene: ActionScene, change: Partial<EnteredPlan> = {}): EnteredPlan {
  const sides = Object.fromEntries(
    scene.branches.map(({ id }, i) => [id, i < 5 ? "treated" : i < 10 ? "comparison" : ""]),
  );
  return {
    title: "Longer counter hours",
    rootCause: "",
    construct: "Quality",
    sides,
    startsOn: "2026-03-01",
    baselineWaveId: scene.baseline.id,
    ownerStaffId: scene.manager.id,
    dueOn: "2028-12-31",
    expectedRise: "2",
    note: "",
    ...change,
  };
}

function resultsOf(
  pathModel: PathModel,
  { company, branches }: Pick<ActionScene, "company" | "branches">,
  { indices, standardError = 1 }: { indices: readonly (number | null)[]; standardError?: number },
  preliminary: boolean,
): ScoreResults {
  const known = indices.filter((index) => index !== null);
  const all = known.reduce((sum, index) => sum + index, 0) / known.length;
  const everywhere = (value: number) =>
    Object.fromEntries(pathModel.constructs.map(({ name }) => [name, value]));
  const figures = (n: number, index: number) => ({
    n,
    index: everywhere(index),
    indexInterval: Object.fromEntries(
      pathModel.constructs.map(({ name }): [string, [number, number]] => [
        name,
        [index - 2 * standardError, index + 2 * standardError],
      ]),
    ),
    indexStandardError: everywhere(standardError),
    findings: [],
  });
  const units: UnitFigures[] = [
    { ...unitOf(company.id, null, "Lanhu", 0), n: 1100, suppressed: false, figures: figures(1100, all) },
    ...branches.map(({ id }, i) => {
      const index = indices[i] ?? null;
      const unit = unitOf(id, company.id, `Branch ${i + 1}`, 1);
      return index === null
        ? { ...unit, n: 3, suppressed: true, figures: null }
        : { ...unit, n: 100, suppressed: false, figures: figures(100, index) };
    }),
  ];
  return {
    ...{ preliminary, answerCount: 1100, selfSelectedCount: 0, notAskedCount: 0, emptyCount: 0 },
    ...{ usesSamplingWeights: false, equalWeights: null, selfSelected: null, findings: [] },
    units,
    whole: {
      ...{ weighting: "pls", converged: true, iterations: 5, paths: [], rSquared: {}, outerWeights: {} },
      ...{ loadings: {}, unstandardizedWeights: {}, individualScoreSd: everywhere(15), bootstrap: null },
      ...figures(1100, all),
      drivers: driversOf(pathModel, all),
      totalEffects: pathModel.constructs
        .filter(({ name }) => name !== pathModel.target)
        .map(({ name }) => ({
          ...{ from: name, to: pathModel.target, standardized: 0.4, indexPoints: 0.4 },
          interval: [0.3, 0.5] as [number, number],
        })),
      definition: { name: "unstandardized-weights", version: 1 },
    } as unknown as ScoreResults["whole"],
  };
}

/** What leads to the target, each with the importance 0.4 (0.3 to 0.5), and ten replicates. */
function driversOf({ constructs, target }: PathModel, index: number): DriverAnalysis {
  const names = constructs
    .map(({ name }) => name)
    .slice(
      0,
      constructs.findIndex(({ name }) => name === target),
    );
  const spread = Array.from({ length: 10 }, (_, b) => (b - 4.5) / 4.5);
  return {
    target,
    index,
    drivers: names.map((name) => ({
      ...{ name, performance: index, performanceInterval: [index - 2, index + 2] },
      ...{ importance: 0.4, importanceInterval: [0.3, 0.5], significant: true, rank: 1, rankShares: null },
    })),
    replicates: {
      index: spread.map((by) => index + 2 * by),
      importances: Object.fromEntries(names.map((name) => [name, spread.map((by) => 0.4 + 0.1 * by)])),
    },
  };
}

function unitOf(unitId: string, parentUnitId: string | null, name: string, depth: number) {
  return { unitId, parentUnitId, name, depth };
}
