/** How a personal link was followed: from the mail's button, or from a point of the rating inside the mail. */
export const linkEntryModes = ["mail-link", "in-mail-rating"] as const;

export type LinkEntryMode = (typeof linkEntryModes)[number];

/** Reads what our own form says; anything else is the plain link. */
export function readEntryMode(text: unknown): LinkEntryMode {
  return linkEntryModes.find((mode) => mode === text) ?? "mail-link";
}
