import type { Database } from "../../db/client.ts";
import type { Invitation } from "../features/invitations/invitations.service.ts";
import type { Wave } from "../features/invitations/wave.ts";
import { fieldName, fieldText } from "../features/responses/answer-fields.ts";
import { receivePage } from "../features/responses/responses.service.ts";
import { demoAnswers } from "./demo-answers.ts";
import type { DemoPerson } from "./demo-people.ts";
import type { DemoStage } from "./demo-stage.ts";

/** People who send the first page and never come back. */
export async function leaveDrafts(
  tx: Database,
  wave: Wave,
  unfinished: readonly { readonly invitation: Invitation; readonly person: DemoPerson }[],
  { version, random, comments, now: present }: DemoStage,
): Promise<void> {
  for (const { invitation, person } of unfinished) {
    const mood = { ...person, lift: person.branch.lift, quality: 0, value: 0, comments };
    const fields = new FormData();
    for (const [code, answer] of Object.entries(demoAnswers(version.definition, mood, random)))
      fields.set(fieldName(code), fieldText(answer));
    const until = wave.closesAt < present ? wave.closesAt : present;
    const share = 0.05 + 0.9 * random();
    const now = new Date(wave.sentAt ? between(wave.sentAt, until, share) : until);
    const asked = { invitation, wave, surveyVersionId: version.id, version };
    await receivePage(
      tx,
      { state: "open", asked, draft: null },
      {
        ...{ page: 1, intent: "next", fields, language: person.language, deviceClass: "phone" },
        ...{ openedAt: now, entryMode: "in-mail-rating", hiddenFieldFilled: false, now },
      },
    );
  }
}

function between(from: Date, to: Date, share: number): number {
  return from.getTime() + (to.getTime() - from.getTime()) * share;
}
