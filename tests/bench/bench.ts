import { benchHealth } from "./health.ts";
import { benchOtherPackages } from "./other-packages.ts";
import { benchScoring } from "./scoring.ts";

// `npm run bench`: figures of one machine at one time. Ratios travel better than seconds.
for (const bench of [benchScoring, benchOtherPackages, benchHealth]) {
  for (const { what, figure } of await bench()) process.stdout.write(`${what.padEnd(72)}${figure}\n`);
}
