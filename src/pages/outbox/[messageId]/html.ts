import type { APIRoute } from "astro";
import { app } from "../../../app.ts";
import { renderMessage } from "../../../features/invitations/messages.service.ts";
import { loadOutboxMessage, parseMailPath } from "../../../features/invitations/outbox.service.ts";
import { visibleUnitIds } from "../../../features/respondents/units.service.ts";
import { mailHtmlResponse } from "../../../server/mail-html.ts";
import { signedIn } from "../../../server/page-request.ts";

/** A mail of the outbox, for the frame on its page. */
export const GET: APIRoute = async ({ params, locals }) => {
  const { db } = app();
  const key = parseMailPath(params.messageId ?? "");
  const unitIds = await visibleUnitIds(db, signedIn(locals).unitId, new Date());
  const row = key && (await loadOutboxMessage(db, key, unitIds));
  return row ? mailHtmlResponse(renderMessage(row.message).html) : new Response(null, { status: 404 });
};
