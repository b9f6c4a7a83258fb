import type { APIRoute } from "astro";
import { app } from "../../../app.ts";
import { openWave } from "../../../components/waves/wave-page.ts";
import { sendTestMail } from "../../../features/invitations/wave-mail.service.ts";
import { isLanguage } from "../../../i18n/languages.ts";
import { signedIn } from "../../../server/page-request.ts";

/** Mails the invitation of a wave in draft to whoever presses the button. */
export const POST: APIRoute = async ({ params, request, locals, redirect }) => {
  const staff = signedIn(locals);
  const now = new Date();
  const opened = await openWave(params.waveId, staff, now);
  if (!opened?.mayChange || opened.wave.status !== "draft") return new Response(null, { status: 404 });
  const asked = (await request.formData()).get("in");
  const language = isLanguage(asked) ? asked : locals.language;
  const { wave, version } = opened;
  await sendTestMail(app().db, { wave, version, staff, language, now });
  return redirect(`/waves/${wave.id}?done=tested`, 303);
};
