import { benchScoring } from "./scoring.ts";

// `npm run bench`: figures of one machine at one time. Ratios travel better than seconds.
for (const { what, figure } of benchScoring()) process.stdout.write(`${what.padEnd(52)}${figure}\n`);
