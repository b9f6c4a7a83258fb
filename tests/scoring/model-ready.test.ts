import { describe, expect, test } from "vitest";
import { checkPathModel } from "../../src/scoring/model/check-path-model.ts";
import { structuralModels } from "../../src/scoring/model/ready-models.ts";
import { readyPathModel } from "../../src/scoring/model/ready-path-model.ts";
import { readFixture } from "./support/reference-fixture.ts";

/** construct → its columns, or what was said instead. */
function blocksOf(name: string, columns: string[], scale?: { min: number; max: number }) {
  const found = readyPathModel(name, columns, scale);
  if (!found.ready) return found.message;
  return Object.fromEntries(
    found.pathModel.constructs.map((construct) => [construct.name, construct.indicators.map((i) => i.name)]),
  );
}

const acsiColumns = [
  ...["expectations1", "expectations2", "expectations3", "quality1", "quality2", "value1"],
  ...["satisfaction1", "satisfaction2", "complaints1", "loyalty1", "loyalty2"],
];

describe("a ready model finds its columns", () => {
  test.each(structuralModels)(
    "$name, by the names of its constructs, as a sound model in mode A",
    ({ name, constructs }) => {
      const columns = constructs.flatMap((construct) => [`${construct}1`, `${construct}2`]);
      const found = readyPathModel(name, ["id", ...columns, "comment"]);
      if (!found.ready) throw new Error(found.message);
      expect(checkPathModel(found.pathModel)).toEqual([]);
      expect(found.pathModel.constructs.flatMap(({ indicators }) => indicators.map((i) => i.name))).toEqual(
        columns,
      );
      expect(found.pathModel.constructs.every(({ mode }) => mode === "A")).toBe(true);
      expect(found.pathModel.constructs[0]?.indicators[0]).toEqual({ name: columns[0], min: 1, max: 10 });
    },
  );

  test.each([
    ["mobi", "ecsi"],
    ["mobi_acsi", "acsi"],
    ["satisfaction", "ecsi-without-complaints"],
  ])("in the data set %s, as the reference has them", (dataset, name) => {
    const { blocks } = readFixture(dataset).meta;
    const ours = (construct: string) => construct.toLowerCase().replace(/^expectation$/, "expectations");
    const expected = Object.fromEntries(
      Object.entries(blocks).map(([construct, columns]) => [ours(construct), [columns].flat()]),
    );
    expect(blocksOf(name, Object.values(expected).flat().reverse())).toEqual(expected);
  });

  test("by the codes of our survey templates, each with its own scale", () => {
    const columns = [
      ...["img1", "img2", "exp1", "exp2", "qual1", "val1", "val2", "sat1", "sat2", "sat3"],
      ...["complained", "price", "repurchase", "recommend"],
    ];
    const found = readyPathModel("ecsi", columns);
    if (!found.ready) throw new Error(found.message);
    const [image, , , , , complaints, loyalty] = found.pathModel.constructs;
    expect(image?.indicators).toEqual([
      { name: "img1", min: 1, max: 10 },
      { name: "img2", min: 1, max: 10 },
    ]);
    expect(complaints?.indicators).toEqual([{ name: "complained", min: 0, max: 1, reversed: true }]);
    expect(loyalty?.indicators).toEqual([
      { name: "repurchase", min: 1, max: 10 },
      { name: "price", min: 1, max: 11 },
      { name: "recommend", min: 1, max: 10 },
    ]);
  });

  test("whatever the case, the separator and the order, ten after nine", () => {
    const many = Array.from({ length: 10 }, (_, i) => `Value_${10 - i}`);
    const columns = [...acsiColumns.filter((column) => column !== "value1"), ...many];
    expect(blocksOf("ACSI", columns)).toMatchObject({ value: [...many].reverse() });
    expect(
      blocksOf(
        "acsi",
        acsiColumns.map((column) => column.toUpperCase()),
      ),
    ).toMatchObject({
      complaints: ["COMPLAINTS1"],
    });
  });

  test("on the scale given", () => {
    const found = readyPathModel("acsi", acsiColumns, { min: 0, max: 100 });
    expect(found.ready && found.pathModel.constructs[0]?.indicators[0]).toEqual({
      name: "expectations1",
      min: 0,
      max: 100,
    });
  });

  test("never mixing two ways of naming, and a bare name only where there are no numbers", () => {
    expect(blocksOf("acsi", [...acsiColumns, "sat1", "satisfaction", "repurchase"])).toMatchObject({
      satisfaction: ["satisfaction1", "satisfaction2"],
      loyalty: ["loyalty1", "loyalty2"],
    });
    const bare = acsiColumns.filter((column) => column !== "complaints1");
    expect(blocksOf("acsi", [...bare, "Complaints"])).toMatchObject({ complaints: ["Complaints"] });
  });

  test("leaving alone what only looks alike", () => {
    const alike = ["value0", "value1b", "myvalue1", "valuer1", "value01"];
    expect(blocksOf("acsi", [...acsiColumns, ...alike])).toMatchObject({ value: ["value1"] });
  });
});

describe("a ready model that lacks columns names them", () => {
  const without = (...left: string[]) => acsiColumns.filter((column) => !left.includes(column));

  test("construct by construct, with every name it would know", () => {
    const found = readyPathModel("acsi", without("value1", "complaints1"));
    expect(found).toEqual({
      ready: false,
      missing: ["value1", "complaints1"],
      message:
        "acsi misses columns: value1, value2, ... (or val1, perv1); complaints1, complaints2, ... (or cusco1, complained)",
    });
  });

  test("also where a number is left out", () => {
    expect(readyPathModel("acsi", without("expectations2"))).toEqual({
      ready: false,
      missing: ["expectations2"],
      message: "acsi misses columns: expectations2, although there is expectations3",
    });
    expect(readyPathModel("acsi", without("loyalty1"))).toMatchObject({ missing: ["loyalty1"] });
  });

  test("also where loyalty has only its lesser columns", () => {
    expect(readyPathModel("acsi", [...without("loyalty1", "loyalty2"), "price"])).toMatchObject({
      missing: ["loyalty1"],
    });
  });

  test("and one that does not exist names those that do", () => {
    expect(readyPathModel("nps", acsiColumns)).toEqual({
      ready: false,
      missing: [],
      message: 'there is no ready model "nps"; there are scsb, acsi, ecsi, ecsi-without-complaints, ccsi',
    });
  });
});
