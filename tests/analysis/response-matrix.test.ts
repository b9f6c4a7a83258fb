import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type AnsweredRow,
  columnsOf,
  dataHash,
  responseMatrix,
} from "../../src/features/analysis/response-matrix.ts";
import type { Answer, Answers } from "../../src/features/surveys/answers.ts";
import { definitionFromTemplate } from "../../src/features/surveys/templates/templates.ts";
import { indicatorsOf } from "../../src/scoring/model/path-model.ts";
import { generateAnswers } from "../support/generate-answers.ts";

const definition = definitionFromTemplate("ecsi", false);
const people = generateAnswers(definition, { count: 40, seed: 7, dontKnowShare: 0.1 });

function aRow(answers: Answers, details: Partial<Omit<AnsweredRow, "answers">> = {}): AnsweredRow {
  return { answers, unitId: "unit-a", samplingWeight: 1, answeredBy: "", stratum: null, ...details };
}

function withAnswer(answers: Answers, code: string, answer: Answer): Answers {
  return { ...answers, [code]: answer };
}

const first = people[0] as Answers;

test("rows, columns and hash do not depend on the order in which answers came in", async () => {
  const rows = people.map((answers, person) => aRow(answers, { unitId: `unit-${person % 3}` }));
  const expected = responseMatrix(definition, rows);
  const hash = await dataHash(expected);
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(rows, { minLength: rows.length }), async (shuffled) => {
      const matrix = responseMatrix(definition, shuffled);
      expect(columnsOf(matrix)).toEqual(columnsOf(expected));
      expect(matrix.rows.map(({ unitId }) => unitId)).toEqual(expected.rows.map(({ unitId }) => unitId));
      expect(await dataHash(matrix)).toBe(hash);
    }),
    { numRuns: 20 },
  );
});

test.each([
  ["an answer", aRow(withAnswer(first, "qual1", { missing: "dont-know" }))],
  ["a unit", aRow(first, { unitId: "unit-b" })],
  ["a sampling weight", aRow(first, { samplingWeight: 2.5 })],
])("the hash tells when %s differs", async (_what, changed) => {
  const hashOf = (row: ReturnType<typeof aRow>) => dataHash(responseMatrix(definition, [row]));
  expect(await hashOf(changed)).not.toBe(await hashOf(aRow(first)));
});

test("accounts decide about order and hash only where contacts of one answered together", async () => {
  const answeredBy = (names: readonly string[], strata: [] | null) =>
    responseMatrix(
      definition,
      people.map((answers, person) => aRow(answers, { answeredBy: names[person] ?? `person-${person}` })),
      strata,
    );
  const alone = await dataHash(answeredBy([], []));
  expect(await dataHash(answeredBy(["Lanhu", "Qinglan"], []))).toBe(alone);
  expect(await dataHash(answeredBy(["Lanhu", "Lanhu"], []))).not.toBe(alone);
  expect(await dataHash(answeredBy(["Lanhu", "Lanhu"], null))).toBe(alone);
  expect(answeredBy(["Lanhu", "Lanhu"], []).design).toMatchObject({ kind: "clusters", clusterCount: 39 });
});

test("equal answers of two accounts stand in the order of the accounts, whoever came first", async () => {
  const rows = people.flatMap((answers) =>
    ["Lanhu", "Qinglan"].map((name) => aRow(answers, { answeredBy: name })),
  );
  const [one, other] = [rows, rows.toReversed()].map((each) => responseMatrix(definition, each, []));
  expect(other?.design).toEqual(one?.design);
});

test.each(["dont-know", "refused", "skipped"] as const)("%s becomes NaN, to be imputed", (missing) => {
  const matrix = responseMatrix(definition, [aRow(withAnswer(first, "qual1", { missing }))]);
  const column = indicatorsOf(definition.pathModel).findIndex(({ name }) => name === "qual1");
  expect(columnsOf(matrix)[column]?.[0]).toBeNaN();
});

test.each(["hidden-by-logic", "not-asked", "not-reached"] as const)(
  "%s is never imputed: the response is left out and counted",
  (missing) => {
    const matrix = responseMatrix(definition, [aRow(first), aRow(withAnswer(first, "qual1", { missing }))]);
    expect([matrix.rows.length, matrix.notAskedCount]).toEqual([1, 1]);
  },
);

test("a response without any answer of the model is left out and counted", () => {
  const nothing = Object.fromEntries(
    Object.keys(first).map((code) => [code, { missing: "skipped" } as const]),
  );
  const matrix = responseMatrix(definition, [aRow(first), aRow(nothing)]);
  expect([matrix.rows.length, matrix.notAskedCount, matrix.emptyCount]).toEqual([1, 0, 1]);
});
