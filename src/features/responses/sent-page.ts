import type { Language } from "../../i18n/languages.ts";
import { dayMs } from "../../i18n/zoned-time.ts";
import { honeypotField } from "./answer-fields.ts";
import type { DeviceClass } from "./device-class.ts";
import { type LinkEntryMode, readEntryMode } from "./entry-mode.ts";
import { type Intent, intents } from "./page-flow.ts";
import type { FormFields } from "./read-answers.ts";

/** One page of a survey as it came in. */
export interface SentPage {
  /** counted from 1; always a page of the survey */
  readonly page: number;
  readonly intent: Intent;
  readonly fields: FormFields;
  readonly language: Language;
  readonly deviceClass: DeviceClass;
  /** when the first page was opened, as the form says; the server keeps no note of looks */
  readonly openedAt: Date | null;
  readonly entryMode: LinkEntryMode;
  readonly hiddenFieldFilled: boolean;
  readonly now: Date;
}

/** Hidden fields of the form beside the answers. */
export const pageField = "page";
export const openedField = "opened";
export const entryField = "entry";
export const intentField = "intent";

const openedAgoMaxMs = 30 * dayMs;

/**
 * The control fields of a sent page. What is missing or tampered with falls back to the harmless: the first page,
 * going on, an unknown start.
 */
export function readSentPage(
  fields: FormFields,
  pageCount: number,
  request: { language: Language; deviceClass: DeviceClass; now: Date },
): SentPage {
  const intent = intents.find((each) => each === fields.get(intentField)) ?? "next";
  const honeypot = fields.get(honeypotField);
  return {
    ...request,
    fields,
    intent,
    page: pageNumber(fields.get(pageField), pageCount) ?? 1,
    openedAt: readOpened(fields.get(openedField), request.now),
    entryMode: readEntryMode(fields.get(entryField)),
    hiddenFieldFilled: typeof honeypot === "string" && honeypot !== "",
  };
}

/** @returns null for anything but a whole number from 1 to `pageCount` */
export function pageNumber(text: unknown, pageCount: number): number | null {
  if (typeof text !== "string" || !/^[1-9]\d{0,3}$/.test(text)) return null;
  return Number(text) <= pageCount ? Number(text) : null;
}

function readOpened(text: unknown, now: Date): Date | null {
  if (typeof text !== "string" || !/^\d{1,15}$/.test(text)) return null;
  const agoMs = now.getTime() - Number(text);
  return agoMs >= 0 && agoMs <= openedAgoMaxMs ? new Date(Number(text)) : null;
}
