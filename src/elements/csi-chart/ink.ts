/** The colours and the face of a drawing, from the page's tokens: light or dark, as the page is. */
export interface Ink {
  readonly line: string;
  readonly band: string;
  readonly grid: string;
  readonly soft: string;
  readonly paper: string;
  readonly face: string;
}

export function inkOf(element: Element): Ink {
  const style = getComputedStyle(element);
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
