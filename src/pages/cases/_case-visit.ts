import type { AstroGlobal } from "astro";
import { isRecordId } from "../../../db/record-id.ts";
import { app } from "../../app.ts";
import { noteLengthMax } from "../../features/followups/case-change.ts";
import { type InboxFilter, readInboxFilter } from "../../features/followups/case-listing.ts";
import { caseStepKinds, readCaseStep } from "../../features/followups/case-step.ts";
import { type CaseDetail, loadCase, workOnCase } from "../../features/followups/cases.service.ts";
import { t } from "../../i18n/t.ts";
import { signedIn } from "../../server/page-request.ts";

/** What a visit of a case's page shows. */
export interface CaseVisit {
  readonly detail: CaseDetail;
  /** the shelf of the inbox the visitor came from */
  readonly filter: InboxFilter;
  /** what was typed into a form that was refused */
  readonly entered: Readonly<Record<string, string>>;
  readonly refused: { readonly field: string | null; readonly message: string } | null;
  /** the step that was just taken */
  readonly done: (typeof caseStepKinds)[number] | null;
}

type Door = Pick<AstroGlobal, "request" | "url" | "params" | "locals">;

/** @returns a response where there is nothing to show: a redirect, or the 404 of an unknown case */
export async function visitCase(door: Door, now: Date): Promise<CaseVisit | Response> {
  const staff = signedIn(door.locals);
  const caseId = door.params.caseId ?? "";
  const { searchParams } = door.url;
  const filter = readInboxFilter(searchParams.get("show"));
  const notFound = new Response(null, { status: 404 });
  if (!isRecordId(caseId)) return notFound;
  const taken = door.request.method === "POST" ? await takeStep(door, caseId, now) : null;
  if (taken instanceof Response) return taken;
  const detail = await loadCase(app().db, staff, caseId, filter, now);
  if (!detail) return notFound;
  const done = caseStepKinds.find((kind) => kind === searchParams.get("done")) ?? null;
  return { detail, filter, entered: {}, refused: null, done: taken ? null : done, ...taken };
}

async function takeStep(
  { request, url, locals }: Door,
  caseId: string,
  now: Date,
): Promise<Pick<CaseVisit, "entered" | "refused"> | Response> {
  const form = await request.formData().catch(() => null);
  const field = (name: string) => {
    const value = form?.get(name);
    return typeof value === "string" ? value : "";
  };
  const step = readCaseStep(field);
  if (!form || !step) return new Response(null, { status: 400 });
  const result = await workOnCase(app().db, signedIn(locals), caseId, step, now);
  if (result.done) {
    const filter = readInboxFilter(url.searchParams.get("show"));
    const headers = { Location: `${url.pathname}?show=${filter}&done=${step.kind}` };
    return new Response(null, { status: 303, headers });
  }
  if (result.reason === "not-found") return new Response(null, { status: 404 });
  const message = t(locals.language, `cases.refused.${result.reason}`, { max: noteLengthMax });
  return {
    entered: Object.fromEntries([...form.keys()].map((name) => [name, field(name)])),
    refused: { field: result.field, message },
  };
}
