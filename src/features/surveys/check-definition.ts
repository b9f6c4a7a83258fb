import { type LocalizedText, languages } from "../../i18n/languages.ts";
import { checkPathModel } from "../../scoring/model/check-path-model.ts";
import { indicatorsOf } from "../../scoring/model/path-model.ts";
import { unknownPlaceholders } from "./piping.ts";
import { allQuestions, type Question, type SurveyDefinition } from "./survey-definition.ts";

/** What keeps a definition from being published; `where` is a question, indicator, construct or page. */
export interface DefinitionProblem {
  readonly reason:
    | "code-invalid"
    | "code-repeated"
    | "text-missing"
    | "placeholder-unknown"
    | "scale-invalid"
    | "condition-unknown"
    | "indicator-without-source"
    | "source-unknown"
    | "value-outside-scale"
    | "slot-invalid"
    | "slot-repeated"
    | "construct-unlabelled"
    | "model-invalid"
    | "role-unknown";
  readonly where: string;
}

/** Everything that is wrong with a definition; empty when it may be published. */
export function checkDefinition(definition: SurveyDefinition): DefinitionProblem[] {
  return [
    ...checkTexts(definition),
    ...checkQuestions(definition),
    ...checkSources(definition),
    ...checkModel(definition),
    ...checkRoles(definition),
  ];
}

/** The texts of a question by what they are called in the editor, e.g. "text", "lowLabel", "option:yes". */
export function questionTexts(question: Question): Record<string, LocalizedText> {
  const texts: Record<string, LocalizedText> = { text: question.text };
  if (question.hint) texts.hint = question.hint;
  if (question.kind === "rating") {
    texts.lowLabel = question.lowLabel;
    texts.highLabel = question.highLabel;
  }
  if (question.kind === "choice")
    for (const option of question.options) texts[`option:${option.code}`] = option.label;
  return texts;
}

function checkTexts(definition: SurveyDefinition): DefinitionProblem[] {
  const places: [string, LocalizedText][] = [
    ...definition.pages.map((page, position): [string, LocalizedText] => [
      `page ${position + 1}`,
      page.title,
    ]),
    ...allQuestions(definition).flatMap((question) =>
      Object.values(questionTexts(question)).map((text): [string, LocalizedText] => [question.code, text]),
    ),
  ];
  return places.flatMap(([where, text]) =>
    languages.flatMap((language): DefinitionProblem[] => {
      if (!text[language]?.trim()) return [{ reason: "text-missing", where }];
      return unknownPlaceholders(text[language]).map(() => ({ reason: "placeholder-unknown", where }));
    }),
  );
}

function checkQuestions(definition: SurveyDefinition): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  const seen = new Set<string>();
  for (const question of allQuestions(definition)) {
    const where = question.code;
    if (!/^[a-z][a-z0-9-]{0,39}$/.test(where)) problems.push({ reason: "code-invalid", where });
    if (seen.has(where)) problems.push({ reason: "code-repeated", where });
    if (question.kind === "rating" && !(question.min < question.max))
      problems.push({ reason: "scale-invalid", where });
    if (question.kind === "choice" && new Set(question.options.map((o) => o.code)).size < 2)
      problems.push({ reason: "scale-invalid", where });
    // A condition can only look back: the answer must be there when the question is.
    if (question.shownWhen && !seen.has(question.shownWhen.code))
      problems.push({ reason: "condition-unknown", where });
    seen.add(where);
  }
  return problems;
}

function checkSources(definition: SurveyDefinition): DefinitionProblem[] {
  const byCode = new Map(allQuestions(definition).map((question) => [question.code, question]));
  const problems: DefinitionProblem[] = [];
  const slots = new Set<number>();
  for (const { name, min, max } of indicatorsOf(definition.pathModel)) {
    const source = definition.indicatorSources[name];
    if (!source || source.from.length === 0) {
      problems.push({ reason: "indicator-without-source", where: name });
      continue;
    }
    if (!Number.isInteger(source.slot) || source.slot < 1 || source.slot > 40)
      problems.push({ reason: "slot-invalid", where: name });
    if (slots.has(source.slot)) problems.push({ reason: "slot-repeated", where: name });
    slots.add(source.slot);
    for (const code of source.from) {
      const numbers = possibleNumbers(byCode.get(code));
      if (numbers.length === 0) problems.push({ reason: "source-unknown", where: code });
      if (numbers.some((number) => number < min || number > max))
        problems.push({ reason: "value-outside-scale", where: code });
    }
  }
  return problems;
}

function possibleNumbers(question: Question | undefined): number[] {
  if (question?.kind === "rating") return [question.min, question.max];
  if (question?.kind === "choice") return question.options.flatMap((option) => option.value ?? []);
  return [];
}

function checkModel({ pathModel, constructLabels }: SurveyDefinition): DefinitionProblem[] {
  const unlabelled = pathModel.constructs.filter(({ name }) => !constructLabels[name]);
  return [
    ...unlabelled.map(({ name }) => problem("construct-unlabelled", name)),
    ...checkPathModel(pathModel).map(({ code, names }) =>
      problem("model-invalid", `${code}: ${names.join(", ")}`),
    ),
  ];
}

function checkRoles(definition: SurveyDefinition): DefinitionProblem[] {
  const codes = new Set(allQuestions(definition).map((question) => question.code));
  return Object.values(definition.roles)
    .flat()
    .filter((code: string) => !codes.has(code))
    .map((code) => problem("role-unknown", code));
}

function problem(reason: DefinitionProblem["reason"], where: string): DefinitionProblem {
  return { reason, where };
}
