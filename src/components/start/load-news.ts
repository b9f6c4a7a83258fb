import { app } from "../../app.ts";
import { loadHeadline } from "../../features/analysis/analysis.service.ts";
import type { EndedRun } from "../../features/analysis/score-runs.service.ts";
import type { Wave } from "../../features/invitations/wave.ts";

/** The programmes whose newest index is among what was computed lately, each with that index. */
export async function loadNews<Programme extends { readonly id: string }>(
  programmes: readonly Programme[],
  waves: readonly Wave[],
  runs: readonly EndedRun[],
  unitIds: readonly string[],
  now: Date,
) {
  const computed = new Set(runs.filter(({ failed }) => !failed).map(({ waveId }) => waveId));
  const touched = new Set(waves.filter(({ id }) => computed.has(id)).map(({ programmeId }) => programmeId));
  const news = await Promise.all(
    programmes
      .filter(({ id }) => touched.has(id))
      .map(async (programme) => {
        const headline = await loadHeadline(app().db, programme.id, unitIds, now);
        return headline && computed.has(headline.point.waveId) ? [{ programme, headline }] : [];
      }),
  );
  return news.flat();
}
