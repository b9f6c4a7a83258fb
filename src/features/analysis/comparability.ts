import { allQuestions, type Question, type SurveyDefinition } from "../surveys/survey-definition.ts";
import type { PublishedFigure } from "./figures.ts";
import type { WaveChange } from "./trend.ts";

/** The traffic sign before a change: go, take care, or stop. */
export type CompareSign = "yes" | "with-care" | "no";

export type CompareReason =
  // What forbids a comparison.
  | "questions-changed"
  | "weights-changed"
  | "no-interval"
  | "too-few"
  // What weakens it.
  | "equal-weights"
  | "weights-differ"
  | "weights-undecided"
  | "wording-changed"
  | "few-answers"
  | "preliminary"
  | "drawing-differs"
  | "response-rate-fell"
  | "response-rate-rose";

export interface Comparability {
  readonly sign: CompareSign;
  readonly reasons: readonly CompareReason[];
  /** tested: the questions make up the index alike in both waves (MICOM) */
  readonly weightsAgree?: true;
}

/** What is known of a wave beside its figure. */
export interface ComparedWave {
  readonly definition: SurveyDefinition;
  readonly sampling: "census" | "per-unit";
  readonly preliminary: boolean;
  readonly figure: PublishedFigure;
  /** response rate 1, 0 to 1; null where nobody was invited */
  readonly responseShare: number | null;
}

/** A response rate that moves by so much may bring other people into the answers. */
const responseShareShiftMax = 0.1;

/**
 * Whether a wave may be compared with the one before, and why not, or why with care. `change` has decided by model,
 * weights and intervals already; this adds what the figures themselves cannot show.
 */
export function canCompare(
  earlier: ComparedWave,
  later: ComparedWave,
  change: WaveChange | null,
): Comparability {
  if (change === null) return { sign: "no", reasons: ["too-few"] };
  if (!change.comparable) return { sign: "no", reasons: [change.reason] };
  const reasons: CompareReason[] = [];
  if (change.comparedBy === "equal-weights") reasons.push("equal-weights");
  if (change.joint?.weights === "differ") reasons.push("weights-differ");
  if (change.joint?.weights === "undecided") reasons.push("weights-undecided");
  if (wordings(earlier.definition) !== wordings(later.definition)) reasons.push("wording-changed");
  if ([earlier, later].some(({ figure }) => figure.shown && figure.fewAnswers)) reasons.push("few-answers");
  if (earlier.preliminary || later.preliminary) reasons.push("preliminary");
  if (earlier.sampling !== later.sampling) reasons.push("drawing-differs");
  const shift = (later.responseShare ?? 0) - (earlier.responseShare ?? 0);
  if (earlier.responseShare !== null && later.responseShare !== null) {
    if (shift <= -responseShareShiftMax) reasons.push("response-rate-fell");
    if (shift >= responseShareShiftMax) reasons.push("response-rate-rose");
  }
  const weightsAgree = change.joint?.weights === "agree";
  return {
    sign: reasons.length === 0 ? "yes" : "with-care",
    reasons,
    ...(weightsAgree && { weightsAgree }),
  };
}

/** What the model's questions say, in both languages. */
function wordings(definition: SurveyDefinition): string {
  const codes = new Set(Object.values(definition.indicatorSources).flatMap(({ from }) => from));
  const asked = allQuestions(definition).filter(({ code }) => codes.has(code));
  return JSON.stringify(asked.map((question) => [question.code, ...textsOf(question)]));
}

function textsOf(question: Question): string[] {
  const texts = [question.text, question.hint];
  if (question.kind === "rating") texts.push(question.lowLabel, question.highLabel);
  if (question.kind === "choice") texts.push(...question.options.map(({ label }) => label));
  return texts.flatMap((text) => (text ? [text.en, text["zh-CN"]] : []));
}
