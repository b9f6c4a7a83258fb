import type { SurveyDefinition } from "../survey-definition.ts";
import { acsiLabels, acsiPaths } from "./acsi.ts";
import { both, construct } from "./question-builders.ts";
import {
  closing,
  complaint,
  expectations,
  image,
  loyalty,
  quality,
  recommendation,
  satisfaction,
  value,
} from "./questions.ts";
import { indicator, rolesOf, sources } from "./template-parts.ts";

/**
 * The European index (ECSI, EPSI): ACSI's constructs with image before them and recommendation in loyalty.
 * Source: Tenenhaus, Esposito Vinzi, Chatelin & Lauro (2005) for the paths; the wordings are our own.
 */
export function ecsiDefinition(anonymous: boolean): SurveyDefinition {
  return {
    template: "ecsi",
    pages: [
      {
        title: both("Your impression, and what you expected", "印象与预期"),
        questions: [...image, ...expectations],
      },
      {
        title: both("Quality, price and satisfaction", "质量、价格与满意度"),
        questions: [...quality, ...value, ...satisfaction],
      },
      {
        title: both("Looking back and ahead", "回顾与打算"),
        questions: [...complaint, ...loyalty, recommendation, ...closing(anonymous)],
      },
    ],
    pathModel: {
      constructs: [
        { name: "Image", mode: "A", indicators: ["img1", "img2", "img3", "img4"].map(indicator) },
        { name: "Expectations", mode: "A", indicators: ["exp1", "exp2", "exp3"].map(indicator) },
        { name: "Quality", mode: "A", indicators: ["qual1", "qual2", "qual3"].map(indicator) },
        { name: "Value", mode: "A", indicators: ["val1", "val2"].map(indicator) },
        { name: "Satisfaction", mode: "A", indicators: ["sat1", "sat2", "sat3"].map(indicator) },
        { name: "Complaints", mode: "A", indicators: [indicator("complained")] },
        { name: "Loyalty", mode: "A", indicators: ["repurchase", "price", "recommend"].map(indicator) },
      ],
      paths: [
        { from: "Image", to: "Expectations" },
        { from: "Image", to: "Satisfaction" },
        { from: "Image", to: "Loyalty" },
        ...acsiPaths,
      ],
      target: "Satisfaction",
    },
    constructLabels: { Image: construct("Image", "品牌形象"), ...acsiLabels },
    indicatorSources: sources([
      ...["exp1", "exp2", "exp3", "qual1", "qual2", "qual3", "val1", "val2", "sat1", "sat2", "sat3"],
      ...["complained", "repurchase", "price", "recommend", "img1", "img2", "img3", "img4"],
    ]),
    roles: rolesOf(anonymous),
  };
}
