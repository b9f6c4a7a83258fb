import type { APIContext } from "astro";
import { app } from "../../../../app.ts";
import { driversOf } from "../../../../features/analysis/figures.ts";
import {
  loadComparison,
  loadDistribution,
  loadIndicators,
} from "../../../../features/analysis/parts.service.ts";
import { placeDrivers, priorityCuts } from "../../../../features/analysis/priorities.ts";
import * as tables from "../../../../features/analysis/result-tables.ts";
import { trendOf } from "../../../../features/analysis/trend.ts";
import { csvResponse } from "../../../../server/csv-response.ts";
import { isMadeUpProgramme } from "../../../../server/made-up-visit.ts";
import { partsRequest } from "./_parts-visit.ts";
import { visitWave, type WaveVisit } from "./_results-visit.ts";

/** The tables of the pages of results, as files: the same figures, for the same eyes. */
export async function GET(context: APIContext): Promise<Response> {
  const visit = await visitWave(context);
  if (visit instanceof Response) return visit;
  const name = context.params.table ?? "";
  const make = Object.hasOwn(makers, name) ? makers[name] : undefined;
  const table = await make?.(visit, context);
  if (!table) return new Response(null, { status: 404 });
  const file = `${name}-${fileSafe(visit.selected.wave.period)}`;
  const isMadeUp = await isMadeUpProgramme(visit.analysis.programme.id);
  return csvResponse(isMadeUp ? `made-up-${file}` : file, table.header, table.rows);
}

type Maker = (visit: WaveVisit, context: APIContext) => Promise<tables.ResultTable | null>;

const makers: Readonly<Record<string, Maker>> = {
  trend: async ({ analysis, definition }, { url, locals }) =>
    tables.trendTable(
      locals.language,
      trendOf(analysis.scored, analysis.scope, constructIn(definition, url) ?? undefined),
    ),
  constructs: async ({ analysis, selected }, { locals }) => {
    const results = selected.doneRun?.results;
    return results ? tables.constructTable(locals.language, selected, results, analysis.scope) : null;
  },
  drivers: async ({ analysis, selected, definition }, { locals }) => {
    const results = selected.doneRun?.results;
    const cuts = priorityCuts(analysis.scored, definition);
    if (!results || !cuts || analysis.scope.kind === "unit") return null;
    const drivers = driversOf(results, definition.pathModel.target);
    const placed = placeDrivers(drivers, definition, cuts, selected.constructChanges);
    return tables.driverTable(locals.language, placed, definition);
  },
  parts: async (visit, { url, locals }) => {
    const request = partsRequest(visit, url);
    const construct = constructIn(visit.definition, url) ?? visit.definition.pathModel.target;
    const comparison = await loadComparison(app().db, request, construct);
    return typeof comparison === "string"
      ? null
      : tables.partTable(locals.language, request.dimension, comparison);
  },
  indicators: async (visit, { url, locals }) => {
    const construct = constructIn(visit.definition, url);
    const indicators = construct && (await loadIndicators(app().db, partsRequest(visit, url), construct));
    return !indicators || typeof indicators === "string"
      ? null
      : tables.indicatorTable(locals.language, visit.selected, indicators);
  },
  answers: async (visit, { url, locals }) => {
    const { searchParams } = url;
    const request = partsRequest(visit, url);
    const loaded = await loadDistribution(
      app().db,
      request,
      searchParams.get("question") ?? "",
      searchParams.get("part"),
    );
    return typeof loaded === "string"
      ? null
      : tables.answerTable(locals.language, loaded, visit.selected.wave);
  },
};

function constructIn({ pathModel }: WaveVisit["definition"], url: URL): string | null {
  const asked = url.searchParams.get("construct");
  return pathModel.constructs.find(({ name }) => name === asked)?.name ?? null;
}

function fileSafe(text: string): string {
  return text.replace(/[^\w-]+/g, "-");
}
