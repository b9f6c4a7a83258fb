import { describe, expect, test } from "vitest";
import { designUsed, sampleDesign } from "../../src/features/analysis/sample-design.ts";

/** So many people of a unit, each answering alone. */
function peopleOf(stratum: string | null, count: number) {
  return Array.from({ length: count }, (_, person) => ({ stratum, answeredBy: `${stratum}-${person}` }));
}

const drawn = { unitId: "north", frameCount: 50, drawnCount: 30 };
const allAsked = { unitId: "south", frameCount: 8, drawnCount: 8 };

describe("the design of a wave", () => {
  test("a census is no sample: nothing is stratified or corrected, however many answered", () => {
    expect(sampleDesign(peopleOf("south", 8), [allAsked])).toBeNull();
  });

  test("a wave without a frame has no design", () => {
    expect(sampleDesign(peopleOf(null, 8), [])).toBeNull();
  });

  test("a drawn unit is corrected by its frame; one where everybody was asked is a stratum without correction", () => {
    const rows = [...peopleOf("south", 2), ...peopleOf("north", 3)];
    expect(sampleDesign(rows, [drawn, allAsked])).toEqual({
      kind: "strata",
      strata: {
        of: Uint32Array.of(1, 1, 0, 0, 0),
        populationCounts: [50, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
      },
      unitIds: ["north", "south"],
    });
  });

  test("answers that nobody drew are a stratum of their own, without correction", () => {
    const design = sampleDesign([...peopleOf("north", 2), ...peopleOf(null, 2)], [drawn]);
    expect(design).toMatchObject({
      strata: { of: Uint32Array.of(0, 0, 1, 1), populationCounts: [50, Number.POSITIVE_INFINITY] },
    });
  });

  test("more answers than people drawn cannot be a share of the frame", () => {
    const design = sampleDesign(peopleOf("north", 31), [drawn]);
    expect(design).toMatchObject({
      strata: { populationCounts: [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY] },
    });
  });

  test("contacts of one account are drawn together, and then nothing is stratified", () => {
    const rows = [...peopleOf("north", 2), ...peopleOf("north", 1)];
    expect(sampleDesign(rows, [drawn])).toEqual({
      kind: "clusters",
      clusters: Uint32Array.of(0, 1, 0),
      clusterCount: 2,
    });
  });
});

test("what is stored of a design counts the people and answers of the units that were drawn", () => {
  const rows = [...peopleOf("south", 2), ...peopleOf("north", 3)];
  expect(designUsed(sampleDesign(rows, [drawn, allAsked]))).toEqual({
    kind: "strata",
    strataCount: 2,
    frameCount: 50,
    answerCount: 3,
  });
});
