import { scoreInPool } from "../../src/scoring-pool.ts";
import { simulatedInput, withGaps } from "./bench-answers.ts";

// The site as it is, with one thing added: told "score", it scores in its own pool until it is stopped.

await import("../../src/server.ts");
process.on("message", async () => {
  process.send?.("scoring");
  const input = { ...withGaps(simulatedInput(250), 41), bootstrap: { replicateCount: 5000, seed: 1 } };
  for (;;) await scoreInPool(input);
});
process.send?.("ready");
