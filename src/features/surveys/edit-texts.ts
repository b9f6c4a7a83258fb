import { type Language, type LocalizedText, languages } from "../../i18n/languages.ts";
import { questionTexts } from "./check-definition.ts";
import { checkWording, type FormProblem } from "./form-problem.ts";
import { allQuestions, type Question, type SurveyDefinition } from "./survey-definition.ts";

const lengthMax = 400;

/** One text of the instrument that may be reworded. The consent's wording is fixed: its version names it. */
export interface EditableText {
  /** the form field without its language, e.g. "sat1.text", "page1.title" */
  readonly field: string;
  readonly text: LocalizedText;
}

/** Entered wordings by field and language, e.g. "sat1.text.en". Fields left out keep their wording. */
export type EnteredTexts = Readonly<Record<string, string>>;

/** The texts of a question that may be reworded, in the order of the editor. */
export function editableTexts(question: Question): EditableText[] {
  if (question.kind === "consent") return [];
  return Object.entries(questionTexts(question)).map(([name, text]) => ({
    field: `${question.code}.${name}`,
    text,
  }));
}

/** The name of the form field of one text in one language. */
export function textField(field: string, language: Language): string {
  return `${field}.${language}`;
}

/** What is wrong with entered wordings. */
export function checkTexts(definition: SurveyDefinition, entered: EnteredTexts): FormProblem[] {
  const fields = [
    ...definition.pages.map((_, position) => pageField(position)),
    ...allQuestions(definition).flatMap((question) => editableTexts(question).map(({ field }) => field)),
  ];
  return fields.flatMap((name) =>
    languages.flatMap((language): FormProblem[] => {
      const field = textField(name, language);
      const text = entered[field];
      return text === undefined ? [] : checkWording(field, text, lengthMax);
    }),
  );
}

/** The definition with the entered wordings; everything else stays. */
export function withTexts(definition: SurveyDefinition, entered: EnteredTexts): SurveyDefinition {
  return {
    ...definition,
    pages: definition.pages.map((page, position) => ({
      title: reworded(page.title, pageField(position), entered),
      questions: page.questions.map((question) => rewordedQuestion(question, entered)),
    })),
  };
}

export function pageField(position: number): string {
  return `page${position + 1}.title`;
}

function rewordedQuestion(question: Question, entered: EnteredTexts): Question {
  if (question.kind === "consent") return question;
  const wording = (name: string, text: LocalizedText) => reworded(text, `${question.code}.${name}`, entered);
  const common = {
    text: wording("text", question.text),
    ...(question.hint ? { hint: wording("hint", question.hint) } : {}),
  };
  if (question.kind === "rating") {
    const lowLabel = wording("lowLabel", question.lowLabel);
    return { ...question, ...common, lowLabel, highLabel: wording("highLabel", question.highLabel) };
  }
  if (question.kind === "choice") {
    const options = question.options.map((option) => ({
      ...option,
      label: wording(`option:${option.code}`, option.label),
    }));
    return { ...question, ...common, options };
  }
  return { ...question, ...common };
}

function reworded(text: LocalizedText, field: string, entered: EnteredTexts): LocalizedText {
  const inLanguage = (language: Language) => entered[textField(field, language)]?.trim() ?? text[language];
  return { en: inLanguage("en"), "zh-CN": inLanguage("zh-CN") };
}
