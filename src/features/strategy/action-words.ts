import { formatDay } from "../../i18n/format.ts";
import type { Language, LocalizedText } from "../../i18n/languages.ts";
import { t } from "../../i18n/t.ts";
import { type ActionProgress, type ActionStatus, isOverdue } from "./action-status.ts";
import type { ActionNote } from "./improvement-action.ts";

/** What a construct is called; its name in the model where the survey has no words for it. */
export function constructWords(language: Language, construct: string, label: LocalizedText | null): string {
  return label?.[language] ?? construct;
}

/** Names one after the other. Intl's own list of Chinese names runs them together. */
export function namesInRow(language: Language, names: readonly string[]): string {
  return names.join(language === "zh-CN" ? "、" : ", ");
}

/** When an action is due, was due, or ended. */
export function dayWords(language: Language, progress: ActionProgress, today: string): string {
  const { status, dueOn, endedOn } = progress;
  if ((status === "done" || status === "dropped") && endedOn !== null)
    return t(language, `actions.ended.${status}`, { date: formatDay(language, endedOn) });
  const key = isOverdue(progress, today) ? "actions.dueWas" : "actions.due";
  return t(language, key, { date: formatDay(language, dueOn) });
}

/** What the button of a step says. Going on with what had ended is no second beginning. */
export function stepWords(
  language: Language,
  { status: from }: Pick<ActionProgress, "status">,
  to: ActionStatus,
): string {
  const isResumed = to === "under-way" && (from === "done" || from === "dropped");
  return t(language, isResumed ? "actions.step.resume" : `actions.step.${to}`);
}

/** What an entry of an action's history is about. */
export function noteTitle(language: Language, { kind, detail }: Pick<ActionNote, "kind" | "detail">): string {
  if (kind === "status" && detail.from && detail.to) {
    const [from, to] = [detail.from, detail.to].map((status) => t(language, `actions.status.${status}`));
    return t(language, "actions.history.status", { from: from ?? "", to: to ?? "" });
  }
  if (kind === "note") return t(language, "actions.note");
  const { title, ownerName: owner, dueOn } = detail;
  return [
    title && t(language, "actions.history.title", { title }),
    owner && t(language, "actions.history.owner", { owner }),
    dueOn && t(language, "actions.history.due", { date: formatDay(language, dueOn) }),
  ]
    .filter(Boolean)
    .join(" · ");
}
