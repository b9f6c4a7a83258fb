import { isRecordId } from "../../../db/record-id.ts";
import { app } from "../../app.ts";
import type { SignedInStaff } from "../../auth/sessions.ts";
import type { Wave } from "../../features/invitations/wave.ts";
import { isWaveReason, type WaveProblem } from "../../features/invitations/wave-form.ts";
import { loadWave, waveAccess } from "../../features/invitations/waves.service.ts";
import {
  type LoadedSurveyVersion,
  loadProgramme,
  loadSurveyVersion,
} from "../../features/surveys/surveys.service.ts";
import { formatDateTime } from "../../i18n/format.ts";
import type { Language } from "../../i18n/languages.ts";
import { t } from "../../i18n/t.ts";
import { type FormError, namedError, problemWords } from "../form-errors.ts";

export interface OpenedWave {
  readonly wave: Wave;
  readonly version: LoadedSurveyVersion;
  readonly programmeName: string;
  readonly mayChange: boolean;
}

/** The wave that an address names, for somebody whose unit it concerns; null is a 404. */
export async function openWave(
  waveId: string | undefined,
  staff: SignedInStaff,
  now: Date,
): Promise<OpenedWave | null> {
  const { db } = app();
  const wave = isRecordId(waveId) ? await loadWave(db, waveId) : null;
  if (!wave) return null;
  const access = await waveAccess(db, wave, staff.unitId, now);
  if (access === "none") return null;
  const [version, programme] = await Promise.all([
    loadSurveyVersion(db, wave.surveyVersionId),
    loadProgramme(db, wave.programmeId),
  ]);
  if (!version || !programme) throw new Error(`openWave: wave ${wave.id} has lost its survey`);
  return { wave, version, programmeName: programme.name, mayChange: access === "change" };
}

/** Where a page of a wave lies: programmes, the programme, and the wave for pages below it. */
export function waveTrail(language: Language, opened: OpenedWave, isBelow: boolean) {
  const { wave, programmeName } = opened;
  return [
    { label: t(language, "frame.programmes"), href: "/programmes" },
    { label: programmeName, href: `/programmes/${wave.programmeId}` },
    ...(isBelow ? [{ label: wave.name, href: `/waves/${wave.id}` }] : []),
  ];
}

/** A moment as the wave's zone sees it, with the zone. */
export function waveMoment(language: Language, at: Date, timeZone: string): string {
  return t(language, "waves.at", { moment: formatDateTime(language, at, timeZone), zone: timeZone });
}

/** What is wrong with a wave's form, beside the fields and, with their names, above it. */
export function waveErrors(language: Language, problems: readonly WaveProblem[]): FormError[] {
  return problems.map((problem) => {
    const { field, reason } = problem;
    const message = isWaveReason(reason)
      ? t(language, `waves.problem.${reason}`)
      : problemWords(language, { ...problem, reason });
    return namedError(language, field, t(language, `waves.form.${field}`), message);
  });
}
