import type { BrowserContext } from "playwright";
import type { Shot } from "./shots.ts";

/** Where the links of a page lead, frames included, as paths of this server. */
export async function linksOf(context: BrowserContext, address: string): Promise<string[]> {
  const response = await context.request.get(address, { maxRedirects: 5 });
  const { origin, pathname } = new URL(response.url());
  return [...(await response.text()).matchAll(/(?:href|src)="([^"#]+)/g)].map(([, link = ""]) => {
    const url = new URL(link.replaceAll("&amp;", "&"), origin + pathname);
    return url.origin === origin ? url.pathname + url.search : url.href;
  });
}

/**
 * Where a trail ends.
 * @throws {Error} where a page has no such link
 */
export async function followTrail(
  context: BrowserContext,
  [start, ...steps]: Shot["trail"],
  prepared: Readonly<Record<string, string>>,
): Promise<string> {
  const begin = start.startsWith("/") ? start : prepared[start];
  if (!begin) throw new Error(`nothing prepared as "${start}"`);
  let address: string = begin;
  for (const step of steps) {
    const link: string | undefined = (await linksOf(context, address)).find((each) => step.test(each));
    if (!link) throw new Error(`${address} has no link like ${step}`);
    address = link;
  }
  return address;
}
