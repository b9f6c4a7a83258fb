import type { ChartConfiguration, Plugin, Scale } from "chart.js";
import { numberOrNull } from "./chart-points.ts";
import type { Ink } from "./ink.ts";
import { type LabelBox, placeLabels } from "./place-labels.ts";

interface MapPoint {
  readonly label: string;
  readonly x: number;
  readonly xInterval: readonly [number, number] | null;
  readonly y: number;
  readonly yInterval: readonly [number, number] | null;
  /** no effect detectable: kept in its place, drawn softly */
  readonly faint: boolean;
}

interface Cuts {
  readonly x: number;
  readonly y: number;
}

/** Importance across, performance upwards, a cross of both intervals, and fixed cuts with what to do in each part. */
export function priorityChart(root: HTMLElement, ink: Ink): ChartConfiguration<"scatter"> | null {
  const points = pointsOf(root.querySelectorAll<HTMLElement>("tr[data-x]"));
  if (points.length === 0) return null;
  const cuts = { x: Number(root.dataset.cutX), y: Number(root.dataset.cutY) };
  const font = { family: ink.face, size: 13 };
  const axis = (text: string) => ({
    title: { display: true, text, color: ink.soft, font },
    grid: { display: false },
    border: { color: ink.grid },
    ticks: { color: ink.soft, font, maxRotation: 0, maxTicksLimit: 6 },
  });
  const [xMin, xMax] = endsOf(
    points.flatMap(({ x, xInterval }) => [x, ...(xInterval ?? [])]),
    cuts.x,
    0.1,
  );
  const [yMin, yMax] = endsOf(
    points.flatMap(({ y, yInterval }) => [y, ...(yInterval ?? [])]),
    cuts.y,
    5,
  );
  return {
    type: "scatter",
    data: { datasets: [{ data: points.map(({ x, y }) => ({ x, y })), pointRadius: 0, pointHitRadius: 0 }] },
    options: {
      scales: {
        x: { ...axis(root.dataset.xTitle ?? ""), min: Math.min(0, xMin), max: xMax },
        y: { ...axis(root.dataset.yTitle ?? ""), min: Math.max(0, yMin), max: Math.min(100, yMax) },
      },
    },
    plugins: [quadrants(cuts, (root.dataset.quadrants ?? "").split("|"), ink), crosses(points, ink)],
  };
}

function pointsOf(rows: Iterable<HTMLElement>): MapPoint[] {
  return Array.from(rows, ({ dataset }) => ({
    label: dataset.label ?? "",
    x: Number(dataset.x),
    xInterval: intervalOf(dataset.xLow, dataset.xHigh),
    y: Number(dataset.y),
    yInterval: intervalOf(dataset.yLow, dataset.yHigh),
    faint: dataset.faint !== undefined,
  }));
}

function intervalOf(low: string | undefined, high: string | undefined): [number, number] | null {
  const [from, to] = [numberOrNull(low), numberOrNull(high)];
  return from === null || to === null ? null : [from, to];
}

/** Ends on multiples of the step, with the cut and every interval within. */
function endsOf(values: readonly number[], cut: number, step: number): [number, number] {
  const [low, high] = [Math.min(cut, ...values), Math.max(cut, ...values)];
  const round = (value: number) => Math.round(value * 1e6) / 1e6;
  return [round(Math.floor(low / step - 0.4) * step), round(Math.ceil(high / step + 0.4) * step)];
}

/** @param names top left, top right, bottom left, bottom right */
function quadrants(cuts: Cuts, names: readonly string[], ink: Ink): Plugin<"scatter"> {
  return {
    id: "quadrants",
    beforeDatasetsDraw: ({ ctx, chartArea: { left, right, top, bottom }, scales }) => {
      const [x, y] = [scales.x?.getPixelForValue(cuts.x) ?? left, scales.y?.getPixelForValue(cuts.y) ?? top];
      ctx.save();
      ctx.strokeStyle = ink.grid;
      ctx.strokeRect(left, top, right - left, bottom - top);
      ctx.beginPath();
      ctx.moveTo(x, top);
      ctx.lineTo(x, bottom);
      ctx.moveTo(left, y);
      ctx.lineTo(right, y);
      ctx.stroke();
      ctx.font = `13px ${ink.face}`;
      ctx.fillStyle = ink.soft;
      const places = [
        [left + 8, top + 8, "left", "top"],
        [right - 8, top + 8, "right", "top"],
        [left + 8, bottom - 8, "left", "bottom"],
        [right - 8, bottom - 8, "right", "bottom"],
      ] as const;
      for (const [position, [atX, atY, align, baseline]] of places.entries()) {
        ctx.textAlign = align;
        ctx.textBaseline = baseline;
        ctx.fillText(names[position] ?? "", atX, atY);
      }
      ctx.restore();
    },
  };
}

function crosses(points: readonly MapPoint[], ink: Ink): Plugin<"scatter"> {
  return {
    id: "crosses",
    afterDatasetsDraw: ({ ctx, chartArea, scales: { x: across, y: upwards } }) => {
      if (!across || !upwards) return;
      ctx.save();
      for (const point of points) drawCross(ctx, point, across, upwards, ink);
      ctx.font = `600 13px ${ink.face}`;
      ctx.textBaseline = "middle";
      const anchors = points.map(({ label, x, y }) => ({
        x: across.getPixelForValue(x),
        y: upwards.getPixelForValue(y),
        width: ctx.measureText(label).width,
      }));
      const boxes = placeLabels(anchors, 18, chartArea);
      for (const [position, box] of boxes.entries()) drawLabel(ctx, points[position], box, ink);
      ctx.restore();
    },
  };
}

function drawCross(
  ctx: CanvasRenderingContext2D,
  { x, xInterval, y, yInterval, faint }: MapPoint,
  across: Scale,
  upwards: Scale,
  ink: Ink,
): void {
  const [atX, atY] = [across.getPixelForValue(x), upwards.getPixelForValue(y)];
  ctx.strokeStyle = ink.band;
  ctx.lineWidth = faint ? 1.5 : 4;
  ctx.beginPath();
  if (xInterval) {
    ctx.moveTo(across.getPixelForValue(xInterval[0]), atY);
    ctx.lineTo(across.getPixelForValue(xInterval[1]), atY);
  }
  if (yInterval) {
    ctx.moveTo(atX, upwards.getPixelForValue(yInterval[0]));
    ctx.lineTo(atX, upwards.getPixelForValue(yInterval[1]));
  }
  ctx.stroke();
  ctx.beginPath();
  ctx.arc(atX, atY, 4.5, 0, 2 * Math.PI);
  ctx.lineWidth = 1.75;
  ctx.strokeStyle = faint ? ink.soft : ink.line;
  ctx.fillStyle = faint ? ink.paper : ink.line;
  ctx.fill();
  ctx.stroke();
}

function drawLabel(
  ctx: CanvasRenderingContext2D,
  point: MapPoint | undefined,
  box: LabelBox,
  ink: Ink,
): void {
  if (!point) return;
  ctx.textAlign = "left";
  ctx.lineJoin = "round";
  ctx.lineWidth = 4;
  ctx.strokeStyle = ink.paper;
  ctx.strokeText(point.label, box.left, box.middle);
  ctx.fillStyle = point.faint ? ink.soft : ink.line;
  ctx.fillText(point.label, box.left, box.middle);
}
