import fc from "fast-check";
import { expect, test } from "vitest";
import { scoreBands, type VoiceCounts } from "../../src/features/analysis/cell.ts";
import {
  type CellVoices,
  commentChoices,
  readCommentFilter,
} from "../../src/features/analysis/comment-filters.ts";
import { readTag } from "../../src/features/analysis/comment-tag.ts";

const units = [
  { unitId: "company", parentUnitId: null, name: "Company" },
  ...["a", "b", "c"].map((unitId) => ({ unitId, parentUnitId: "company", name: unitId })),
];

const cell = (unitId: string, voices: VoiceCounts): CellVoices => ({
  unitId,
  value: "",
  answerCount: 0,
  voices,
});
const everywhere = () => true;

test("a choice is offered from 10 answers on, and only where it leaves 10 or none besides", () => {
  const cells = [
    cell("a", { "under-40": { en: [12, 3] }, "from-80": { en: [30, 9] } }),
    cell("b", { "from-80": { en: [20, 5], "zh-CN": [4, 4] } }),
    cell("c", { "from-80": { en: [9, 1] } }),
  ];
  const choices = commentChoices(units, cells, everywhere, {});
  expect(choices.readable).toBe(true);
  const offered = (options: readonly { key: string; offered: boolean }[]) =>
    options.filter((option) => option.offered).map(({ key }) => key);
  // c has 9; b is the next smallest, so that c cannot be had by leaving a and b out.
  expect(offered(choices.units)).toEqual(["company", "a"]);
  expect(offered(choices.bands)).toEqual(["under-40", "from-80"]);
  // The four in Chinese would be what English leaves over.
  expect(offered(choices.languages)).toEqual([]);
  expect(choices.bands.find(({ key }) => key === "under-40")).toMatchObject({
    answerCount: 12,
    commentCount: 3,
  });
});

test("a filter of too few answers cannot be read, nor can one that is not offered", () => {
  const cells = [cell("a", { "under-40": { en: [9, 9] }, "from-80": { en: [30, 9] } })];
  const readable = (filter: Parameters<typeof commentChoices>[3]) =>
    commentChoices(units, cells, everywhere, filter).readable;
  expect(readable({})).toBe(true);
  expect(readable({ band: "under-40" })).toBe(false);
  expect(readable({ band: "from-80" })).toBe(false);
  expect(readable({ unitId: "b" })).toBe(false);
});

test("units outside of one's own are neither named nor readable", () => {
  const cells = [cell("a", { "from-80": { en: [30, 9] } }), cell("b", { "from-80": { en: [30, 9] } })];
  const choices = commentChoices(units, cells, (unitId) => unitId === "a", { unitId: "b" });
  expect(choices.units.map(({ key }) => key)).toEqual(["a"]);
  expect(choices.readable).toBe(false);
});

test("whatever is readable has at least 10 answers, and what a single filter leaves out has none or 10", () => {
  const counts = fc.record({
    unitId: fc.constantFrom("a", "b", "c"),
    band: fc.constantFrom(...scoreBands),
    language: fc.constantFrom("en" as const, "zh-CN" as const),
    answers: fc.integer({ min: 0, max: 15 }),
  });
  fc.assert(
    fc.property(fc.array(counts, { maxLength: 12 }), fc.constantFrom(...scoreBands), (entries, band) => {
      const cells = entries.map((each) =>
        cell(each.unitId, { [each.band]: { [each.language]: [each.answers, 0] } }),
      );
      const total = entries.reduce((sum, { answers }) => sum + answers, 0);
      const own = entries.filter((each) => each.band === band).reduce((sum, { answers }) => sum + answers, 0);
      const { readable } = commentChoices(units, cells, everywhere, { band });
      if (readable) expect([own >= 10, total - own === 0 || total - own >= 10]).toEqual([true, true]);
    }),
  );
});

test("an address is read as a filter; what it does not know is left out", () => {
  const read = (query: string) => readCommentFilter(new URLSearchParams(query));
  expect(read("unit=a&score=under-40&spoken=zh-CN&search=%20wait%20&tag=queue")).toEqual({
    ...{ unitId: "a", band: "under-40", language: "zh-CN" },
    ...{ search: "wait", tag: "queue" },
  });
  expect(read("score=9&spoken=fr")).toEqual({ search: "", tag: "" });
});

test("a tag is spelled as it was spelled first; empty and long ones are refused", () => {
  expect(readTag("  waiting   TIME ", ["Waiting time"])).toEqual({ tag: "Waiting time" });
  expect(readTag(" Queue ", [])).toEqual({ tag: "Queue" });
  expect(readTag("   ", [])).toEqual({ problem: "empty" });
  expect(readTag("x".repeat(41), [])).toEqual({ problem: "too-long" });
});
