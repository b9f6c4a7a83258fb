import type { AstroGlobal } from "astro";
import { app } from "../../app.ts";
import { parseLink } from "../../auth/link-tokens.ts";
import type { SurveySending } from "../../elements/survey-form/survey-form.template.ts";
import { fieldText } from "../../features/responses/answer-fields.ts";
import { deviceClass } from "../../features/responses/device-class.ts";
import type { LinkEntryMode } from "../../features/responses/entry-mode.ts";
import { type AnswerError, carriedFields } from "../../features/responses/read-answers.ts";
import {
  type AskedSurvey,
  type OpenedSurvey,
  openSurvey,
  receivePage,
} from "../../features/responses/responses.service.ts";
import {
  entryField,
  openedField,
  pageField,
  pageNumber,
  readSentPage,
} from "../../features/responses/sent-page.ts";
import type { Answers } from "../../features/surveys/answers.ts";
import { type MailRating, ratingParameters, readMailRating } from "../../features/surveys/mail-question.ts";
import { isLanguage, type Language } from "../../i18n/languages.ts";

/** What a visit of a personal link shows: a page of the survey, or why there is none. */
export type SurveyVisit =
  | {
      readonly kind: "survey";
      readonly asked: AskedSurvey;
      readonly language: Language;
      readonly form: VisitForm;
    }
  | {
      readonly kind: "answered" | "thanks" | "closed" | "opted-out" | "unreadable";
      readonly asked: AskedSurvey;
      readonly language: Language;
    };

export interface VisitForm {
  readonly page: number;
  readonly answers: Answers;
  readonly entered: Readonly<Record<string, string>>;
  readonly errors: readonly AnswerError[];
  /** questions that were added to the page because of an answer on it */
  readonly addedCodes: readonly string[];
  readonly isResumed: boolean;
  /** the point pressed in the mail; marked and no answer yet, or beside what is kept already */
  readonly inMail: (MailRating & { readonly isMarked: boolean }) | null;
  readonly sending: SurveySending;
}

type Door = Pick<AstroGlobal, "request" | "url" | "params" | "locals">;
type Open = Extract<OpenedSurvey, { state: "open" }>;

/** @returns a response where there is nothing to show: a redirect, a saved draft, the 404 of every unknown link */
export async function visitSurvey(door: Door, now: Date): Promise<SurveyVisit | Response> {
  const link = parseLink(door.params.link ?? "");
  const opened = link ? await openSurvey(app().db, link, now) : { state: "unknown" as const };
  if (opened.state === "unknown") return new Response(null, { status: 404 });
  const { asked } = opened;
  const language = visitLanguage(door, asked);
  const isPost = door.request.method === "POST";
  if (opened.state !== "open") {
    // A retry after a lost reply, or a replay: the receipt, as the first time.
    if (isPost) return seeOther(door, opened.state === "answered" ? { thanks: "" } : {});
    const isReceipt = opened.state === "answered" && door.url.searchParams.has("thanks");
    return { kind: isReceipt ? "thanks" : opened.state, asked, language };
  }
  if (isPost) return receive(door, opened, language, now);
  // The page stands in the address, so that the browser's own back button finds it again.
  if (asked.version.privacyMode !== "anonymous" && !door.url.searchParams.has("page")) {
    return toReachedPage(door, opened);
  }
  return { kind: "survey", asked, language, form: formToShow(door, opened, now) };
}

async function receive(
  door: Door,
  opened: Open,
  language: Language,
  now: Date,
): Promise<SurveyVisit | Response> {
  const { asked } = opened;
  const fields = await door.request.formData().catch(() => null);
  if (!fields) return { kind: "unreadable", asked, language };
  const { headers } = door.request;
  const device = deviceClass(headers.get("user-agent"), headers.get("sec-ch-ua-mobile"));
  const pageCount = asked.version.definition.pages.length;
  const sent = readSentPage(fields, pageCount, { language, deviceClass: device, now });
  const received = await receivePage(app().db, opened, sent);
  if (received.kind === "saved") return new Response(null, { status: 204 });
  if (received.kind === "finished") return seeOther(door, { thanks: "" });
  if (received.kind === "settled") return seeOther(door, {});
  if (received.kind === "go") return goTo(door, received);
  const { page, answers, entered, errors, codes: addedCodes } = received;
  const startedAt = (sent.openedAt ?? now).getTime();
  const form = { page, answers, entered, errors, addedCodes, isResumed: false, inMail: null };
  // A link to the other language would lose what was entered: here the form itself goes there.
  const languageAddress = (other: Language) => inLanguage(door, other, {});
  const sending = {
    ...sendingOf(door, asked, page, answers, { startedAt, entryMode: sent.entryMode }),
    languageAddress,
  };
  return { kind: "survey", asked, language, form: { ...form, sending } };
}

