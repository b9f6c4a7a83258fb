import type { Database } from "../../../db/client.ts";
import { enqueue } from "../../jobs/queue.ts";
import {
  findInvitationByLink,
  type Invitation,
  markComplete,
  markManyComplete,
  markStarted,
} from "../invitations/invitations.service.ts";
import { acceptsAnswers, type WaveStatus } from "../invitations/wave.ts";
import type { Answers } from "../surveys/answers.ts";
import { defaultFollowUpRule } from "../surveys/follow-up-rule.ts";
import { type LoadedSurveyVersion, loadProgramme, loadSurveyVersion } from "../surveys/surveys.service.ts";
import { deleteResponses } from "./erase-responses.store.ts";
import { type AnswerError, answersToKeep, readAnswers, readCarried } from "./read-answers.ts";
import { buildResponse, type Finish, type ResponseMark, type ResponseOrigin } from "./response.ts";
import * as store from "./responses.store.ts";
import type { SentPage } from "./sent-page.ts";
import { decideStep, type SurveyStep } from "./survey-step.ts";
import { type Outlook, outlook } from "./thank-you.ts";

type Asked = NonNullable<Awaited<ReturnType<typeof findInvitationByLink>>>;

/** A link's survey as far as everybody who holds the link may know it. */
export interface AskedSurvey extends Asked {
  readonly version: LoadedSurveyVersion;
}

export type OpenedSurvey =
  | { readonly state: "unknown" }
  | { readonly state: "answered" | "closed" | "opted-out"; readonly asked: AskedSurvey }
  | { readonly state: "open"; readonly asked: AskedSurvey; readonly draft: store.ResponseDraft | null };

/** What a personal link leads to. Only reads: mail scanners open links too. */
export async function openSurvey(
  db: Database,
  link: { readonly respondentId: string; readonly tokenDigest: Uint8Array },
  now: Date,
): Promise<OpenedSurvey> {
  const found = await findInvitationByLink(db, link.respondentId, link.tokenDigest);
  const version = found && (await loadSurveyVersion(db, found.surveyVersionId));
  if (!found || !version) return { state: "unknown" };
  const asked = { ...found, version };
  const { invitation, wave } = asked;
  if (invitation.disposition === "complete") return { state: "answered", asked };
  if (invitation.disposition === "opted-out") return { state: "opted-out", asked };
  if (!isOpen(wave, now)) return { state: "closed", asked };
  const draft = await store.selectDraft(db, invitation.respondentId, invitation.invitationId);
  return { state: "open", asked, draft };
}

export type ReceivedPage =
  /** the draft is stored, nothing else changes */
  | { readonly kind: "saved" }
  /** stored: go and look at this page; `codes` are questions that were just added to it */
  | { readonly kind: "go"; readonly page: number; readonly codes: readonly string[] }
  /** show this page with these answers: there are errors, or nothing may be stored */
  | {
      readonly kind: "show";
      readonly page: number;
      readonly answers: Answers;
      readonly entered: Readonly<Record<string, string>>;
      readonly errors: readonly AnswerError[];
      readonly codes: readonly string[];
    }
  | { readonly kind: "finished" }
  /** answered, closed or opted out in the meantime: the link itself says which */
  | { readonly kind: "settled" };

/** Takes in one page of an open survey: keeps what is good, and says what comes next. */
export async function receivePage(
  db: Database,
  { asked, draft }: Extract<OpenedSurvey, { state: "open" }>,
  sent: SentPage,
): Promise<ReceivedPage> {
  const { definition, privacyMode } = asked.version;
  const page = definition.pages[sent.page - 1];
  if (!page) throw new RangeError(`receivePage requires a page of the survey, got ${sent.page}`);
  const keepsDraft = privacyMode !== "anonymous";
  const before = keepsDraft ? (draft?.answers ?? {}) : readCarried(definition, sent.page, sent.fields);
  const read = readAnswers(page, before, sent.fields);
  const known = { ...before, ...read.answers };
  const step = decideStep(definition, sent.page, sent.intent, read, known);
  if (step.kind === "finish") {
    const startedAt = draft?.startedAt ?? sent.openedAt;
    const entryMode = draft?.entryMode ?? sent.entryMode;
    const finish = { ...sent, answers: step.answers, startedAt, entryMode };
    const submission = await submitResponse(db, asked, finish);
    return { kind: submission.accepted ? "finished" : "settled" };
  }
  if (keepsDraft) {
    const isFinal = sent.intent === "next" || sent.intent === "back";
    const keep = isFinal ? read.answers : answersToKeep(read.answers, before);
    const furthest = step.kind === "saved" ? sent.page : step.page;
    if (!(await saveDraft(db, asked, keep, furthest, sent))) return { kind: "settled" };
  }
  if (step.kind === "saved") return { kind: "saved" };
  return pageToShow(step, known, step.page === sent.page ? read.entered : {}, keepsDraft);
}

