import type { Database } from "../../../db/client.ts";
import { recordAudit } from "../../auth/audit.ts";
import type { InvitationWords, RenderedMail } from "../../emails/mail.ts";
import type { RatingInMail } from "../../emails/mail-rating.ts";
import { renderMail } from "../../emails/render-mail.ts";
import type { Language } from "../../i18n/languages.ts";
import { answeringMinutes } from "../surveys/answering-time.ts";
import { mailQuestion } from "../surveys/mail-question.ts";
import { pipeText } from "../surveys/piping.ts";
import type { LoadedSurveyVersion } from "../surveys/surveys.service.ts";
import { previewLinks } from "./mail-links.service.ts";
import { queueMessage } from "./messages.service.ts";
import type { Wave } from "./wave.ts";

/** What the mail of a wave says to somebody. */
export function invitationWords(
  wave: Wave,
  version: LoadedSurveyVersion,
  language: Language,
  name: string | null,
): InvitationWords {
  const piping = { brand: wave.brand, product: wave.product };
  const rating = wave.ratingInMail ? ratingOf(wave, version, language) : null;
  return {
    subjectLine: pipeText(wave.subjectLine, language, piping),
    greeting: pipeText(wave.greeting, language, piping),
    name,
    ...piping,
    closesAt: wave.closesAt.toISOString(),
    timeZone: wave.timeZone,
    anonymous: version.privacyMode === "anonymous",
    minuteCount: answeringMinutes(version.definition),
    ...(rating && { rating }),
  };
}

/**
 * The mail of a wave to somebody made up; its links lead to the survey's preview.
 * @param isMadeUp the wave is of the demo programme
 */
export function sampleMail(
  wave: Wave,
  version: LoadedSurveyVersion,
  language: Language,
  name: string,
  isMadeUp = false,
): RenderedMail {
  const words = invitationWords(wave, version, language, name);
  const parameters = { template: "invitation", invitationId: wave.id, ...words } as const;
  return renderMail(parameters, previewLinks(wave.id, language, parameters), language, isMadeUp);
}

export interface TestMail {
  readonly wave: Wave;
  readonly version: LoadedSurveyVersion;
  /** who tries it out, and gets it */
  readonly staff: { readonly id: string; readonly name: string };
  readonly language: Language;
  readonly now: Date;
}

/** Mails the invitation of a wave in draft to a colleague. It invites nobody: it belongs to no respondent. */
export async function sendTestMail(db: Database, test: TestMail): Promise<void> {
  const { wave, version, staff, language, now } = test;
  const words = invitationWords(wave, version, language, staff.name);
  await db.transaction(async (tx) => {
    await queueMessage(tx, {
      respondentId: staff.id,
      occasion: `test:${crypto.randomUUID()}`,
      waveId: wave.id,
      invitationId: null,
      recipientKind: "staff",
      staffId: staff.id,
      language,
      parameters: { template: "invitation-test", waveId: wave.id, ...words },
      now,
    });
    await recordAudit(tx, {
      staffId: staff.id,
      verb: "send-test",
      objectKind: "wave",
      objectId: wave.id,
      at: now,
    });
  });
}

function ratingOf(wave: Wave, version: LoadedSurveyVersion, language: Language): RatingInMail | null {
  const question = mailQuestion(version.definition);
  if (!question) return null;
  const say = (text: typeof question.text) => pipeText(text, language, wave);
  const { code, min, max, text, lowLabel, highLabel } = question;
  return { code, min, max, question: say(text), lowLabel: say(lowLabel), highLabel: say(highLabel) };
}
