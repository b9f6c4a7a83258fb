import {
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  type Plugin,
  PointElement,
} from "chart.js";
import { chartAxis } from "./chart-axis.ts";
import { type ChartPoint, pointsOfRows } from "./chart-points.ts";

Chart.register(CategoryScale, LinearScale, LineController, LineElement, PointElement);

/**
 * Draws an index over waves with its intervals from the table inside it: every row with data-value is a point. The
 * table stays, so without script nothing is missing. The server leaves a hidden canvas for the drawing.
 * @example <csi-chart label="Satisfaction"><div class="drawing" hidden><canvas></canvas></div><table>…</table></csi-chart>
 */
class CsiChart extends HTMLElement {
  private chart: Chart | null = null;

  connectedCallback(): void {
    const drawing = this.querySelector<HTMLElement>(".drawing");
    const canvas = drawing?.querySelector("canvas");
    const points = pointsOfRows(this.querySelectorAll<HTMLElement>("tr[data-label]"));
    if (!drawing || !canvas || !points.some(({ value }) => value !== null)) return;
    drawing.hidden = false;
    this.chart = draw(canvas, points, this.getAttribute("label") ?? "");
  }

  disconnectedCallback(): void {
    this.chart?.destroy();
    this.chart = null;
  }
}

interface Ink {
  readonly line: string;
  readonly band: string;
  readonly grid: string;
  readonly soft: string;
  readonly paper: string;
  readonly face: string;
}

function draw(canvas: HTMLCanvasElement, points: readonly ChartPoint[], label: string): Chart {
  const ink = inkOf(canvas);
  const axis = chartAxis(points);
  const font = { family: ink.face, size: 13 };
  return new Chart(canvas, {
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
      animation: false,
      maintainAspectRatio: false,
      events: [],
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
    plugins: [intervals(points, ink), endLabel(points, label, ink)],
  });
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

function inkOf(canvas: HTMLCanvasElement): Ink {
  const style = getComputedStyle(canvas);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    line: token("--chart-1"),
    band: token("--interval"),
    grid: token("--chart-grid"),
    soft: token("--ink-soft"),
    paper: token("--paper"),
    face: style.fontFamily,
  };
}

customElements.define("csi-chart", CsiChart);
