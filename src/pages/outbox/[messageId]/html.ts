import type { APIRoute } from "astro";
import { app } from "../../../app.ts";
import { outboxScope } from "../../../components/outbox/outbox-scope.ts";
import { showMessage } from "../../../features/invitations/messages.service.ts";
import { loadOutboxMessage, parseMailPath } from "../../../features/invitations/outbox.service.ts";
import { mailHtmlResponse } from "../../../server/mail-html.ts";
import { signedIn } from "../../../server/page-request.ts";

/** A mail of the outbox, for the frame on its page. */
export const GET: APIRoute = async ({ params, locals }) => {
  const { db } = app();
  const key = parseMailPath(params.messageId ?? "");
  const scope = await outboxScope(signedIn(locals), new Date());
  const row = key && (await loadOutboxMessage(db, key, scope));
  if (!row) return new Response(null, { status: 404 });
  const { mail } = showMessage({ ...row.message, isMadeUp: row.demoId !== null });
  return mailHtmlResponse(mail.html);
};
