/** One figure of the bench, or a heading. */
export interface BenchLine {
  what: string;
  figure: string;
}

export function heading(what: string): BenchLine {
  return { what: `\n${what}`, figure: "" };
}

/** Elapsed and processor time of some work, in seconds; on a busy machine the second says more. */
export interface Timing {
  wall: number;
  cpu: number;
}

/** The quickest of several runs. */
export async function timed(work: () => unknown, runs = 1): Promise<Timing> {
  const timings: Timing[] = [];
  for (let run = 0; run < runs; run++) {
    const cpu = process.cpuUsage();
    const start = performance.now();
    await work();
    const { user, system } = process.cpuUsage(cpu);
    timings.push({ wall: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 });
  }
  return timings.reduce((best, timing) => (timing.wall < best.wall ? timing : best));
}

/** @example inSeconds({ wall: 0.52, cpu: 0.91 }); // => "0.52 s (processor 0.91 s)" */
export function inSeconds({ wall, cpu }: Timing): string {
  return `${wall.toFixed(2)} s (processor ${cpu.toFixed(2)} s)`;
}
