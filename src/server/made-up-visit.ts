import { app } from "../app.ts";
import { findDemo } from "../auth/demo.service.ts";
import { parseLink } from "../auth/link-tokens.ts";
import { loadRespondent } from "../features/respondents/respondents.service.ts";

/** Whether a programme is the demo. */
export async function isMadeUpProgramme(programmeId: string | undefined): Promise<boolean> {
  return programmeId !== undefined && (await findDemo(app().db))?.programmeId === programmeId;
}

/** Whether a personal link belongs to somebody of the demo programme. @param link the part behind /r/, /c/, /f/, /u/ */
export async function isMadeUpVisit(link: string | undefined): Promise<boolean> {
  const parsed = link === undefined ? null : parseLink(link);
  const demo = parsed && (await findDemo(app().db));
  if (!parsed || !demo) return false;
  const respondent = await loadRespondent(app().db, parsed.respondentId);
  return respondent !== null && demo.unitIds.includes(respondent.unitId);
}