/** Where the draft stands; on the first page, for whoever pressed a point in the mail that is not kept already. */
function toReachedPage(door: Door, opened: Open): Response {
  const { definition } = opened.asked.version;
  const pressed = readMailRating(definition, door.url.searchParams);
  const isNews = pressed !== null && keptText(opened, pressed) !== String(pressed.value);
  const page = isNews ? 1 : reachedPage(opened);
  const resumed: Record<string, string> = opened.draft ? { resumed: "" } : {};
  return goTo(door, { page, codes: [] }, { ...resumed, ...(isNews && ratingParameters(pressed)) });
}

/** What the question of a mail was answered with on an earlier visit; empty for nothing. */
function keptText({ draft }: Pick<Open, "draft">, { code }: MailRating): string {
  return fieldText(draft?.answers[code]);
}

function formToShow(door: Door, { asked, draft }: Open, now: Date): VisitForm {
  const { searchParams } = door.url;
  const { definition } = asked.version;
  const reached = reachedPage({ asked, draft });
  const page = pageNumber(searchParams.get("page"), reached) ?? reached;
  const pressed = page === 1 ? readMailRating(definition, searchParams) : null;
  // An answer that is kept gives way to nothing but another answer.
  const kept = pressed ? keptText({ draft }, pressed) : "";
  const isMarked = pressed !== null && kept === "";
  const marked = isMarked ? { [pressed.code]: { value: pressed.value } } : {};
  const answers: Answers = { ...draft?.answers, ...marked };
  const startedAt = (draft?.startedAt ?? now).getTime();
  const entryMode = isMarked ? "in-mail-rating" : "mail-link";
  const onPage = definition.pages[page - 1]?.questions ?? [];
  const added = (searchParams.get("added") ?? "").split(",");
  return {
    ...{ page, answers, entered: {}, errors: [] },
    addedCodes: onPage
      .filter(({ code, shownWhen }) => shownWhen && added.includes(code))
      .map(({ code }) => code),
    isResumed: draft !== null && searchParams.has("resumed"),
    inMail: pressed && kept !== String(pressed.value) ? { ...pressed, isMarked } : null,
    sending: sendingOf(door, asked, page, answers, { startedAt, entryMode }),
  };
}

function sendingOf(
  door: Door,
  asked: AskedSurvey,
  page: number,
  answers: Answers,
  begun: { readonly startedAt: number; readonly entryMode: LinkEntryMode },
) {
  const { definition, privacyMode } = asked.version;
  const savesDraft = privacyMode !== "anonymous";
  const control: [string, string][] = [
    [pageField, String(page)],
    [openedField, String(begun.startedAt)],
    [entryField, begun.entryMode],
  ];
  const carried = savesDraft ? control : [...control, ...carriedFields(definition, page, answers)];
  return { kind: "post" as const, action: ownAddress(door, {}), carried, savesDraft };
}

function reachedPage({ asked, draft }: Pick<Open, "asked" | "draft">): number {
  return Math.min(draft?.page ?? 1, asked.version.definition.pages.length);
}

function goTo(
  door: Door,
  { page, codes }: { readonly page: number; readonly codes: readonly string[] },
  more: Readonly<Record<string, string>> = {},
): Response {
  const added = codes.length > 0 && { added: codes.join(",") };
  return seeOther(door, { page: String(page), ...added, ...more });
}

function seeOther(door: Door, parameters: Readonly<Record<string, string>>): Response {
  return new Response(null, { status: 303, headers: { Location: ownAddress(door, parameters) } });
}

/** This link, with the language that was chosen on it. */
export function ownAddress({ url }: Pick<Door, "url">, parameters: Readonly<Record<string, string>>): string {
  const language = url.searchParams.get("language");
  const query = new URLSearchParams({ ...(isLanguage(language) && { language }), ...parameters }).toString();
  return query === "" ? url.pathname : `${url.pathname}?${query}`;
}

/** This link in another language. */
export function inLanguage(
  door: Pick<Door, "url">,
  language: Language,
  parameters: Readonly<Record<string, string>>,
): string {
  return ownAddress(door, { ...parameters, language });
}

/** The one chosen on the page, else the invitation's, else the browser's. */
function visitLanguage({ url, locals }: Door, { invitation }: AskedSurvey): Language {
  const chosen = url.searchParams.get("language");
  return isLanguage(chosen) ? chosen : (invitation.language ?? locals.language);
}
