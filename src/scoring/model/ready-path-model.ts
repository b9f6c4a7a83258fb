import type { Construct, Indicator, PathModel } from "./path-model.ts";
import { type StructuralModel, structuralModels } from "./ready-models.ts";

export type ReadyPathModel =
  | { ready: true; pathModel: PathModel }
  /** no such model, or columns that it needs are not there; `missing` names the first one of each construct */
  | { ready: false; message: string; missing: string[] };

interface Scale {
  min: number;
  max: number;
}

/**
 * What the columns of a construct are called: one of these words with a number from 1 (expectations1, EXP_2), or the
 * word alone for a single column. The first word is ours; then come the codes of our survey templates and those of two
 * data sets that everybody learns with, mobi (ECSI, Tenenhaus et al. 2005) and satisfaction (plspm).
 */
const columnWords: Readonly<Record<string, readonly string[]>> = {
  image: ["image", "img", "imag"],
  expectations: ["expectations", "exp", "expe", "cuex"],
  quality: ["quality", "qual", "perq"],
  value: ["value", "val", "perv"],
  satisfaction: ["satisfaction", "sat", "cusa"],
  complaints: ["complaints", "cusco"],
  loyalty: ["loyalty", "loy", "cusl"],
};

/** Columns of our survey templates that have names and scales of their own; the first one is needed. */
const templateIndicators: Readonly<Record<string, readonly Indicator[]>> = {
  complaints: [{ name: "complained", min: 0, max: 1, reversed: true }],
  loyalty: [
    { name: "repurchase", min: 1, max: 10 },
    { name: "price", min: 1, max: 11 },
    { name: "recommend", min: 1, max: 10 },
  ],
};

/**
 * A ready model (scsb, acsi, ecsi, ecsi-without-complaints, ccsi) with its indicators found among the columns of a data
 * file by their names, upper or lower case: for every construct `<construct>1`, `<construct>2`, ... in mode A, on one
 * scale; high means good. Complaints may be `complained` (1 yes, 0 no), loyalty `repurchase`, `price` (1-11) and
 * `recommend`, as our survey templates code them. Other columns are left alone.
 * @param scale of all indicators that have none of their own; 1-10 when absent
 * @example readyPathModel("acsi", ["expectations1", "quality1", "quality2", "value1", ...]); // => { ready: true, ... }
 */
export function readyPathModel(
  name: string,
  columns: readonly string[],
  scale: Scale = { min: 1, max: 10 },
): ReadyPathModel {
  const structure = structuralModels.find((model) => model.name === name.toLowerCase());
  if (!structure) {
    const known = structuralModels.map((model) => model.name).join(", ");
    return { ready: false, message: `there is no ready model "${name}"; there are ${known}`, missing: [] };
  }
  const blocks = structure.constructs.map((construct) => findBlock(construct, columns, scale));
  const lacks = blocks.flatMap((block) => ("missing" in block ? [block] : []));
  if (lacks.length > 0) {
    const message = `${structure.name} misses columns: ${lacks.map(({ advice }) => advice).join("; ")}`;
    return { ready: false, message, missing: lacks.map(({ missing }) => missing) };
  }
  return { ready: true, pathModel: pathModelOf(structure, blocks) };
}

type Block = { indicators: Indicator[] } | { missing: string; advice: string };

function pathModelOf({ constructs, paths, target }: StructuralModel, blocks: Block[]): PathModel {
  const measured = constructs.map((name, c): Construct => {
    const block = blocks[c] as Block;
    return { name, mode: "A", indicators: "indicators" in block ? block.indicators : [] };
  });
  return { constructs: measured, paths, target };
}

/** The first way of naming that has a column decides, so that two namings of one construct are never mixed. */
function findBlock(construct: string, columns: readonly string[], scale: Scale): Block {
  const words = columnWords[construct] ?? [construct];
  for (const word of words) {
    const block = numberedBlock(word, columns, scale);
    if (block) return block;
  }
  const template = templateIndicators[construct] ?? [];
  const indicators = template.flatMap((indicator) => {
    const name = columns.find((column) => column.toLowerCase() === indicator.name);
    return name === undefined ? [] : [{ ...indicator, name }];
  });
  const [needed] = template;
  if (needed && indicators[0]?.name.toLowerCase() === needed.name) return { indicators };
  const others = [...words.slice(1).map((word) => `${word}1`), ...(needed ? [needed.name] : [])];
  return { missing: `${construct}1`, advice: `${construct}1, ${construct}2, ... (or ${others.join(", ")})` };
}

/** Columns `<word>1`, `<word>2`, ..., or `<word>` alone; null where there are none. */
function numberedBlock(word: string, columns: readonly string[], scale: Scale): Block | null {
  const pattern = new RegExp(`^${word}[-_. ]?([1-9]\\d*)$`, "i");
  const named = new Map<number, string>();
  for (const column of columns) {
    const number = Number(pattern.exec(column)?.[1]);
    if (number > 0 && !named.has(number)) named.set(number, column);
  }
  if (named.size === 0) {
    const alone = columns.find((column) => column.toLowerCase() === word);
    return alone === undefined ? null : { indicators: [{ name: alone, ...scale }] };
  }
  const indicators: Indicator[] = [];
  for (let number = 1; number <= named.size; number++) {
    const name = named.get(number);
    if (name === undefined) {
      const last = named.get(Math.max(...named.keys())) as string;
      return { missing: `${word}${number}`, advice: `${word}${number}, although there is ${last}` };
    }
    indicators.push({ name, ...scale });
  }
  return { indicators };
}
