import type { SideMeans } from "../../features/tracking/side-means.ts";
import type { Axis } from "../axis.ts";

/** One side's line through the waves; its points as shares of the drawing's width and height, from the top left. */
export interface SideLine {
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** the last index, for the label at the line's end */
  readonly last: number;
}

export interface SideDrawing {
  readonly treated: SideLine | null;
  readonly comparison: SideLine | null;
  /** where the action starts, between two waves; null before the first wave after it */
  readonly start: number | null;
}

/** The two lines of an action's story on one axis. Waves stand at equal distances, the first at the left edge. */
export function sideDrawing(means: readonly SideMeans[]): SideDrawing {
  const axis = axisOf(means);
  const xOf = (position: number) => (means.length === 1 ? 0 : position / (means.length - 1));
  const line = (side: "treated" | "comparison"): SideLine | null => {
    const points = means.flatMap((wave, position) => {
      const index = wave[side]?.index;
      return index === undefined ? [] : [{ x: xOf(position), y: shareFromTop(index, axis), index }];
    });
    const last = points.at(-1);
    return last ? { points: points.map(({ x, y }) => ({ x, y })), last: last.index } : null;
  };
  const after = means.findIndex(({ phase }) => phase === "after");
  return {
    treated: line("treated"),
    comparison: line("comparison"),
    start: after < 1 ? null : (xOf(after - 1) + xOf(after)) / 2,
  };
}

const margin = 1;

function axisOf(means: readonly SideMeans[]): Axis {
  const indices = means.flatMap(({ treated, comparison }) =>
    [treated, comparison].flatMap((side) => side?.index ?? []),
  );
  return [Math.min(...indices) - margin, Math.max(...indices) + margin];
}

function shareFromTop(index: number, [low, high]: Axis): number {
  return (high - index) / (high - low);
}
