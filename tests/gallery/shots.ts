import type { Page } from "playwright";
import type { Role } from "../../src/auth/permissions.ts";

/** Where a picture is taken: the demo, the same with overlong names, a product with nothing in it, one just begun. */
export type SceneName = "demo" | "full" | "empty" | "begun";

/** One picture of a page. */
export interface Shot {
  readonly name: string;
  /** its file under src/pages, without .astro; null: words of the middleware */
  readonly page: string | null;
  readonly scene: SceneName;
  readonly who: Role | "nobody";
  /** where to begin, an address or the name of one that the scene has prepared, and the links that lead on */
  readonly trail: readonly [string, ...RegExp[]];
  /** what is done on the page before the picture */
  readonly act?: (page: Page) => Promise<void>;
}

const programme = /^\/programmes\/[0-9a-f-]{36}$/;
const results = /\/analysis$/;
const toPlan = ["plan"] as const;
const toResults = ["/programmes", programme, results] as const;

const usualShots: readonly Shot[] = [
  // The door
  visitor("sign-in", "sign-in", ["/sign-in"]),
  visitor("sign-in-refused", "sign-in", ["/sign-in"], enterWrongPassword),
  visitor("setup", "setup", ["/setup"]),
  visitor("setup-refused", "setup", ["/setup"], submit),
  visitor("404", "404", ["/nowhere"]),
  visitor("404-link", "404", ["/r/unknown"]),
  visitor("500", "500", ["/500"]),
  { ...demo("forbidden", "404", ["/staff"], undefined, "viewer"), page: null },
  // Where staff arrive
  demo("start", "index", ["/"]),
  demo("start-analyst", "index", ["/"], undefined, "analyst"),
  demo("start-case-owner", "index", ["/"], undefined, "case-owner"),
  demo("start-viewer", "index", ["/"], undefined, "viewer"),
  demo("settings", "settings", ["/settings"]),
  demo("settings-refused", "settings", ["/settings"], submitLast),
  demo("method", "method", ["/method"]),
  // Results
  demo("results", "programmes/[programmeId]/analysis/index", toResults),
  demo("results-first-wave", "programmes/[programmeId]/analysis/index", ["first-results"]),
  demo("results-unfolded", "programmes/[programmeId]/analysis/index", toResults, unfold),
  demo("results-drivers", "programmes/[programmeId]/analysis/drivers", [...toResults, /\/drivers/]),
  demo("results-parts", "programmes/[programmeId]/analysis/parts", [...toResults, /\/parts/]),
  demo("results-comments", "programmes/[programmeId]/analysis/comments", [...toResults, /\/comments/]),
  demo("results-model", "programmes/[programmeId]/analysis/model", [...toResults, /\/model/], unfold),
  demo("results-construct", "programmes/[programmeId]/analysis/constructs/[construct]", [
    ...toResults,
    /\/constructs\/Quality/,
  ]),
  demo("results-question", "programmes/[programmeId]/analysis/questions/[code]", [
    ...toResults,
    /\/constructs\/Satisfaction/,
    /\/questions\/sat1/,
  ]),
  demo("results-choice", "programmes/[programmeId]/analysis/questions/[code]", [
    ...toResults,
    /\/constructs\/Complaints/,
    /\/questions\/complained/,
  ]),
  demo("results-viewer", "programmes/[programmeId]/analysis/index", ["results"], undefined, "viewer"),
  // What is done about it
  demo("actions", "actions/index", ["/actions"]),
  demo("actions-table", "actions/index", ["/actions", /^\/actions\?view=/]),
  demo("action", "actions/[actionId]", ["/actions", /^\/actions\/[0-9a-f-]{36}$/]),
  demo("action-unfolded", "actions/[actionId]", ["/actions", /^\/actions\/[0-9a-f-]{36}$/], unfold),
  demo("actions-new", "actions/new", toPlan),
  demo("actions-new-plan", "actions/new", [...toPlan, /driver=/]),
  demo("actions-new-refused", "actions/new", [...toPlan, /driver=/], submitLast),
  demo("actions-effects", "actions/effects", ["/actions/effects"]),
  demo("actions-recovery", "actions/recovery", ["/actions/recovery"]),
  // Customers who were let down
  demo("cases", "cases/index", ["/cases"]),
  demo("cases-owner", "cases/index", ["/cases"], undefined, "case-owner"),
  demo("case", "cases/[caseId]", ["/cases", /^\/cases\/[0-9a-f-]{36}/]),
  demo("case-unfolded", "cases/[caseId]", ["/cases", /^\/cases\/[0-9a-f-]{36}/], unfold),
  demo("case-refused", "cases/[caseId]", ["/cases", /^\/cases\/[0-9a-f-]{36}/], closeWithoutCause),
  // Surveys and waves
  demo("programmes", "programmes/index", ["/programmes"]),
  demo("programme", "programmes/[programmeId]/index", ["/programmes", programme]),
  demo("programme-settings", "programmes/[programmeId]/settings", [
    "/programmes",
    programme,
    /^\/programmes\/.+\/settings$/,
  ]),
  demo("programme-new", "programmes/new", ["/programmes/new"]),
  demo("programme-new-refused", "programmes/new", ["/programmes/new"], submitLast),
  demo("survey-new", "surveys/new", ["/programmes", programme, /^\/surveys\/new/]),
  demo("survey-new-refused", "surveys/new", ["/programmes", programme, /^\/surveys\/new/], submitLast),
  demo("survey", "surveys/[surveyId]/index", ["/programmes", programme, /^\/surveys\/[0-9a-f-]{36}$/]),
  demo("survey-draft", "surveys/[surveyId]/index", ["draft-survey"]),
  demo("survey-preview", "surveys/[surveyId]/preview/index", [
    ...(["/programmes", programme, /^\/surveys\/[0-9a-f-]{36}$/] as const),
    /\/preview$/,
  ]),
  demo("survey-preview-form", "surveys/[surveyId]/preview/form", [
    ...(["/programmes", programme, /^\/surveys\/[0-9a-f-]{36}$/] as const),
    /\/preview$/,
    /\/preview\/form/,
  ]),
  demo("wave-new", "waves/new", ["/programmes", programme, /^\/waves\/new/]),
  demo("wave-new-refused", "waves/new", ["/programmes", programme, /^\/waves\/new/], planNameless),
  demo("wave-draft", "waves/[waveId]/index", ["draft-wave"]),
  demo("wave-edit", "waves/[waveId]/edit", ["draft-wave", /\/edit$/]),
  demo("wave-send", "waves/[waveId]/send", ["draft-wave-send"]),
  demo("wave-open", "waves/[waveId]/index", ["open-wave"]),
  demo("wave-close", "waves/[waveId]/close", ["open-wave", /\/close$/]),
  demo("wave-closed", "waves/[waveId]/index", ["closed-wave"]),
  // People
  demo("respondents", "respondents/index", ["/respondents"]),
  demo("respondent", "respondents/[respondentId]", ["/respondents", /^\/respondents\/[0-9a-f-]{36}$/]),
  demo("import", "respondents/import/index", ["/respondents/import"]),
  demo("import-refused", "respondents/import/index", ["/respondents/import"], submit),
  demo("import-preview", "respondents/import/[importId]/index", ["import"], unfold),
  demo("units", "units", ["/units"]),
  demo("unit", "units", ["/units", /^\/units\?unit=/]),
  demo("units-refused", "units", ["/units"], submitLast),
  // Mails
  demo("outbox", "outbox/index", ["/outbox"]),
  demo("mail-invitation", "outbox/[messageId]/index", ["mail-invitation"]),
  demo("mail-alert", "outbox/[messageId]/index", ["mail-alert"]),
  ...["invitation", "alert", "promise", "offer", "recovery"].map((kind) => ({
    ...demo(`mail-${kind}-alone`, "", [`mail-${kind}`, /\/html$/]),
    page: null,
  })),
  // The engine room
  demo("operations", "operations/index", ["/operations"]),
  demo("operations-demo", "operations/demo", ["/operations/demo"]),
  demo("staff", "staff/index", ["/staff"]),
  demo("staff-member", "staff/[staffId]", ["/staff", /^\/staff\/[0-9a-zA-Z-]{20,}$/]),
  demo("staff-new", "staff/new", ["/staff/new"]),
  demo("staff-new-refused", "staff/new", ["/staff/new"], submitLast),
  // What customers see
  ...[1, 2, 3].map((page) => visitor(`survey-page-${page}`, "r/[link]", [`survey-page-${page}`])),
  visitor("survey-page-refused", "r/[link]", ["unanswered"], next),
  visitor("survey-thanks", "r/[link]", ["thanks"]),
  visitor("survey-answered", "r/[link]", ["answered"]),
  visitor("survey-closed", "r/[link]", ["closed"]),
  visitor("survey-opted-out", "r/[link]", ["opted-out"]),
  visitor("unsubscribe", "u/[link]", ["unsubscribe"]),
  visitor("unsubscribe-done", "u/[link]", ["unsubscribed"]),
  visitor("unsubscribe-unknown", "u/[link]", ["/u/unknown"]),
  visitor("contact", "c/[link]", ["contact"]),
  visitor("contact-promised", "c/[link]", ["contact-promised"]),
  visitor("recovery", "f/[link]", ["recovery"]),
  visitor("recovery-refused", "f/[link]", ["recovery"], submit),
  visitor("recovery-answered", "f/[link]", ["recovery-answered"]),
  // Nothing there yet
  ...(
    [
      ["start", "index", "/"],
      ["programmes", "programmes/index", "/programmes"],
      ["respondents", "respondents/index", "/respondents"],
      ["units", "units", "/units"],
      ["cases", "cases/index", "/cases"],
      ["actions", "actions/index", "/actions"],
      ["actions-new", "actions/new", "/actions/new"],
      ["actions-effects", "actions/effects", "/actions/effects"],
      ["actions-recovery", "actions/recovery", "/actions/recovery"],
      ["outbox", "outbox/index", "/outbox"],
      ["operations", "operations/index", "/operations"],
      ["operations-demo", "operations/demo", "/operations/demo"],
      ["staff", "staff/index", "/staff"],
    ] as const
  ).map(([name, page, address]) => staffShot(`empty-${name}`, page, "empty", [address])),
  { name: "empty-sign-in", page: "sign-in", scene: "empty", who: "nobody", trail: ["/sign-in"] },
  // A programme and a survey, and nobody to ask
  staffShot("begun-start", "index", "begun", ["/"]),
  staffShot("begun-programme", "programmes/[programmeId]/index", "begun", ["programme"]),
  staffShot("begun-results", "programmes/[programmeId]/analysis/index", "begun", ["results"]),
  staffShot("begun-wave", "waves/[waveId]/index", "begun", ["wave"]),
  staffShot("begun-wave-send", "waves/[waveId]/send", "begun", ["wave-send"]),
];

