import type { AstroGlobal } from "astro";
import type { Loaded, PartsRequest } from "../../../../features/analysis/parts.service.ts";
import { readDimension } from "../../../../features/analysis/parts.ts";
import type { WaveVisit } from "./_results-visit.ts";

const refreshSeconds = 3;

/** Whose answers a visit is about, and by what the address wants them divided. */
export function partsRequest({ analysis, selected, unitIds, now }: WaveVisit, url: URL): PartsRequest {
  const dimension = readDimension(url.searchParams.get("by"));
  return { selected, scope: analysis.scope, visibleUnitIds: unitIds, dimension, now };
}

/** While answers are being added up, the page looks again by itself. */
export function refreshWhilePending<Value>(
  { response }: Pick<AstroGlobal, "response">,
  loaded: Loaded<Value>,
): void {
  if (loaded === "pending") response.headers.set("Refresh", String(refreshSeconds));
}
