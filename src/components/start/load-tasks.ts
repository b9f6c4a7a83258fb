import { app } from "../../app.ts";
import { can } from "../../auth/permissions.ts";
import type { SignedInStaff } from "../../auth/sessions.ts";
import type { EndedRun } from "../../features/analysis/score-runs.service.ts";
import { countUnownedCases, loadInbox } from "../../features/followups/cases.service.ts";
import { countMails } from "../../features/invitations/outbox.service.ts";
import type { Wave } from "../../features/invitations/wave.ts";
import { listVisibleActions } from "../../features/strategy/action-list.service.ts";
import type { Language } from "../../i18n/languages.ts";
import { t } from "../../i18n/t.ts";
import { listFailedJobs } from "../../jobs/queue-state.ts";
import { outboxScope } from "../outbox/outbox-scope.ts";
import { actionTasks, byUrgency, caseTasks, counted, type Task } from "./task.ts";

interface Asked {
  readonly staff: SignedInStaff;
  readonly language: Language;
  readonly now: Date;
  /** the waves they may see */
  readonly waves: readonly Wave[];
  /** what was computed lately */
  readonly runs: readonly EndedRun[];
  /** since when failures still count as news */
  readonly since: Date;
}

/** What waits for a member of staff by what their role may do, the most urgent first. */
export async function loadTasks(asked: Asked): Promise<Task[]> {
  const parts = [jobsOf(asked), runsOf(asked), mailsOf(asked), casesOf(asked), actionsOf(asked)];
  return byUrgency((await Promise.all(parts)).flat());
}

async function jobsOf({ staff, language }: Asked): Promise<Task[]> {
  if (!can(staff.role, "administration")) return [];
  return counted((await listFailedJobs()).length, (count) => ({
    state: "failed",
    text: t(language, "today.jobs", { count }),
    href: "/operations",
  }));
}

async function runsOf({ staff, language, waves, runs }: Asked): Promise<Task[]> {
  if (!can(staff.role, "results.compute")) return [];
  return waves
    .filter(({ id }) => runs.some(({ waveId, failed }) => failed && waveId === id))
    .map(({ id, name, programmeId }) => ({
      state: "failed",
      text: t(language, "today.run", { wave: name }),
      href: `/programmes/${programmeId}/analysis?wave=${id}`,
    }));
}

async function mailsOf({ staff, language, now, since }: Asked): Promise<Task[]> {
  if (!can(staff.role, "outbox.read")) return [];
  const scope = await outboxScope(staff, now);
  const { "in-doubt": doubtCount = 0 } = await countMails(app().db, scope, ["in-doubt"]);
  const { failed: failedCount = 0 } = await countMails(app().db, { ...scope, since }, ["failed"]);
  return [
    ...counted(failedCount, (count) => ({
      state: "failed",
      text: t(language, "today.mailsFailed", { count }),
      href: "/outbox?status=failed",
    })),
    ...counted(doubtCount, (count) => ({
      state: "waiting",
      text: t(language, "today.mailsInDoubt", { count }),
      href: "/outbox?status=in-doubt",
    })),
  ];
}

async function casesOf({ staff, language, now }: Asked): Promise<Task[]> {
  if (!can(staff.role, "cases.work")) return [];
  const { cases } = await loadInbox(app().db, staff, "mine", 1, now);
  const unownedCount = await countUnownedCases(app().db, staff, now);
  return [
    ...caseTasks(language, cases, now),
    ...counted(unownedCount, (count) => ({
      state: "waiting",
      text: t(language, "today.unowned", { count }),
      href: "/cases",
    })),
  ];
}

/** Whoever plans actions hears of everybody's; others of their own. */
async function actionsOf({ staff, language, now }: Asked): Promise<Task[]> {
  const question = can(staff.role, "actions.edit") ? {} : { ownerStaffId: staff.id };
  return actionTasks(language, await listVisibleActions(app().db, staff, question, now), now);
}
