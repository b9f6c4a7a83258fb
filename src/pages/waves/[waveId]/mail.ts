import type { APIRoute } from "astro";
import { openWave } from "../../../components/waves/wave-page.ts";
import { sampleMail } from "../../../features/invitations/wave-mail.service.ts";
import { isLanguage, languages } from "../../../i18n/languages.ts";
import { t } from "../../../i18n/t.ts";
import { isMadeUpProgramme } from "../../../server/made-up-visit.ts";
import { mailHtmlResponse } from "../../../server/mail-html.ts";
import { signedIn } from "../../../server/page-request.ts";

/** The invitation of a wave as it will look, for the frame on its page. */
export const GET: APIRoute = async ({ params, url, locals }) => {
  const opened = await openWave(params.waveId, signedIn(locals), new Date());
  if (!opened) return new Response(null, { status: 404 });
  const asked = url.searchParams.get("in");
  const language = isLanguage(asked) ? asked : languages[0];
  const name = t(language, "waves.mail.sampleName");
  const isMadeUp = await isMadeUpProgramme(opened.version.programmeId);
  return mailHtmlResponse(sampleMail(opened.wave, opened.version, language, name, isMadeUp).html);
};
