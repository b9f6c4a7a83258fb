import type { APIContext } from "astro";
import { isRecordId } from "../../../../../db/record-id.ts";
import { app } from "../../../../app.ts";
import { badRowsCsv } from "../../../../features/respondents/bad-rows-csv.ts";
import { loadBadRows } from "../../../../features/respondents/imports.service.ts";
import { t } from "../../../../i18n/t.ts";
import { signedIn } from "../../../../server/page-request.ts";

/** The rows that could not be stored, to be corrected in a spreadsheet and imported again. */
export async function GET({ params, locals }: APIContext): Promise<Response> {
  const { importId } = params;
  const found = isRecordId(importId) ? await loadBadRows(app().db, importId, signedIn(locals).id) : null;
  if (!found) return new Response(null, { status: 404 });
  const name = `${t(locals.language, "import.downloadName")}.csv`;
  return new Response(badRowsCsv(locals.language, found.columns, found.badRows), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="rows-to-correct.csv"; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
  });
}
