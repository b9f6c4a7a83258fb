import { describe, expect, test } from "vitest";
import { checkDefinition } from "../../src/features/surveys/check-definition.ts";
import { allQuestions } from "../../src/features/surveys/survey-definition.ts";
import { definitionFromTemplate, templateNames } from "../../src/features/surveys/templates/templates.ts";
import { indicatorsOf } from "../../src/scoring/model/path-model.ts";

describe.each(templateNames)("the template %s", (template) => {
  const named = definitionFromTemplate(template, false);
  const anonymous = definitionFromTemplate(template, true);

  test("may be published as it is, with and without names", () => {
    expect(checkDefinition(named)).toEqual([]);
    expect(checkDefinition(anonymous)).toEqual([]);
  });

  test("asks on three pages, never more than eleven questions on one", () => {
    expect(named.pages).toHaveLength(3);
    for (const page of named.pages) expect(page.questions.length).toBeLessThanOrEqual(11);
  });

  test("asks for contact only where people are known", () => {
    const kinds = (definition: typeof named) => allQuestions(definition).map(({ kind }) => kind);
    expect(kinds(named)).toContain("consent");
    expect(named.roles.contactConsent).toBe("contact");
    expect(kinds(anonymous)).not.toContain("consent");
    expect(anonymous.roles.contactConsent).toBeUndefined();
  });

  test("complaint handling is asked of complainers only, and is no indicator", () => {
    expect(indicatorsOf(named.pathModel).map(({ name }) => name)).not.toContain("handling");
    const handling = allQuestions(named).find(({ code }) => code === "handling");
    expect(handling?.shownWhen).toEqual({ code: "complained", isOneOf: ["yes"] });
  });

  test("no text says the same in both languages", () => {
    for (const { text } of allQuestions(named)) expect(text["zh-CN"]).not.toBe(text.en);
  });
});

test("ECSI is ACSI with image and recommendation", () => {
  const names = (template: "acsi" | "ecsi") =>
    indicatorsOf(definitionFromTemplate(template, false).pathModel).map(({ name }) => name);
  const added = names("ecsi").filter((name) => !names("acsi").includes(name));
  expect(added.sort()).toEqual(["img1", "img2", "img3", "img4", "recommend"]);
});
