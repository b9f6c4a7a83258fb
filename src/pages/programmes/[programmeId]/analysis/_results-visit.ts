import type { AstroGlobal } from "astro";
import { app } from "../../../../app.ts";
import type { SignedInStaff } from "../../../../auth/sessions.ts";
import { loadAnalysis } from "../../../../features/analysis/analysis.service.ts";
import type { AnalysedWave, Analysis } from "../../../../features/analysis/analysis.ts";
import { visibleUnitIds } from "../../../../features/respondents/units.service.ts";
import type { SurveyDefinition } from "../../../../features/surveys/survey-definition.ts";
import { signedIn } from "../../../../server/page-request.ts";

type Door = Pick<AstroGlobal, "url" | "params" | "locals">;

/** Who looks at which wave of a programme's results. */
export interface ResultsVisit {
  readonly staff: SignedInStaff;
  readonly analysis: Analysis;
  readonly unitIds: readonly string[];
  readonly now: Date;
}

/**
 * @param waveId the wave asked for; absent: what the address says
 * @returns the 404 of an unknown programme or wave
 */
export async function visitResults(door: Door, waveId?: string): Promise<ResultsVisit | Response> {
  const staff = signedIn(door.locals);
  const now = new Date();
  const { db } = app();
  const unitIds = await visibleUnitIds(db, staff.unitId, now);
  const wanted = waveId ?? door.url.searchParams.get("wave") ?? undefined;
  const analysis = await loadAnalysis(db, door.params.programmeId ?? "", unitIds, now, wanted);
  return analysis ? { staff, analysis, unitIds, now } : new Response(null, { status: 404 });
}

/** A visit of a page that is about one wave. */
export interface WaveVisit extends ResultsVisit {
  readonly selected: AnalysedWave;
  readonly definition: SurveyDefinition;
}

/** The same for pages that are about one wave: without one there is nothing to show. */
export async function visitWave(door: Door): Promise<WaveVisit | Response> {
  const visit = await visitResults(door);
  if (visit instanceof Response) return visit;
  const { selected } = visit.analysis;
  if (!selected) return new Response(null, { status: 404 });
  return { ...visit, selected, definition: selected.version.definition };
}
