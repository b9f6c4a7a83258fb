import type { Language } from "../i18n/languages.ts";
import { t } from "../i18n/t.ts";
import type { DemoObstacle } from "./remove-demo.ts";

const namedCountMax = 5;

/** What stands in the way of removing the demo, a sentence each. */
export function obstacleWords(language: Language, obstacles: readonly DemoObstacle[]): string[] {
  return obstacles.map((obstacle) => {
    if (obstacle.kind === "references") return t(language, "demo.obstacle.references");
    if (obstacle.kind === "people") return t(language, "demo.obstacle.people", { count: obstacle.count });
    const list = new Intl.ListFormat(language, { type: "conjunction" });
    const { names } = obstacle;
    const shown = [...names.slice(0, namedCountMax), ...(names.length > namedCountMax ? ["…"] : [])];
    return t(language, `demo.obstacle.${obstacle.kind}`, { names: list.format(shown) });
  });
}
