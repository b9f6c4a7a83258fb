import fc from "fast-check";
import { expect, test } from "vitest";
import { fieldName, fieldText } from "../../src/features/responses/answer-fields.ts";
import {
  answersToKeep,
  carriedFields,
  readAnswers,
  readCarried,
} from "../../src/features/responses/read-answers.ts";
import type { SurveyPage } from "../../src/features/surveys/survey-definition.ts";
import { aDefinition, fields } from "./definitions.ts";

const definition = aDefinition();
const [one, two, three] = definition.pages as [SurveyPage, SurveyPage, SurveyPage];

test("what was given is read, don't know and skipped are told apart", () => {
  const read = readAnswers(one, {}, fields({ "answer-sat1": "10", "answer-sat2": "dont-know" }));
  expect(read.answers).toEqual({
    sat1: { value: 10 },
    sat2: { missing: "dont-know" },
    sat3: { missing: "skipped" },
  });
  expect(read.errors).toEqual([]);
});

test.each([
  ["", "required"],
  ["   ", "required"],
  ["0", "out-of-range"],
  ["11", "out-of-range"],
  ["-3", "out-of-range"],
  ["7.5", "not-a-number"],
  ["1e1", "not-a-number"],
  ["seven", "not-a-number"],
  ["９", "not-a-number"],
])("a rating of %j is refused as %s, and what was sent is kept to be shown", (sent, reason) => {
  const read = readAnswers(one, {}, fields({ "answer-sat1": sent, "answer-sat2": "3" }));
  expect(read.errors).toMatchObject([{ code: "sat1", reason }]);
  expect(read.entered).toEqual({ sat1: sent, sat2: "3" });
  expect(read.answers).not.toHaveProperty("sat1");
  expect(read.answers).toHaveProperty("sat2", { value: 3 });
});

test("a number out of the scale names the scale, a text too long names both lengths", () => {
  const [outside] = readAnswers(one, {}, fields({ "answer-sat1": "12" })).errors;
  expect(outside?.parameters).toEqual({ min: 1, max: 10 });
  const [long] = readAnswers(three, {}, fields({ "answer-comment": "x".repeat(21) })).errors;
  expect(long).toEqual({ code: "comment", reason: "too-long", parameters: { lengthMax: 20, length: 21 } });
});

test("an option that is not offered is refused", () => {
  expect(readAnswers(two, {}, fields({ "answer-complained": "maybe" })).errors).toMatchObject([
    { code: "complained", reason: "unknown-option" },
  ]);
  // "complained" offers no don't know.
  expect(readAnswers(two, {}, fields({ "answer-complained": "dont-know" })).errors).toHaveLength(1);
});

test("a comment keeps its lines, without the browser's carriage returns and outer blanks", () => {
  const read = readAnswers(three, {}, fields({ "answer-comment": "  one\r\ntwo\r\n" }));
  expect(read.answers.comment).toEqual({ text: "one\ntwo" });
});

test.each(["a\u0000b", "a\u001bb", "a\u007fb", "\ud800"])(
  "text that no database holds is refused: %j",
  (text) => {
    // A form as another program may build it: FormData itself would mend a lone surrogate.
    const raw = { get: () => text, getAll: () => [], has: () => true };
    const page = { ...three, questions: three.questions.filter(({ code }) => code === "comment") };
    expect(readAnswers(page, {}, raw).errors).toMatchObject([{ code: "comment", reason: "unreadable" }]);
  },
);

test("a file in the place of an answer is refused", () => {
  const form = new FormData();
  form.set("answer-sat1", new File(["7"], "seven.txt"));
  expect(readAnswers(one, {}, form).errors).toMatchObject([{ code: "sat1", reason: "unreadable" }]);
});

test("a consent that is not ticked is an answer, with the wording it was asked in", () => {
  expect(readAnswers(three, {}, fields({})).answers.contact).toEqual({ consent: false, version: "c1" });
  expect(readAnswers(three, {}, fields({ "answer-contact": "yes" })).answers.contact).toEqual({
    consent: true,
    version: "c1",
  });
  expect(readAnswers(three, {}, fields({ "answer-contact": "on" })).errors).toHaveLength(1);
});

