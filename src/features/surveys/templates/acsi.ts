import type { SurveyDefinition } from "../survey-definition.ts";
import { both, construct } from "./question-builders.ts";
import { closing, complaint, expectations, loyalty, quality, satisfaction, value } from "./questions.ts";
import { indicator, rolesOf, sources } from "./template-parts.ts";

/**
 * The American Customer Satisfaction Index: six constructs, fourteen indicators, three pages.
 * Source: Fornell, Johnson, Anderson, Cha & Bryant (1996); the wordings are our own.
 */
export function acsiDefinition(anonymous: boolean): SurveyDefinition {
  return {
    template: "acsi",
    pages: [
      {
        title: both("What you expected, and what you got", "预期与实际"),
        questions: [...expectations, ...quality],
      },
      {
        title: both("Price and satisfaction", "价格与满意度"),
        questions: [...value, ...satisfaction, ...complaint],
      },
      { title: both("Looking ahead", "今后的打算"), questions: [...loyalty, ...closing(anonymous)] },
    ],
    pathModel: {
      constructs: [
        { name: "Expectations", mode: "A", indicators: ["exp1", "exp2", "exp3"].map(indicator) },
        { name: "Quality", mode: "A", indicators: ["qual1", "qual2", "qual3"].map(indicator) },
        { name: "Value", mode: "A", indicators: ["val1", "val2"].map(indicator) },
        { name: "Satisfaction", mode: "A", indicators: ["sat1", "sat2", "sat3"].map(indicator) },
        { name: "Complaints", mode: "A", indicators: [indicator("complained")] },
        { name: "Loyalty", mode: "A", indicators: ["repurchase", "price"].map(indicator) },
      ],
      paths: acsiPaths,
      target: "Satisfaction",
    },
    constructLabels: acsiLabels,
    indicatorSources: sources([
      ...["exp1", "exp2", "exp3", "qual1", "qual2", "qual3", "val1", "val2", "sat1", "sat2", "sat3"],
      ...["complained", "repurchase", "price"],
    ]),
    roles: rolesOf(anonymous),
  };
}

export const acsiPaths = [
  { from: "Expectations", to: "Quality" },
  { from: "Expectations", to: "Value" },
  { from: "Expectations", to: "Satisfaction" },
  { from: "Quality", to: "Value" },
  { from: "Quality", to: "Satisfaction" },
  { from: "Value", to: "Satisfaction" },
  { from: "Satisfaction", to: "Complaints" },
  { from: "Satisfaction", to: "Loyalty" },
  { from: "Complaints", to: "Loyalty" },
] as const;

/** "Complaints" counts upwards to the good end, so people read it as its absence. */
export const acsiLabels = {
  Expectations: construct("Expectations", "预期", false),
  Quality: construct("Quality", "感知质量"),
  Value: construct("Value for money", "感知价值"),
  Satisfaction: construct("Satisfaction", "满意度"),
  Complaints: construct("No complaint", "无投诉"),
  Loyalty: construct("Loyalty", "忠诚度"),
} as const;