function pageToShow(
  step: Exclude<SurveyStep, { kind: "finish" | "saved" }>,
  answers: Answers,
  entered: Readonly<Record<string, string>>,
  keepsDraft: boolean,
): ReceivedPage {
  const { page } = step;
  if (step.kind === "correct")
    return { kind: "show", page, answers, entered, errors: step.errors, codes: [] };
  const codes = step.kind === "ask-more" ? step.codes : [];
  return keepsDraft
    ? { kind: "go", page, codes }
    : { kind: "show", page, answers, entered: {}, errors: [], codes };
}

/** @returns false if the invitation can no longer be answered */
async function saveDraft(
  db: Database,
  { invitation }: AskedSurvey,
  answers: Answers,
  page: number,
  { openedAt, entryMode, now }: SentPage,
): Promise<boolean> {
  const { respondentId, invitationId } = invitation;
  return db.transaction(async (tx) => {
    await markStarted(tx, respondentId, invitationId, now);
    // Held until the draft is in: one that arrives late must not be left behind a finished response.
    if ((await store.holdDisposition(tx, respondentId, invitationId)) !== "started") return false;
    const draft = { respondentId, invitationId, answers, page, startedAt: openedAt ?? now, entryMode };
    await store.upsertDraft(tx, draft, now);
    return true;
  });
}

export type Submission =
  | { readonly accepted: true; readonly responseId: string }
  | { readonly accepted: false; readonly reason: "answered-or-closed" };

/**
 * Stores a finished survey, once per invitation whatever is clicked, retried or replayed: the invitation's one
 * change to `complete` decides who wins, in the transaction that writes the response.
 */
export async function submitResponse(db: Database, asked: AskedSurvey, finish: Finish): Promise<Submission> {
  const { respondentId, invitationId } = asked.invitation;
  const isAnonymous = asked.version.privacyMode === "anonymous";
  return db.transaction(async (tx): Promise<Submission> => {
    // The moment would lead from an anonymous response back to its invitation.
    const isFirst = await markComplete(tx, respondentId, invitationId, isAnonymous ? null : finish.now);
    if (!isFirst) return { accepted: false, reason: "answered-or-closed" };
    const response = buildResponse(originOf(asked), finish, newId);
    if (!(await store.insertResponse(tx, response))) return { accepted: false, reason: "answered-or-closed" };
    await store.deleteDraft(tx, respondentId, invitationId);
    // The mark's own id, where nothing may lead from it to the response.
    const marked = isAnonymous ? crypto.randomUUID() : respondentId;
    await markResponse(tx, { respondentId: marked, waveId: response.waveId, change: "added" });
    const { responseId } = response;
    if (!isAnonymous) {
      await enqueue(tx, "open-case", { respondentId, responseId }, { singletonKey: responseId });
    }
    return { accepted: true, responseId };
  });
}

export interface FinishedSurvey {
  readonly invitation: Invitation;
  readonly finish: Finish;
}

export interface StoredResponse {
  readonly respondentId: string;
  readonly responseId: string;
}

const insertBatchSize = 200;

/**
 * Stores many finished surveys of one wave at once, by the same rules as one by one; those that can no longer be
 * answered are left out.
 * @throws {RangeError} for an anonymous survey: what is written together could be told apart by its order
 */
