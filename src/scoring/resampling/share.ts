/** One of several equal parts of the work, numbered from 0: replicates are divided among threads. */
export interface Share {
  part: number;
  of: number;
}

export const wholeShare: Share = { part: 0, of: 1 };

/**
 * The replicates of a share: from `from` up to, but not including, `to`.
 * @example rangeOf(5000, { part: 1, of: 2 }); // => { from: 2500, to: 5000 }
 */
export function rangeOf(count: number, { part, of }: Share): { from: number; to: number } {
  return { from: Math.floor((count * part) / of), to: Math.floor((count * (part + 1)) / of) };
}
