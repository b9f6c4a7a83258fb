import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const sheet = readFileSync(new URL("../../src/styles/tokens.css", import.meta.url), "utf8");
const themes = { light: coloursOf(":root {"), dark: coloursOf(':root[data-theme="dark"] {') };

/** Text on ground: WCAG AA asks for 4.5. */
const texts = [
  ["ink", "paper"],
  ["ink", "paper-tint"],
  ["ink-soft", "paper"],
  ["ink-soft", "paper-tint"],
  ["accent", "paper"],
  ["on-accent", "accent"],
  ["seal-cut", "seal"],
  ["paper", "ink"],
  ["paper", "ink-soft"],
  ["good", "paper"],
  ["good", "paper-tint"],
  ["warning", "paper"],
  ["warning", "paper-tint"],
  ["bad", "paper"],
  ["bad", "paper-tint"],
] as const;

/** What must be seen to be used or read: edges of controls, the focus, lines of charts. AA asks for 3. */
const drawings = ["field-border", "focus", "chart-1", "chart-2", "chart-3", "chart-4", "chart-5"] as const;

describe.each(Object.entries(themes))("the %s theme", (_name, colours) => {
  test.each(texts)("sets %s readably on %s", (ink, ground) => {
    expect(contrast(colours, ink, ground)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(drawings)("draws %s visibly on paper", (ink) => {
    expect(contrast(colours, ink, "paper")).toBeGreaterThanOrEqual(3);
  });
});

test("dark is the same whether the system or the reader asked for it", () => {
  expect([...coloursOf('  :root:not([data-theme="light"]) {')]).toEqual([...themes.dark]);
});

test("the dark theme redefines every colour of the light one and no other", () => {
  expect([...themes.dark.keys()].sort()).toEqual([...themes.light.keys()].sort());
});

function coloursOf(selector: string): Map<string, string> {
  const start = sheet.indexOf(`\n${selector}`);
  const block = sheet.slice(start, sheet.indexOf("}", start));
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = "", hex = ""]) => [name, hex]),
  );
}

function contrast(colours: Map<string, string>, ink: string, ground: string): number {
  const [darker = 0, lighter = 0] = [ink, ground]
    .map((name) => luminance(colours.get(name) ?? `no colour --${name}`))
    .sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Relative luminance as WCAG 2 defines it. */
function luminance(hex: string): number {
  const [red = Number.NaN, green = Number.NaN, blue = Number.NaN] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
