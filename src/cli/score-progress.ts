import type { Writable } from "node:stream";

/** Where progress is told, and when it is. */
interface Output {
  stream: Pick<Writable, "write"> & { isTTY?: boolean };
  now(): number;
}

const quietMs = 1000;
const lineEveryMs = 10_000;

/**
 * Tells on stderr how far long work has come: on a terminal in one line that is overwritten and cleared in the end,
 * elsewhere in a line every ten seconds.
 * @example const progress = tellProgress("resamples"); await scoreInPool(input, { onProgress: progress.at }); progress.end();
 */
export function tellProgress(
  what: string,
  { stream, now }: Output = { stream: process.stderr, now: () => performance.now() },
) {
  const began = now();
  let told = began;
  let onLine = false;
  return {
    at(done: number, planned: number): void {
      const spent = now() - began;
      if (spent < quietMs || done >= planned) return;
      const left = done > 0 ? `, about ${Math.ceil((spent * (planned - done)) / done / 1000)} s left` : "";
      const words = `${done} of ${planned} ${what}${left}`;
      if (stream.isTTY) {
        stream.write(`\r\u001b[K${words}`);
        onLine = true;
      } else if (now() - told >= lineEveryMs) {
        told = now();
        stream.write(`${words}\n`);
      }
    },
    end(): void {
      if (onLine) stream.write("\r\u001b[K");
    },
  };
}
