import type { SurveyDefinition } from "../survey-definition.ts";
import { acsiDefinition } from "./acsi.ts";
import { ecsiDefinition } from "./ecsi.ts";

export const templateNames = ["acsi", "ecsi"] as const;

export type TemplateName = (typeof templateNames)[number];

/** A fresh definition from a template; an anonymous one asks for no contact. */
export function definitionFromTemplate(template: TemplateName, anonymous: boolean): SurveyDefinition {
  return template === "acsi" ? acsiDefinition(anonymous) : ecsiDefinition(anonymous);
}
