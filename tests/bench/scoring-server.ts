import { destroyScoringPool, ScoringInterruptedError, scoreInPool } from "../../src/scoring-pool.ts";
import { simulatedInput, withGaps } from "./bench-answers.ts";

// The site as it is, with one thing added: told "score", it scores in its own pool until it is told "rest".

await import("../../src/server.ts");
process.on("message", async (told) => {
  if (told === "rest") return destroyScoringPool();
  process.send?.("scoring");
  const input = { ...withGaps(simulatedInput(250), 41), bootstrap: { replicateCount: 5000, seed: 1 } };
  try {
    for (;;) await scoreInPool(input, { background: true });
  } catch (error) {
    if (!(error instanceof ScoringInterruptedError)) throw error;
    process.send?.("resting");
  }
});
process.send?.("ready");
