import { type Language, languages } from "../../i18n/languages.ts";
import { dayMs, isTimeZone, localDay, localTime } from "../../i18n/zoned-time.ts";
import {
  checkLine,
  checkPlaceholders,
  checkWording,
  type FormProblem,
  hasControlCharacter,
} from "../surveys/form-problem.ts";
import { closingTime } from "./closing-time.ts";
import { periodOf, type Sampling, type Wave, type WavePlan } from "./wave.ts";

/** The wave form as it is entered and shown again, every field a text. */
export interface WaveForm {
  readonly name: string;
  readonly period: string;
  readonly sampling: string;
  readonly countPerUnit: string;
  readonly quarantineDays: string;
  readonly brand: string;
  readonly product: string;
  readonly subjectLine: Readonly<Record<Language, string>>;
  readonly greeting: Readonly<Record<Language, string>>;
  /** "yes", or empty for no */
  readonly ratingInMail: string;
  readonly timeZone: string;
  readonly closesOn: string;
  readonly closesTime: string;
}

/** The names of the form's fields in HTML; texts by language are `subjectLine.en` and so on. */
export type WaveField =
  | Exclude<keyof WaveForm, "subjectLine" | "greeting">
  | `${"subjectLine" | "greeting"}.${Language}`;

/** What can be wrong with a wave beyond what can be wrong with any form. */
const waveReasons = [
  "bad-period",
  "bad-sampling",
  "bad-count",
  "bad-days",
  "bad-date",
  "bad-time",
  "bad-zone",
  "in-the-past",
] as const;

export type WaveReason = (typeof waveReasons)[number];

export type WaveProblem = FormProblem<WaveField> | { readonly field: WaveField; readonly reason: WaveReason };

export function isWaveReason(reason: WaveProblem["reason"]): reason is WaveReason {
  return (waveReasons as readonly string[]).includes(reason);
}

export type WaveFormResult =
  | { readonly ok: true; readonly plan: WavePlan }
  | { readonly ok: false; readonly problems: readonly WaveProblem[] };