test("a question that an answer on the page calls for, and that was not on it, is still to be asked", () => {
  const first = readAnswers(two, {}, fields({ "answer-complained": "yes" }));
  expect(first.toAsk).toEqual(["handling"]);
  expect(first.answers).not.toHaveProperty("handling");
  const second = readAnswers(two, {}, fields({ "answer-complained": "yes", asked: "handling" }));
  expect(second.toAsk).toEqual([]);
  expect(second.answers.handling).toEqual({ missing: "skipped" });
});

test("what is hidden is recorded as hidden, whatever was sent for it", () => {
  const read = readAnswers(two, {}, fields({ "answer-complained": "no", "answer-handling": "99" }));
  expect(read.answers.handling).toEqual({ missing: "hidden-by-logic" });
  expect(read.errors).toEqual([]);
});

test("an answer on an earlier page decides what is shown on a later one", () => {
  expect(readAnswers(three, { sat1: { value: 4 } }, fields({ asked: "why-low" })).answers["why-low"]).toEqual(
    {
      missing: "skipped",
    },
  );
  expect(readAnswers(three, { sat1: { value: 5 } }, fields({})).answers["why-low"]).toEqual({
    missing: "hidden-by-logic",
  });
});

test("a draft keeps what was given or taken back, and nothing that is merely not answered yet", () => {
  const { answers } = readAnswers(one, {}, fields({ "answer-sat1": "3", "answer-sat2": "dont-know" }));
  expect(answersToKeep(answers, {})).toEqual({ sat1: { value: 3 }, sat2: { missing: "dont-know" } });
  const emptied = readAnswers(three, {}, fields({ "answer-comment": "" })).answers;
  expect(answersToKeep(emptied, { comment: { text: "old" } })).toHaveProperty("comment", {
    missing: "skipped",
  });
});

test("answers ride along in hidden fields and come back the same, on every page", () => {
  const answers = {
    sat1: { value: 2 },
    sat2: { missing: "dont-know" },
    sat3: { missing: "skipped" },
    complained: { choice: "yes" },
    handling: { value: 1 },
  } as const;
  const form = fields(Object.fromEntries(carriedFields(definition, 3, answers)));
  expect(readCarried(definition, 3, form)).toEqual(answers);
});

test("an answer that was tampered with on its ride is dropped, not believed", () => {
  expect(readCarried(definition, 2, fields({ "answer-sat1": "77", "answer-sat2": "5" }))).toEqual({
    sat2: { value: 5 },
  });
});

const anything = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.integer({ min: -20, max: 20 }).map(String),
  fc.constantFrom("yes", "no", "dont-know", ""),
);

test("whatever is sent, every question has exactly one outcome, and what is accepted can be shown and read again", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(one, two, three),
      fc.array(anything, { maxLength: 6 }),
      fc.array(anything),
      (page, values, asked) => {
        const form = new FormData();
        page.questions.forEach(({ code }, index) => {
          const value = values[index];
          if (value !== undefined) form.append(fieldName(code), value);
        });
        for (const code of asked) form.append("asked", code);
        const read = readAnswers(page, { sat1: { value: 1 } }, form);
        const outcomes = [
          ...Object.keys(read.answers),
          ...read.errors.map(({ code }) => code),
          ...read.toAsk,
        ];
        expect(outcomes.sort()).toEqual(page.questions.map(({ code }) => code).sort());
        const again = new FormData();
        for (const [code, answer] of Object.entries(read.answers)) {
          again.append("asked", code);
          again.append(fieldName(code), fieldText(answer));
        }
        expect(readAnswers(page, { sat1: { value: 1 } }, again).answers).toMatchObject(read.answers);
      },
    ),
    { numRuns: 7500 },
  );
});
