import type { AstroGlobal } from "astro";
import { isRecordId } from "../../../db/record-id.ts";
import { app } from "../../app.ts";
import { planErrors } from "../../components/actions/plan-errors.ts";
import { type FormError, namedError } from "../../components/form-errors.ts";
import { type ActionDetail, loadAction } from "../../features/strategy/action-list.service.ts";
import { planNoteLengthMax } from "../../features/strategy/action-plan.ts";
import { isActionStatus } from "../../features/strategy/action-status.ts";
import {
  type ActionWorked,
  addActionNote,
  moveAction,
  reviseAction,
} from "../../features/strategy/actions.service.ts";
import { type Effects, loadEffect } from "../../features/tracking/effects.service.ts";
import type { Language } from "../../i18n/languages.ts";
import { t } from "../../i18n/t.ts";
import { signedIn } from "../../server/page-request.ts";

/** What a visit of an action's page shows. */
export interface ActionVisit extends Effects {
  readonly detail: ActionDetail;
  /** what was typed into a form that was refused */
  readonly entered: Readonly<Record<string, string>>;
  readonly errors: readonly FormError[];
}

type Door = Pick<AstroGlobal, "request" | "url" | "params" | "locals">;

/** @returns a response where there is nothing to show: a redirect, or the 404 of an unknown action */
export async function visitAction(door: Door, now: Date): Promise<ActionVisit | Response> {
  const staff = signedIn(door.locals);
  const actionId = door.params.actionId ?? "";
  if (!isRecordId(actionId)) return new Response(null, { status: 404 });
  const refused = door.request.method === "POST" ? await work(door, actionId, now) : null;
  if (refused instanceof Response) return refused;
  const { db } = app();
  const detail = await loadAction(db, staff, actionId, now);
  if (!detail) return new Response(null, { status: 404 });
  const effects = await loadEffect(db, staff, detail, now);
  return { detail, ...effects, entered: refused?.entered ?? {}, errors: refused?.errors ?? [] };
}

async function work(
  { request, url, locals }: Door,
  actionId: string,
  now: Date,
): Promise<Pick<ActionVisit, "entered" | "errors"> | Response> {
  const form = await request.formData();
  const entered = Object.fromEntries(
    [...form.entries()].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
  const worked = await takeStep(entered, locals, actionId, now);
  if (!worked) return new Response(null, { status: 400 });
  if (worked.done) {
    const done = entered.form === "move" ? entered.status : entered.form;
    return new Response(null, { status: 303, headers: { Location: `${url.pathname}?done=${done}` } });
  }
  if (worked.reason === "not-found") return new Response(null, { status: 404 });
  if (worked.reason === "forbidden") return new Response(null, { status: 403 });
  return { entered, errors: errorsOf(locals.language, worked, entered.form === "move" ? "why" : "note") };
}

/** @returns null where the form asks for nothing there is */
async function takeStep(
  entered: Readonly<Record<string, string>>,
  locals: Door["locals"],
  actionId: string,
  now: Date,
): Promise<ActionWorked | null> {
  const { db } = app();
  const staff = signedIn(locals);
  const { form, status, why = "", note = "", ...fields } = entered;
  if (form === "move" && isActionStatus(status))
    return moveAction(db, staff, actionId, { status, note: why }, now);
  if (form === "revise") return reviseAction(db, staff, actionId, fields, now);
  return form === "note" ? addActionNote(db, staff, actionId, note, now) : null;
}

function errorsOf(language: Language, worked: ActionWorked & { done: false }, field: string): FormError[] {
  if (worked.reason === "refused") return planErrors(language, worked.problems);
  if (worked.reason === "not-found" || worked.reason === "forbidden") return [];
  const label = t(language, field === "why" ? "actions.stepNote" : "actions.note");
  const message = t(language, `actions.problem.${worked.reason}`, { max: planNoteLengthMax });
  return [namedError(language, field, label, message)];
}
