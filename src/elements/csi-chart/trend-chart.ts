import type { Chart, ChartConfiguration, Plugin } from "chart.js";
import { chartAxis } from "./chart-axis.ts";
import { type ChartPoint, pointsOfRows } from "./chart-points.ts";
import type { Ink } from "./ink.ts";

/** An index over waves with its intervals; null where no point is shown. */
export function trendChart(root: HTMLElement, ink: Ink): ChartConfiguration<"line"> | null {
  const points = pointsOfRows(root.querySelectorAll<HTMLElement>("tr[data-label]"));
  if (!points.some(({ value }) => value !== null)) return null;
  const axis = chartAxis(points);
  const font = { family: ink.face, size: 13 };
  return {
    type: "line",
    data: {
      labels: points.map((point) => point.label),
      datasets: [
        {
          data: points.map(({ value }) => value),
          spanGaps: true,
          borderColor: ink.line,
          borderWidth: 1.5,
          segment: {
            borderColor: ({ p1DataIndex }) => (points[p1DataIndex]?.continues ? ink.line : "transparent"),
          },
          pointRadius: 4.5,
          pointHitRadius: 0,
          pointHoverRadius: 4.5,
          pointBorderWidth: 1.75,
          pointBorderColor: ink.line,
          pointBackgroundColor: points.map(({ hollow }) => (hollow ? ink.paper : ink.line)),
        },
      ],
    },
    options: {
      layout: { padding: { top: 28, right: 12 } },
      scales: {
        x: {
          offset: true,
          grid: { display: false },
          border: { color: ink.line },
          ticks: { color: ink.soft, font, maxRotation: 0, autoSkipPadding: 12 },
        },
        y: {
          min: axis.min,
          max: axis.max,
          grid: { color: ink.grid },
          border: { display: false },
          ticks: { color: ink.soft, font, stepSize: axis.step },
        },
      },
    },
    plugins: [
      breaks(points, ink),
      intervals(points, ink),
      endLabel(points, root.getAttribute("label") ?? "", ink),
    ],
  };
}

/** A dashed upright before the first wave of a new series. */
function breaks(points: readonly ChartPoint[], ink: Ink): Plugin<"line"> {
  return {
    id: "breaks",
    beforeDatasetsDraw: (chart) => {
      const { ctx, chartArea } = chart;
      const places = chart.getDatasetMeta(0).data;
      ctx.save();
      ctx.strokeStyle = ink.soft;
      ctx.setLineDash([3, 4]);
      for (const [position, { begins }] of points.entries()) {
        const [before, own] = [places[position - 1]?.x, places[position]?.x];
        if (!begins || before === undefined || own === undefined) continue;
        const x = Math.round((before + own) / 2) + 0.5;
        ctx.beginPath();
        ctx.moveTo(x, chartArea.top);
        ctx.lineTo(x, chartArea.bottom);
        ctx.stroke();
      }
      ctx.restore();
    },
  };
}

/** The interval as a bar behind each point, as everywhere else in the product. */
function intervals(points: readonly ChartPoint[], ink: Ink): Plugin<"line"> {
  return {
    id: "intervals",
    beforeDatasetsDraw: (chart) => {
      const { ctx, scales } = chart;
      const y = scales.y;
      if (!y) return;
      ctx.save();
      ctx.fillStyle = ink.band;
      for (const [position, { low, high }] of points.entries()) {
        const x = chart.getDatasetMeta(0).data[position]?.x;
        if (x === undefined || low === null || high === null) continue;
        const top = y.getPixelForValue(high);
        ctx.fillRect(x - 5, top, 10, y.getPixelForValue(low) - top);
      }
      ctx.restore();
    },
  };
}

/** The series' name and last value where the line ends, instead of a legend. */
function endLabel(points: readonly ChartPoint[], label: string, ink: Ink): Plugin<"line"> {
  return {
    id: "end-label",
    afterDatasetsDraw: (chart) => {
      const { ctx, chartArea } = chart;
      const position = points.findLastIndex(({ value }) => value !== null);
      const last = points[position];
      const element = chart.getDatasetMeta(0).data[position];
      if (!last || !element) return;
      const text = `${label} ${last.valueText}`;
      ctx.save();
      ctx.font = `600 14px ${ink.face}`;
      ctx.fillStyle = ink.line;
      ctx.textBaseline = "bottom";
      ctx.textAlign = "center";
      const half = ctx.measureText(text).width / 2;
      const x = Math.min(Math.max(element.x, chartArea.left + half), chartArea.right + 8 - half);
      ctx.fillText(text, x, topBetween(chart, points, x - half - 8, x + half + 8) - 6);
      ctx.restore();
    },
  };
}

/** Where the drawing is highest between two places, so that a word above it covers no interval. */
function topBetween(
  chart: Chart<"line">,
  points: readonly ChartPoint[],
  left: number,
  right: number,
): number {
  const tops = chart.getDatasetMeta(0).data.flatMap((element, position) => {
    const high = points[position]?.high;
    if (element.x < left || element.x > right || Number.isNaN(element.y)) return [];
    const top = high == null ? element.y : (chart.scales.y?.getPixelForValue(high) ?? element.y);
    return [Math.min(top, element.y - 6)];
  });
  return Math.min(...tops);
}
