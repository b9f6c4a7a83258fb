import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  ScatterController,
} from "chart.js";
import { barChart } from "./bar-chart.ts";
import { type Ink, inkOf } from "./ink.ts";
import { pictureOf } from "./picture.ts";
import { priorityChart } from "./priority-chart.ts";
import { trendChart } from "./trend-chart.ts";

Chart.register(BarController, LineController, ScatterController);
Chart.register(BarElement, LineElement, PointElement, CategoryScale, LinearScale);

/**
 * Draws the table inside it: an index over waves ("trend"), the map of drivers ("priorities") or how answers are
 * spread ("bars"). The rows say what is drawn in their data attributes. The table stays, so without script nothing is
 * missing; the server leaves a hidden canvas for the drawing and a hidden button for the picture.
 * @example <csi-chart kind="trend" label="Satisfaction"><div class="drawing" hidden><canvas></canvas></div><table>…</table></csi-chart>
 */
class CsiChart extends HTMLElement {
  private chart: Chart | null = null;

  connectedCallback(): void {
    this.draw();
    if (!this.chart) return;
    connected.add(this);
    const button = this.querySelector<HTMLButtonElement>("button[data-picture]");
    if (!button) return;
    button.hidden = false;
    button.addEventListener("click", () => this.savePicture());
  }

  disconnectedCallback(): void {
    connected.delete(this);
    this.chart?.destroy();
    this.chart = null;
  }

  /** Draws in the colours the page has now. */
  draw(): void {
    const drawing = this.querySelector<HTMLElement>(".drawing");
    const canvas = drawing?.querySelector("canvas");
    const configuration = canvas && configurationOf(this, inkOf(canvas));
    if (!drawing || !canvas || !configuration) return;
    drawing.hidden = false;
    this.chart?.destroy();
    const options = {
      ...configuration.options,
      animation: false as const,
      maintainAspectRatio: false,
      events: [],
      // Sharp on paper and in slides, whatever the screen is.
      devicePixelRatio: Math.max(2, window.devicePixelRatio),
    };
    this.chart = new Chart(canvas, { ...configuration, options });
  }

  private savePicture(): void {
    const canvas = this.querySelector("canvas");
    if (canvas) pictureOf(canvas, this.dataset.title ?? "", this.dataset.file ?? "chart", inkOf(canvas));
  }
}

const connected = new Set<CsiChart>();

function configurationOf(root: HTMLElement, ink: Ink): ChartConfiguration | null {
  // Chart.js types a configuration by its kind; which one it is does not matter from here on.
  switch (root.getAttribute("kind")) {
    case "priorities":
      return priorityChart(root, ink) as ChartConfiguration | null;
    case "bars":
      return barChart(root, ink) as ChartConfiguration | null;
    default:
      return trendChart(root, ink) as ChartConfiguration | null;
  }
}

function drawAll(): void {
  for (const chart of connected) chart.draw();
}

customElements.define("csi-chart", CsiChart);

// A canvas does not follow its page: drawn anew when the theme changes, and in light colours for paper.
const page = document.documentElement;
new MutationObserver(drawAll).observe(page, { attributeFilter: ["data-theme"] });
window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
let themeBeforePrint: string | undefined;
window.addEventListener("beforeprint", () => {
  themeBeforePrint = page.dataset.theme;
  page.dataset.theme = "light";
  drawAll();
});
window.addEventListener("afterprint", () => {
  if (themeBeforePrint === undefined) delete page.dataset.theme;
  else page.dataset.theme = themeBeforePrint;
  drawAll();
});