export async function submitResponses(
  tx: Database,
  asked: Omit<AskedSurvey, "invitation">,
  finished: readonly FinishedSurvey[],
): Promise<StoredResponse[]> {
  if (asked.version.privacyMode === "anonymous")
    throw new RangeError("submitResponses requires a survey that is not anonymous");
  const keys = finished.map(({ invitation, finish }) => ({ ...keyOf(invitation), at: finish.now }));
  const completed = await markManyComplete(tx, asked.wave.id, keys);
  const taken = finished.filter(({ invitation }) => completed.has(invitation.invitationId));
  const stored: StoredResponse[] = [];
  for (let start = 0; start < taken.length; start += insertBatchSize) {
    const responses = taken
      .slice(start, start + insertBatchSize)
      .map(({ invitation, finish }) => buildResponse(originOf({ ...asked, invitation }), finish, newId));
    await store.insertResponses(tx, responses);
    for (const { respondentId, responseId } of responses) {
      await enqueue(tx, "open-case", { respondentId, responseId }, { singletonKey: responseId });
      stored.push({ respondentId, responseId });
    }
  }
  await store.deleteDrafts(
    tx,
    taken.map(({ invitation }) => keyOf(invitation)),
  );
  const waveId = asked.wave.id;
  await store.insertMarks(
    tx,
    stored.map(({ respondentId }) => ({ respondentId, waveId, change: "added", markId: newId() })),
  );
  return stored;
}

function keyOf({ respondentId, invitationId }: Invitation) {
  return { respondentId, invitationId };
}

function newId(): string {
  return crypto.randomUUID();
}

/**
 * Says that a wave's sums are due to be made anew. Whoever changes or erases a response calls it in the same
 * transaction; a job does the rest.
 */
export async function markResponse(tx: Database, mark: Omit<ResponseMark, "markId">): Promise<void> {
  await store.insertMarks(tx, [{ ...mark, markId: newId() }]);
}

/** Takes away every answer ever given in a programme, for good. Its results must be gone. */
export const eraseResponses = deleteResponses;

export const listResponseMarks = store.selectMarks;
export const listMarkedWaves = store.selectMarkedWaves;

/** Takes away marks that have been answered; others that came meanwhile stay. */
export async function deleteResponseMarks(tx: Database, marks: readonly ResponseMark[]): Promise<void> {
  await store.deleteMarks(
    tx,
    marks.map(({ markId }) => markId),
  );
}

/** What the thank-you may say comes next, with the working days within which somebody gets in touch. */
export async function loadOutlook(
  db: Database,
  { invitation, version }: AskedSurvey,
): Promise<{ readonly outlook: Outlook; readonly contactWorkingDays: number }> {
  const { respondentId, invitationId } = invitation;
  const answers = await store.selectAnswersToInvitation(db, respondentId, invitationId);
  const rule = (await loadProgramme(db, version.programmeId))?.followUpRule ?? defaultFollowUpRule;
  return {
    outlook: outlook(version.definition, answers ?? {}, version.privacyMode, rule),
    contactWorkingDays: rule.contactWorkingDays,
  };
}

/** A respondent's last overall satisfaction in a programme before a moment; null without one. */
export async function previousOverall(
  db: Database,
  respondentId: string,
  programmeId: string,
  before: Date,
): Promise<number | null> {
  const previous = await store.selectPreviousResponse(db, respondentId, programmeId, before);
  const overall = previous?.answers[previous.definition.roles.overallSatisfaction];
  return overall && "value" in overall ? overall.value : null;
}

function isOpen(wave: { readonly status: WaveStatus; readonly closesAt: Date }, now: Date): boolean {
  return acceptsAnswers(wave) && now < wave.closesAt;
}

function originOf({ invitation, wave, version }: AskedSurvey): ResponseOrigin {
  const { respondentId, invitationId, unitId, attributes, samplingWeight } = invitation;
  const { period, timeZone, sampling } = wave;
  const { id: surveyVersionId, privacyMode, definition } = version;
  return {
    ...{ respondentId, invitationId, unitId, attributes, samplingWeight },
    ...{ waveId: wave.id, period, timeZone, isCensus: sampling.kind === "census" },
    ...{ surveyVersionId, privacyMode, definition },
  };
}
