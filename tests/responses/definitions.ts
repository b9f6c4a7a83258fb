import type { Question, SurveyDefinition } from "../../src/features/surveys/survey-definition.ts";
import { both, choice, rating } from "../../src/features/surveys/templates/question-builders.ts";
import { definitionFromTemplate } from "../../src/features/surveys/templates/templates.ts";

const ends = [both("low", "低"), both("high", "高")] as const;

/** A short survey on three pages: a rating, a branch inside a page, a branch over pages, text and consent. */
export function aDefinition(): SurveyDefinition {
  const comment: Question = {
    ...{ code: "comment", kind: "text", text: both("Anything else?", "还有吗？") },
    ...{ lengthMax: 20, required: false },
  };
  const contact: Question = {
    ...{ code: "contact", kind: "consent", text: both("May we?", "可以吗？") },
    ...{ version: "c1", required: false },
  };
  return {
    ...definitionFromTemplate("ecsi", false),
    pages: [
      { title: both("One", "一"), questions: [ratingOf("sat1", true), ratingOf("sat2"), ratingOf("sat3")] },
      {
        title: both("Two", "二"),
        questions: [
          choice("complained", both("Complained?", "投诉过吗？"), [option("yes"), option("no")]),
          ratingOf("handling", false, { code: "complained", isOneOf: ["yes"] }),
        ],
      },
      {
        title: both("Three", "三"),
        questions: [ratingOf("why-low", false, { code: "sat1", between: [1, 4] }), comment, contact],
      },
    ],
  };
}

function ratingOf(code: string, required = false, shownWhen?: Question["shownWhen"]) {
  const details = { required, ...(shownWhen && { shownWhen }) };
  return rating(code, both(`Rate ${code}`, `请评 ${code}`), ends, details);
}

function option(code: string) {
  return { code, label: both(code, code) };
}

/** A sent form: values by field name; a list sends the name more than once. */
export function fields(values: Readonly<Record<string, string | readonly string[]>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) {
    for (const one of typeof value === "string" ? [value] : value) form.append(name, one);
  }
  return form;
}
