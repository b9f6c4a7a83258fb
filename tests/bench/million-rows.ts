import { score } from "../../src/scoring/score.ts";
import type { ScoreInput } from "../../src/scoring/score-types.ts";
import { simulatedInput } from "./bench-answers.ts";
import { type Timing, timed } from "./bench-line.ts";

// One score of 1,000,000 rows in a fresh process: `node --expose-gc million-rows.ts complete|jackknife|gaps`.

export interface MillionRows {
  timing: Timing;
  /** the most memory that was used at any time, less what was in use with the data alone */
  overMb: number;
  dataMb: number;
}

const how = process.argv[2];
const input = simulatedInput(1_000_000);
if (how === "gaps") punchHoles(input);
const jackknife = how === "jackknife" ? { groupCount: 100, seed: 1 } : undefined;
globalThis.gc?.();
const before = process.memoryUsage().rss;
const timing = await timed(() => score({ ...input, jackknife }));
const dataBytes = input.columns.reduce((sum, column) => sum + column.byteLength, 0);
const result: MillionRows = {
  timing,
  overMb: process.resourceUsage().maxRSS / 1024 - before / 2 ** 20,
  dataMb: dataBytes / 2 ** 20,
};
process.stdout.write(JSON.stringify(result));

/** In place, as a copy would be counted. Every 41st answer: 2.4 %. */
function punchHoles({ columns }: ScoreInput): void {
  columns.forEach((column, i) => {
    for (let row = 0; row < column.length; row++) {
      if ((row * columns.length + i) % 41 === 0) column[row] = Number.NaN;
    }
  });
}
