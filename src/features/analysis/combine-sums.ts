import { combineAnswerSums } from "../../scoring/moments/answer-sums.ts";
import { type AnswerCounts, type SummedAnswers, scoreBands, type VoiceCounts } from "./cell.ts";

/** Two sets of responses together; with `sign` -1, the first without the second, which must be part of it. */
export function combineSums(a: SummedAnswers, b: SummedAnswers, sign: 1 | -1 = 1): SummedAnswers {
  return {
    responseCount: a.responseCount + sign * b.responseCount,
    answerCount: a.answerCount + sign * b.answerCount,
    moments: combineAnswerSums(a.moments, b.moments, sign),
    answers: combineAnswerCounts(a.answers, b.answers, sign),
    voices: combineVoices(a.voices, b.voices, sign),
  };
}

export function combineAnswerCounts(a: AnswerCounts, b: AnswerCounts, sign: 1 | -1 = 1): AnswerCounts {
  const combined = keysOf(a, b).map((code) => {
    const given = combineCounts(a[code]?.given, b[code]?.given, sign);
    const missing = combineCounts(a[code]?.missing, b[code]?.missing, sign);
    return [code, { given, missing }] as const;
  });
  return Object.fromEntries(
    combined.filter(([, { given, missing }]) => Object.keys({ ...given, ...missing }).length > 0),
  );
}

export function combineVoices(a: VoiceCounts, b: VoiceCounts, sign: 1 | -1 = 1): VoiceCounts {
  const bands = scoreBands.map((band) => {
    const languages = keysOf(a[band], b[band]).map((language) => {
      const [answers, comments] = voicesIn(a, band, language);
      const [otherAnswers, otherComments] = voicesIn(b, band, language);
      return [language, [answers + sign * otherAnswers, comments + sign * otherComments]] as const;
    });
    return [band, Object.fromEntries(languages.filter(([, [answers]]) => answers > 0))] as const;
  });
  return Object.fromEntries(bands.filter(([, languages]) => Object.keys(languages).length > 0));
}

function voicesIn(voices: VoiceCounts, band: keyof VoiceCounts, language: string): readonly [number, number] {
  const languages: Readonly<Record<string, readonly [number, number]>> = voices[band] ?? {};
  return languages[language] ?? [0, 0];
}

/** Nothing is said of what nobody answered. */
function combineCounts(
  a: Readonly<Record<string, number>> = {},
  b: Readonly<Record<string, number>> = {},
  sign: 1 | -1,
): Record<string, number> {
  const combined = keysOf(a, b).map((key) => [key, (a[key] ?? 0) + sign * (b[key] ?? 0)] as const);
  return Object.fromEntries(combined.filter(([, count]) => count !== 0));
}

function keysOf(a: object = {}, b: object = {}): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])];
}
