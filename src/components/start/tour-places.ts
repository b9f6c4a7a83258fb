import type { Database } from "../../../db/client.ts";
import type { DemoRecord } from "../../auth/demo.service.ts";
import type { SignedInStaff } from "../../auth/sessions.ts";
import { loadInbox } from "../../features/followups/cases.service.ts";
import { findUnansweredInvitation, mailPath } from "../../features/invitations/outbox.service.ts";
import { listWaves } from "../../features/invitations/waves.service.ts";
import { estimateOf } from "../../features/tracking/claim.ts";
import { listEffects } from "../../features/tracking/effects.service.ts";
import type { Language } from "../../i18n/languages.ts";
import { outboxScope } from "../outbox/outbox-scope.ts";
import type { TourStep } from "./tour-steps.ts";

interface Tour {
  readonly db: Database;
  readonly demo: DemoRecord;
  readonly staff: SignedInStaff;
  readonly language: Language;
  readonly now: Date;
}

/** The address of the very thing that a step is about; of the list it would stand in, where there is none left. */
export async function findTourPlace(step: TourStep, tour: Tour): Promise<string> {
  const { programmeId } = tour.demo;
  switch (step) {
    case "mail":
      return mailToAnswer(tour);
    case "index":
      return `/programmes/${programmeId}/analysis`;
    case "case":
      return caseToWorkOn(tour);
    case "action":
      return `/actions/new?${new URLSearchParams({ programme: programmeId, driver: "Value" })}`;
    case "effect":
      return actionWithEffect(tour);
  }
}

/** An invitation that can still be answered, in the reader's language where there is one. */
async function mailToAnswer({ db, demo, staff, language, now }: Tour): Promise<string> {
  const waves = await listWaves(db, demo.programmeId, demo.unitIds, now);
  const waveId = waves.find(({ wave }) => wave.status === "open")?.wave.id;
  if (!waveId) return "/outbox";
  const scope = await outboxScope(staff, now);
  const key = await findUnansweredInvitation(db, { ...scope, waveId }, language);
  return key
    ? `/outbox/${mailPath(key)}`
    : `/outbox?${new URLSearchParams({ status: "sent", wave: waveId })}`;
}

async function caseToWorkOn({ db, demo, staff, now }: Tour): Promise<string> {
  const { cases } = await loadInbox(db, staff, "open", 1, now);
  const found = cases.find(({ followUp }) => demo.unitIds.includes(followUp.unitId));
  return found ? `/cases/${found.followUp.caseId}` : "/cases";
}

/** One that improved more than its comparison units, else any with a figure. */
async function actionWithEffect({ db, demo, staff, now }: Tour): Promise<string> {
  const { effects } = await listEffects(db, staff, { programmeId: demo.programmeId }, now);
  const newest = effects.map(({ action, judgements }) => ({ action, claim: judgements.at(-1)?.claim }));
  const found =
    newest.find(({ claim }) => claim?.grade === "against-comparison" && claim.direction === "up") ??
    newest.find(({ claim }) => claim && estimateOf(claim) !== null);
  return found ? `/actions/${found.action.id}` : "/actions/effects";
}
