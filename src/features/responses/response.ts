import type { Language } from "../../i18n/languages.ts";
import { localDay } from "../../i18n/zoned-time.ts";
import type { Answers } from "../surveys/answers.ts";
import { type SlotColumn, slotValues } from "../surveys/indicator-values.ts";
import type { PrivacyMode } from "../surveys/programme.ts";
import type { SurveyDefinition } from "../surveys/survey-definition.ts";
import type { DeviceClass } from "./device-class.ts";
import type { LinkEntryMode } from "./entry-mode.ts";
import { individualScore } from "./individual-score.ts";
import { type ResponseFlag, responseFlags } from "./response-flags.ts";

/** A finished response as it is stored. */
export interface SurveyResponse extends Partial<Record<SlotColumn, number | null>> {
  readonly respondentId: string;
  readonly responseId: string;
  readonly invitationId: string | null;
  readonly surveyVersionId: string;
  readonly waveId: string;
  readonly period: string;
  readonly entryMode: LinkEntryMode;
  readonly source: "probability-sample" | "census";
  readonly deviceClass: DeviceClass;
  readonly language: Language;
  readonly unitId: string;
  readonly attributes: Record<string, string>;
  readonly samplingWeight: number;
  readonly startedAt: Date | null;
  readonly submittedAt: Date | null;
  /** "2026-11-04", in the wave's time zone */
  readonly submittedOn: string;
  readonly answers: Answers;
  readonly flags: ResponseFlag[];
  readonly individualScore: number | null;
  readonly individualScoreDefinition: string;
}

/** What happened to a response, as far as sums of responses must know. */
export type ResponseChange = "added" | "changed" | "erased";

/** A wave's sums are due to be made anew; says nothing about what was answered. */
export interface ResponseMark {
  readonly respondentId: string;
  readonly markId: string;
  readonly waveId: string;
  readonly change: ResponseChange;
}

/** What a response takes over from the invitation it answers. */
export interface ResponseOrigin {
  readonly respondentId: string;
  readonly invitationId: string;
  readonly waveId: string;
  readonly period: string;
  readonly timeZone: string;
  /** everybody of the frame was asked, rather than a sample of them */
  readonly isCensus: boolean;
  readonly unitId: string;
  readonly attributes: Record<string, string>;
  readonly samplingWeight: number;
  readonly surveyVersionId: string;
  readonly privacyMode: PrivacyMode;
  readonly definition: SurveyDefinition;
}

/** What the respondent's last page brought. */
export interface Finish {
  /** an entry for every question */
  readonly answers: Answers;
  readonly language: Language;
  readonly deviceClass: DeviceClass;
  readonly startedAt: Date | null;
  readonly entryMode: LinkEntryMode;
  readonly hiddenFieldFilled: boolean;
  readonly now: Date;
}

/**
 * The response that a finished survey becomes. An anonymous one keeps nothing that leads to its invitation: ids made
 * for it alone, the date without the time, no attributes, no device.
 * @param newId makes a random id
 */
export function buildResponse(origin: ResponseOrigin, finish: Finish, newId: () => string): SurveyResponse {
  const { definition, surveyVersionId, waveId, period, unitId, samplingWeight } = origin;
  const { answers, language, startedAt, entryMode, now } = finish;
  const elapsedSeconds = startedAt && (now.getTime() - startedAt.getTime()) / 1000;
  const score = individualScore(definition, answers);
  return {
    ...slotValues(definition, answers),
    ...identity(origin, finish, newId),
    responseId: newId(),
    surveyVersionId,
    waveId,
    period,
    entryMode,
    source: origin.isCensus ? "census" : "probability-sample",
    language,
    unitId,
    samplingWeight,
    submittedOn: localDay(now, origin.timeZone),
    answers,
    flags: responseFlags(answers, elapsedSeconds, finish.hiddenFieldFilled),
    individualScore: score.score,
    individualScoreDefinition: score.definition,
  };
}

/** The part of a response that could tell who gave it. */
function identity(origin: ResponseOrigin, finish: Finish, newId: () => string) {
  const { respondentId, invitationId, attributes } = origin;
  const { deviceClass, startedAt, now } = finish;
  if (origin.privacyMode !== "anonymous")
    return { respondentId, invitationId, attributes, deviceClass, startedAt, submittedAt: now };
  const nobody = { respondentId: newId(), invitationId: null, attributes: {} };
  return { ...nobody, deviceClass: "unknown" as const, startedAt: null, submittedAt: null };
}
