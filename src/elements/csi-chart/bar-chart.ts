import type { ChartConfiguration, Plugin } from "chart.js";
import { numberOrNull } from "./chart-points.ts";
import type { Ink } from "./ink.ts";

interface Bar {
  readonly label: string;
  /** 0 to 1 */
  readonly share: number;
  readonly text: string;
  /** the same share among everybody, to compare with */
  readonly reference: number | null;
}

/** How answers are spread: upright bars for a scale, lying ones for options whose words take room. */
export function barChart(root: HTMLElement, ink: Ink): ChartConfiguration<"bar"> | null {
  const bars = Array.from(
    root.querySelectorAll<HTMLElement>("tr[data-label]"),
    ({ dataset }): Bar => ({
      label: dataset.label ?? "",
      share: numberOrNull(dataset.share) ?? 0,
      text: dataset.text ?? "",
      reference: numberOrNull(dataset.reference),
    }),
  );
  if (bars.length === 0) return null;
  const lying = root.hasAttribute("lying");
  const font = { family: ink.face, size: 13 };
  const highest = Math.max(...bars.flatMap(({ share, reference }) => [share, reference ?? 0]));
  const labels = {
    grid: { display: false },
    border: { color: ink.line },
    ticks: { color: ink.line, font, autoSkip: false, maxRotation: 0 },
  };
  const shares = { display: false, min: 0, max: highest * (lying ? 1.22 : 1.12) || 1 };
  return {
    type: "bar",
    data: {
      labels: bars.map(({ label, text }) => (lying ? wrapped(label, 26) : [label, text])),
      datasets: [
        {
          data: bars.map(({ share }) => share),
          backgroundColor: ink.band,
          categoryPercentage: 0.86,
          barPercentage: 1,
          maxBarThickness: lying ? 26 : 64,
        },
      ],
    },
    options: {
      indexAxis: lying ? "y" : "x",
      layout: { padding: { top: 12 } },
      scales: lying ? { x: shares, y: labels } : { x: labels, y: shares },
    },
    plugins: [barTexts(bars, lying, ink)],
  };
}

/** Everybody's share as a stroke across each bar; beside lying bars, at the end of the line, the share in figures. */
function barTexts(bars: readonly Bar[], lying: boolean, ink: Ink): Plugin<"bar"> {
  return {
    id: "bar-texts",
    afterDatasetsDraw: (chart) => {
      const { ctx, scales, chartArea } = chart;
      const scale = lying ? scales.x : scales.y;
      if (!scale) return;
      ctx.save();
      ctx.font = `13px ${ink.face}`;
      ctx.fillStyle = ink.line;
      ctx.strokeStyle = ink.line;
      ctx.lineWidth = 2;
      ctx.textAlign = "right";
      ctx.textBaseline = "middle";
      for (const [position, { text, reference }] of bars.entries()) {
        const element = chart.getDatasetMeta(0).data[position];
        if (!element) continue;
        if (lying) ctx.fillText(text, chartArea.right, element.y);
        if (reference === null) continue;
        const at = scale.getPixelForValue(reference);
        ctx.beginPath();
        ctx.moveTo(lying ? at : element.x - 14, lying ? element.y - 14 : at);
        ctx.lineTo(lying ? at : element.x + 14, lying ? element.y + 14 : at);
        ctx.stroke();
      }
      ctx.restore();
    },
  };
}

/** A label in lines of about so many letters; wide letters count twice. */
function wrapped(label: string, lengthMax: number): string[] {
  const pieces = label.match(/[^\s⺀-￿]+\s*|[⺀-￿]/g) ?? [label];
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces) {
    if (widthOf(line) + widthOf(piece.trimEnd()) > lengthMax && line !== "") {
      lines.push(line.trimEnd());
      line = "";
    }
    line += piece;
  }
  return [...lines, line.trimEnd()];
}

function widthOf(text: string): number {
  return text.length + (text.match(/[⺀-￿]/g)?.length ?? 0);
}
