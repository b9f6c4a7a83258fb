import { render } from "@lit-labs/ssr";
import { collectResultSync } from "@lit-labs/ssr/lib/render-result.js";
import type { TemplateResult } from "lit";

/**
 * The HTML of a template, for the server's pages. Lit's markers are left out: nothing hydrates this markup, elements
 * find and enhance it.
 * @example renderTemplate(html`<p>${"a < b"}</p>`); // => "<p>a &lt; b</p>"
 */
export function renderTemplate(template: TemplateResult): string {
  return collectResultSync(render(template)).replace(/<!--\/?lit-[^>]*-->|<\?>/g, "");
}
