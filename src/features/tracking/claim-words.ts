import { formatDifference, formatIndex, formatInteger, formatInterval } from "../../i18n/format.ts";
import type { Language } from "../../i18n/languages.ts";
import { t } from "../../i18n/t.ts";
import type { Claim, Recovery } from "./claim.ts";
import { unitCountMin } from "./difference-of-changes.ts";
import type { Basis, EstimatedChange } from "./mean-change.ts";

/** What an action may claim, everywhere in the same words. */
export interface ClaimWords {
  /** "Changed after the action: +2.1 (0.3–3.9). No comparison; cause unknown." */
  readonly statement: string;
  /** parts of the statement that stay on one line */
  readonly unbroken: readonly string[];
  /** units and answers the figure rests on; null for claims without one */
  readonly basis: string | null;
  /** what was to be expected anyway; null where nothing was */
  readonly recovery: string | null;
}

/** @param titleOf what another action is called; null: the reader does not see it */
export function claimWords(
  language: Language,
  claim: Claim,
  titleOf: (actionId: string) => string | null,
): ClaimWords {
  switch (claim.grade) {
    case "waiting":
      return plain(t(language, `tracking.claim.waiting.${claim.reason}`));
    case "not-separable":
      return plain(
        t(language, "tracking.claim.not-separable", {
          others: otherWords(language, claim.otherActionIds, titleOf),
        }),
      );
    case "not-comparable":
      return plain(t(language, `tracking.claim.not-comparable.${claim.reason}`));
    case "too-few":
      return plain(tooFewWords(language, claim));
    case "changed-after":
      return {
        ...changedWords(language, claim),
        basis: t(language, "tracking.basis", basisWords(language, claim.treated)),
        recovery: recoveryWords(language, claim.recovery),
      };
    case "against-comparison":
      return {
        ...againstWords(language, claim),
        basis: t(language, "tracking.basis.against", {
          ...basisWords(language, claim.treated),
          ...comparisonWords(language, claim.comparison),
        }),
        recovery: recoveryWords(language, claim.recovery),
      };
  }
}

function plain(statement: string): ClaimWords {
  return { statement, unbroken: [], basis: null, recovery: null };
}

function basisWords(language: Language, { unitCount, answersBefore, answersAfter }: Basis) {
  const [before, after] = [answersBefore, answersAfter].map((n) => formatInteger(language, n));
  return { count: unitCount, before: before ?? "", after: after ?? "" };
}

function comparisonWords(language: Language, comparison: Basis) {
  const { count, before, after } = basisWords(language, comparison);
  return { others: count, othersBefore: before, othersAfter: after };
}

function changedWords(language: Language, { change, direction }: Extract<Claim, { grade: "changed-after" }>) {
  const written = changeWithInterval(language, change);
  if (direction !== "none-detectable")
    return { statement: t(language, "tracking.claim.changed", { change: written }), unbroken: [written] };
  const detectable = formatIndex(language, change.detectable);
  return {
    statement: t(language, "tracking.claim.unchanged", { change: written, detectable }),
    unbroken: [written],
  };
}

function againstWords(
  language: Language,
  { difference, treatedChange, direction, earlierTrend }: Extract<Claim, { grade: "against-comparison" }>,
) {
  const earlier = t(language, `tracking.claim.earlier.${earlierTrend}`);
  if (direction === "none-detectable") {
    const written = changeWithInterval(language, difference);
    const detectable = formatIndex(language, difference.detectable);
    const statement = t(language, "tracking.claim.alike", { difference: written, detectable, earlier });
    return { statement, unbroken: [written] };
  }
  // "Improved 1.6 more", "fell 1.6 less" and "fell 1.6 behind" say the signs in words.
  const [low, high] = difference.interval.map(Math.abs).sort((a, b) => a - b) as [number, number];
  const points = formatIndex(language, Math.abs(difference.value));
  const interval = formatInterval(language, [low, high]);
  const better = treatedChange < 0 ? "tracking.claim.held" : "tracking.claim.more";
  const key = direction === "up" ? better : "tracking.claim.less";
  return { statement: t(language, key, { points, interval, earlier }), unbroken: [interval] };
}

function tooFewWords(
  language: Language,
  { treatedCount, comparisonCount }: Extract<Claim, { grade: "too-few" }>,
): string {
  if (comparisonCount === null) return t(language, "tracking.claim.too-few.none");
  return t(language, "tracking.claim.too-few", {
    treated: treatedCount,
    comparison: comparisonCount,
    min: unitCountMin,
  });
}

function recoveryWords(language: Language, recovery: Recovery | null): string | null {
  if (!recovery) return null;
  if (recovery.points === null) return t(language, "tracking.recovery.unknown");
  const points = formatIndex(language, Math.max(0, recovery.points));
  return t(language, recovery.chosenAsWorst ? "tracking.recovery.worst" : "tracking.recovery.low", {
    points,
  });
}

/** "+2.1 (0.3–3.9)"; with signs where the interval reaches below zero: "+1.2 (−1.4 to +3.8)". */
export function changeWithInterval(
  language: Language,
  { value, interval }: Pick<EstimatedChange, "value" | "interval">,
): string {
  const [open, close] = language === "zh-CN" ? ["（", "）"] : [" (", ")"];
  const [low, high] = interval;
  const range =
    low >= 0
      ? formatInterval(language, interval)
      : t(language, "analysis.range", {
          low: formatDifference(language, low),
          high: formatDifference(language, high),
        });
  return `${formatDifference(language, value)}${open}${range}${close}`;
}

/** Named where the reader sees them; the others are counted. */
function otherWords(
  language: Language,
  actionIds: readonly string[],
  titleOf: (actionId: string) => string | null,
): string {
  const titles = actionIds.flatMap((actionId) => titleOf(actionId) ?? []);
  const quoted = titles.map((title) => t(language, "tracking.claim.quoted", { title }));
  const hidden = actionIds.length - titles.length;
  if (hidden > 0) quoted.push(t(language, "tracking.claim.others", { count: hidden }));
  return new Intl.ListFormat(language).format(quoted);
}
