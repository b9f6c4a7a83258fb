import type { Piping } from "../../features/surveys/piping.ts";
import type { Question } from "../../features/surveys/survey-definition.ts";
import type { Language } from "../../i18n/languages.ts";

/** What the template of one question is given. */
export interface QuestionView<Kind extends Question = Question> {
  readonly question: Kind;
  readonly language: Language;
  /** what {brand} and {product} stand for */
  readonly names: Piping;
  /** what the field holds, as a form would send it; empty for nothing */
  readonly entered: string;
  /** the sentence that says what is wrong, or null */
  readonly error: string | null;
}
