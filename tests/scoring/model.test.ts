import { describe, expect, test } from "vitest";
import { checkPathModel } from "../../src/scoring/model/check-path-model.ts";
import { parseModelFile } from "../../src/scoring/model/parse-model-file.ts";
import type { PathModel } from "../../src/scoring/model/path-model.ts";
import { acsi, ecsi, ecsiWithoutComplaints, structuralModels } from "../../src/scoring/model/ready-models.ts";
import { topologicalOrder } from "../../src/scoring/model/topological-order.ts";
import { aSmallModel } from "./support/simulated-answers.ts";

describe("a path model that cannot be estimated is told what is wrong", () => {
  const model = aSmallModel();
  const problemsOf = (change: Partial<PathModel>) =>
    checkPathModel({ ...model, ...change }).map(({ code, names }) => [code, ...names]);
  const path = (from: string, to: string) => ({ from, to });

  test("nothing is wrong with a sound model", () => {
    expect(checkPathModel(model)).toEqual([]);
  });

  test("a cycle is named in its order", () => {
    const paths = [...model.paths, path("satisfaction", "quality")];
    expect(problemsOf({ paths })).toEqual([["cycle", "quality", "satisfaction", "quality"]]);
  });

  test("a longer cycle is named from cause to effect", () => {
    const paths = [path("quality", "value"), path("value", "satisfaction"), path("satisfaction", "quality")];
    const [problem] = checkPathModel({ ...model, paths });
    expect(problem?.message).toBe("the paths run in a circle: quality -> value -> satisfaction -> quality");
  });

  test("a path from a construct to itself is a cycle", () => {
    expect(problemsOf({ paths: [...model.paths, path("value", "value")] })).toEqual([
      ["cycle", "value", "value"],
    ]);
  });

  test("an unknown construct is named", () => {
    expect(problemsOf({ paths: [...model.paths, path("price", "value")] })).toEqual([
      ["unknown-construct", "price"],
    ]);
  });

  test("a path given twice is named", () => {
    const paths = [...model.paths, path("quality", "value")];
    expect(problemsOf({ paths })).toEqual([["duplicate-path", "quality", "value"]]);
  });

  test("an indicator in two blocks is named with both", () => {
    const [first, ...others] = model.constructs;
    const twice = { name: "value1", min: 1, max: 10 };
    const constructs = [{ ...first, name: "quality", mode: "A" as const, indicators: [twice] }, ...others];
    expect(problemsOf({ constructs })).toEqual([["indicator-in-two-blocks", "value1", "quality", "value"]]);
  });

  test("a construct defined twice or without indicators is named", () => {
    const empty = { name: "value", mode: "A" as const, indicators: [] };
    expect(problemsOf({ constructs: [...model.constructs, empty] })).toEqual([
      ["duplicate-construct", "value"],
      ["empty-construct", "value"],
    ]);
  });

  test("a scale that does not rise is named", () => {
    const flat = { name: "price", mode: "A" as const, indicators: [{ name: "p1", min: 5, max: 5 }] };
    const paths = [...model.paths, path("price", "value")];
    expect(problemsOf({ constructs: [...model.constructs, flat], paths })).toEqual([["scale-invalid", "p1"]]);
  });

  test("an unknown target, and one that no path leads to, are named", () => {
    expect(problemsOf({ target: "loyalty" })).toEqual([["unknown-target", "loyalty"]]);
    expect(problemsOf({ target: "quality" })).toEqual([["no-path-to-target", "quality"]]);
  });

  test("a construct that no path connects is named", () => {
    const alone = { name: "price", mode: "A" as const, indicators: [{ name: "p1", min: 1, max: 10 }] };
    expect(problemsOf({ constructs: [...model.constructs, alone] })).toEqual([
      ["unconnected-construct", "price"],
    ]);
  });

  test("a model without constructs is told so", () => {
    expect(problemsOf({ constructs: [] })).toEqual([["no-constructs"]]);
  });
});

describe("the published models", () => {
  test.each(structuralModels)("$name is a sound model", ({ constructs, paths, target }) => {
    const withIndicators = constructs.map((name) => ({
      name,
      mode: "A" as const,
      indicators: [{ name: `${name}1`, min: 1, max: 10 }],
    }));
    expect(checkPathModel({ constructs: withIndicators, paths, target })).toEqual([]);
  });

  test("the ACSI has nine paths; the ECSI adds three from image", () => {
    expect(acsi.paths).toHaveLength(9);
    expect(ecsi.paths.filter(({ from }) => from === "image").map(({ to }) => to)).toEqual([
      "expectations",
      "satisfaction",
      "loyalty",
    ]);
    expect(ecsi.paths).toHaveLength(12);
    expect(ecsiWithoutComplaints.paths).toHaveLength(10);
  });
});

test("constructs are ordered with causes before effects, however they are listed", () => {
  const { constructs, paths } = aSmallModel();
  const listed = { constructs: [...constructs].reverse(), paths };
  expect(topologicalOrder(listed)).toEqual({ acyclic: true, order: ["quality", "value", "satisfaction"] });
});

describe("a model file", () => {
  const file = {
    scale: { min: 1, max: 10 },
    missing: [-99],
    constructs: [
      { name: "Quality", indicators: ["q1", { column: "q2", min: 0, max: 5, reversed: true }] },
      { name: "Satisfaction", mode: "B", indicators: ["s1"] },
    ],
    paths: [["Quality", "Satisfaction"]],
    target: "Satisfaction",
  };
  const messageOf = (json: unknown) => {
    const parsed = parseModelFile(json);
    return parsed.accepted ? "accepted" : parsed.message;
  };

  test("becomes a path model, each indicator with its scale", () => {
    expect(parseModelFile(file)).toEqual({
      accepted: true,
      missing: [-99],
      pathModel: {
        constructs: [
          {
            name: "Quality",
            mode: "A",
            indicators: [
              { name: "q1", min: 1, max: 10 },
              { name: "q2", min: 0, max: 5, reversed: true },
            ],
          },
          { name: "Satisfaction", mode: "B", indicators: [{ name: "s1", min: 1, max: 10 }] },
        ],
        paths: [{ from: "Quality", to: "Satisfaction" }],
        target: "Satisfaction",
      },
    });
  });

  test.each([
    [null, "the model is not an object"],
    [[], "the model is not an object"],
    [{ ...file, construct: [] }, 'the model has an unknown key "construct"'],
    [{ ...file, constructs: {} }, "constructs is not a list"],
    [{ ...file, target: undefined }, "target is not a text"],
    [{ ...file, scale: undefined }, "constructs[0].indicators[0] (q1) has no scale"],
    [{ ...file, scale: { min: "1", max: 10 } }, "scale.min is not a number"],
    [{ ...file, missing: [null] }, "missing[0] is a number or a text"],
    [{ ...file, paths: [["Quality"]] }, "paths[0] is a pair [from, to]"],
    [{ ...file, paths: [["Quality", 3]] }, "paths[0][1] is not a text"],
    [
      { ...file, constructs: [{ name: "A", mode: "C", indicators: [] }] },
      'constructs[0].mode (A) is "A" or "B", not "C"',
    ],
    [
      { ...file, constructs: [{ name: "A", indicators: [{ column: "a", reversed: 1 }] }] },
      ".reversed (a) is true or false",
    ],
    [{ ...file, paths: [["Price", "Satisfaction"]] }, "a path names Price"],
  ])("%j is refused with the place", (json, message) => {
    expect(messageOf(json)).toContain(message);
  });
});