/** Pages on which names stand beside much else. */
const fullNames = [
  ...["start", "results", "results-drivers", "results-parts", "results-comments", "results-model"],
  ...["actions", "actions-table", "action", "actions-new-plan", "actions-effects", "actions-recovery"],
  ...["cases", "case", "programmes", "programme", "survey", "wave-open", "respondents", "respondent"],
  ...["units", "outbox", "mail-promise", "staff", "survey-page-1", "contact-promised"],
];

/** Every page of the product at least once; tests/gallery/gallery.test.ts sees to it. */
export const shots: readonly Shot[] = [
  ...usualShots,
  ...usualShots
    .filter(({ name }) => fullNames.includes(name))
    .map((shot): Shot => ({ ...shot, name: `full-${shot.name}`, scene: "full" })),
];

function staffShot(name: string, page: string, scene: SceneName, trail: Shot["trail"]): Shot {
  return { name, page, scene, who: "administrator", trail };
}

function demo(
  name: string,
  page: string,
  trail: Shot["trail"],
  act?: Shot["act"],
  who: Role = "administrator",
): Shot {
  return { name, page, scene: "demo", who, trail, act };
}

function visitor(name: string, page: string, trail: Shot["trail"], act?: Shot["act"]): Shot {
  return { name, page, scene: "demo", who: "nobody", trail, act };
}

function submit(page: Page): Promise<void> {
  return page.locator("main form[method=post] button[type=submit]").first().click();
}

function submitLast(page: Page): Promise<void> {
  return page.locator("main form[method=post] button[type=submit]").last().click();
}

function next(page: Page): Promise<void> {
  return page.locator('button[name="intent"][value="next"]').click();
}

async function enterWrongPassword(page: Page): Promise<void> {
  await page.fill("[name=email] >> visible=true", "lin.wei@example.com");
  await page.fill("[name=password] >> visible=true", "not the password");
  await submitLast(page);
}

async function planNameless(page: Page): Promise<void> {
  await page.fill("[name=brand]", "");
  await submitLast(page);
}

async function closeWithoutCause(page: Page): Promise<void> {
  await unfold(page);
  await page.locator("form:has([name=remedy]) button[type=submit]").click();
}

async function unfold(page: Page): Promise<void> {
  await page.locator("main details").evaluateAll((all) => {
    for (const each of all) each.setAttribute("open", "");
  });
}