/** Reads the fields that a browser sent; what is missing counts as empty. */
export function readWaveForm(fields: { get(name: string): unknown }): WaveForm {
  const text = (name: string): string => {
    const value = fields.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  const inEach = (name: string) => ({ en: text(`${name}.en`), "zh-CN": text(`${name}.zh-CN`) });
  return {
    name: text("name"),
    period: text("period"),
    sampling: text("sampling"),
    countPerUnit: text("countPerUnit"),
    quarantineDays: text("quarantineDays"),
    brand: text("brand"),
    product: text("product"),
    subjectLine: inEach("subjectLine"),
    // A browser sends line ends as CR LF.
    greeting: mapTexts(inEach("greeting"), (one) => one.replaceAll("\r\n", "\n")),
    ratingInMail: text("ratingInMail"),
    timeZone: text("timeZone"),
    closesOn: text("closesOn"),
    closesTime: text("closesTime"),
  };
}

/** Checks a form. Every problem is named, in the order of the fields. */
export function checkWaveForm(form: WaveForm, now: Date): WaveFormResult {
  const sampling = readSampling(form);
  const closing = closingTime({ date: form.closesOn, time: form.closesTime }, form.timeZone);
  const problems = [
    ...checkLine("name", form.name),
    ...(/^\d{4}(-(Q[1-4]|H[12]|0[1-9]|1[0-2]))?$/.test(form.period) ? [] : [problem("period", "bad-period")]),
    ...(sampling ? [] : [samplingProblem(form)]),
    ...(isDayCount(form.quarantineDays) ? [] : [problem("quarantineDays", "bad-days")]),
    ...checkLine("brand", form.brand, 80),
    ...checkLine("product", form.product, 80),
    ...languages.flatMap((language) =>
      checkWording(`subjectLine.${language}`, form.subjectLine[language], 120),
    ),
    ...languages.flatMap((language) => checkGreeting(`greeting.${language}`, form.greeting[language])),
    ...checkClosing(form, closing, now),
  ];
  if (problems.length > 0 || !sampling || !closing.ok) return { ok: false, problems };
  const { name, period, brand, product, subjectLine, greeting, timeZone } = form;
  const quarantineDays = Number(form.quarantineDays);
  const ratingInMail = form.ratingInMail === "yes";
  const texts = { name, period, brand, product, subjectLine, greeting };
  return {
    ok: true,
    plan: { ...texts, sampling, quarantineDays, ratingInMail, timeZone, closesAt: closing.at },
  };
}

/** What a new wave starts with; the texts come from the caller, who knows the words. */
export function newWaveForm(
  texts: Pick<
    WaveForm,
    "name" | "brand" | "product" | "subjectLine" | "greeting" | "ratingInMail" | "quarantineDays"
  >,
  timeZone: string,
  now: Date,
): WaveForm {
  const closing = new Date(now.getTime() + 14 * dayMs);
  return {
    ...texts,
    period: periodOf(now, timeZone),
    sampling: "census",
    countPerUnit: "",
    timeZone,
    closesOn: localDay(closing, timeZone),
    closesTime: "18:00",
  };
}

/**
 * A name that no other wave has: a second wave in a quarter is told apart from the first.
 * @example unusedName("Wave 2026-Q4", ["Wave 2026-Q4"]); // => "Wave 2026-Q4 (2)"
 */
export function unusedName(name: string, taken: readonly string[]): string {
  let free = name;
  for (let number = 2; taken.includes(free); number += 1) free = `${name} (${number})`;
  return free;
}

/** A stored wave as a form; when it closes as the clocks of its zone show it. */
export function formOfWave(wave: Wave): WaveForm {
  return {
    name: wave.name,
    period: wave.period,
    sampling: wave.sampling.kind,
    quarantineDays: String(wave.quarantineDays),
    countPerUnit: wave.sampling.kind === "per-unit" ? String(wave.sampling.countPerUnit) : "",
    brand: wave.brand,
    product: wave.product,
    subjectLine: wave.subjectLine,
    greeting: wave.greeting,
    ratingInMail: wave.ratingInMail ? "yes" : "",
    timeZone: wave.timeZone,
    closesOn: localDay(wave.closesAt, wave.timeZone),
    closesTime: localTime(wave.closesAt, wave.timeZone),
  };
}

function readSampling(form: WaveForm): Sampling | null {
  if (form.sampling === "census") return { kind: "census" };
  if (form.sampling !== "per-unit" || !/^[1-9]\d{0,5}$/.test(form.countPerUnit)) return null;
  return { kind: "per-unit", countPerUnit: Number(form.countPerUnit) };
}

function isDayCount(text: string): boolean {
  return /^\d{1,3}$/.test(text);
}

function samplingProblem(form: WaveForm): WaveProblem {
  return form.sampling === "per-unit"
    ? problem("countPerUnit", "bad-count")
    : problem("sampling", "bad-sampling");
}

function checkGreeting(field: WaveField, text: string): WaveProblem[] {
  if (text === "") return [{ field, reason: "empty" }];
  if (hasControlCharacter(text.replaceAll("\n", ""))) return [{ field, reason: "control-character" }];
  if (text.length > 1000) return [{ field, reason: "too-long", lengthMax: 1000 }];
  return checkPlaceholders(field, text);
}

function checkClosing(form: WaveForm, closing: ReturnType<typeof closingTime>, now: Date): WaveProblem[] {
  if (!isTimeZone(form.timeZone)) return [problem("timeZone", "bad-zone")];
  if (!closing.ok)
    return [problem(closing.reason === "bad-time" ? "closesTime" : "closesOn", closing.reason)];
  return closing.at <= now ? [problem("closesOn", "in-the-past")] : [];
}

function problem(field: WaveField, reason: WaveReason): WaveProblem {
  return { field, reason };
}

function mapTexts(
  texts: Record<Language, string>,
  change: (text: string) => string,
): Record<Language, string> {
  return { en: change(texts.en), "zh-CN": change(texts["zh-CN"]) };
}
