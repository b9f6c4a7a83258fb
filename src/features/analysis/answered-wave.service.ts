import type { Database } from "../../../db/client.ts";
import { type DispositionCounts, outcomeRates } from "../invitations/disposition.ts";
import { waveStanding } from "../invitations/waves.service.ts";
import type { AnalysedWave, Analysis, FieldedWave } from "./analysis.ts";
import { type Comparability, type ComparedWave, canCompare } from "./comparability.ts";
import { publishedFigure } from "./figures.ts";

/** How a wave was answered, and whether that lets it be compared. */
export interface AnsweredWave {
  readonly dispositions: DispositionCounts;
  /** null where there is no earlier wave with results */
  readonly comparability: Comparability | null;
}

/** What became of the invitations of a wave, and of the wave it is compared with: counted only where a page says it. */
export async function loadAnsweredWave(
  db: Database,
  analysis: Analysis,
  selected: AnalysedWave,
  visibleUnitIds: readonly string[],
): Promise<AnsweredWave> {
  const { scope, scored, waves } = analysis;
  const unitIds = scope.kind === "company" ? null : visibleUnitIds;
  const countsOf = async (waveId: string) => (await waveStanding(db, waveId, unitIds)).counts;
  const dispositions = await countsOf(selected.wave.id);
  const place = scored.findIndex(({ waveId }) => waveId === selected.wave.id);
  const earlierId = selected.change?.since.waveId ?? scored[place - 1]?.waveId;
  const before = waves.find(({ wave }) => wave.id === earlierId);
  const later = comparedWave(analysis, selected, dispositions);
  const earlier = before && later && comparedWave(analysis, before, await countsOf(before.wave.id));
  return {
    dispositions,
    comparability: earlier && later ? canCompare(earlier, later, selected.change) : null,
  };
}

function comparedWave(
  { scope, scored }: Analysis,
  { wave, version }: FieldedWave,
  dispositions: DispositionCounts,
): ComparedWave | null {
  const own = scored.find(({ waveId }) => waveId === wave.id);
  if (!own) return null;
  return {
    definition: version.definition,
    sampling: wave.sampling,
    preliminary: own.results.preliminary,
    figure: publishedFigure(own.results, own.pathModel.target, scope),
    responseShare: outcomeRates(dispositions).rr1.share,
  };
}
