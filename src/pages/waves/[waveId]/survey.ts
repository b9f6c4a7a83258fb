import type { APIRoute } from "astro";
import { previewQuery } from "../../../components/surveys/preview-address.ts";
import { openWave } from "../../../components/waves/wave-page.ts";
import { readMailRating } from "../../../features/surveys/mail-question.ts";
import { isLanguage } from "../../../i18n/languages.ts";
import { signedIn } from "../../../server/page-request.ts";

/** Where the links of a wave's sample and test mails lead: the survey's preview, with the names of this wave. */
export const GET: APIRoute = async ({ params, url, locals, redirect }) => {
  const opened = await openWave(params.waveId, signedIn(locals), new Date());
  if (!opened) return new Response(null, { status: 404 });
  const { wave, version } = opened;
  const asked = url.searchParams.get("in");
  const shownLanguage = isLanguage(asked) ? asked : locals.language;
  const { brand, product } = wave;
  const rating = readMailRating(version.definition, url.searchParams);
  const query = previewQuery({ page: 1, shownLanguage, brand, product, rating });
  return redirect(`/surveys/${version.surveyId}/preview${query}`, 303);
};
