import type { Indicator } from "../../../scoring/model/path-model.ts";
import type { IndicatorSource, QuestionRoles } from "../survey-definition.ts";

/** The scale of an indicator of the templates, by its name. */
export function indicator(name: string): Indicator {
  // 1 means "complained": turned round, so that high is good as everywhere else.
  if (name === "complained") return { name, min: 0, max: 1, reversed: true };
  // 1-5 for how far a price must fall, 6-11 for how far it may rise.
  if (name === "price") return { name, min: 1, max: 11 };
  return { name, min: 1, max: 10 };
}

/** Indicators in the order of their slots, from 1; each read from the question of its name, price from two. */
export function sources(names: readonly string[]): Record<string, IndicatorSource> {
  return Object.fromEntries(
    names.map((name, position) => [
      name,
      { from: name === "price" ? ["price-up", "price-down"] : [name], slot: position + 1 },
    ]),
  );
}

export function rolesOf(anonymous: boolean): QuestionRoles {
  return {
    overallSatisfaction: "sat1",
    satisfaction: ["sat1", "sat2", "sat3"],
    complained: "complained",
    complaintResolved: "resolved",
    complaintHandling: "handling",
    comment: "comment",
    ...(anonymous ? {} : { contactConsent: "contact" }),
  };
}
