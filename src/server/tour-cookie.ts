/** Says that this browser's owner has had enough of the tour. */
export const tourCookie = "manyi-tour-seen";

/** The steps of the tour that somebody has been to, with dots between them. */
export const tourStepsCookie = "manyi-tour-steps";

export function seenSteps(cookie: string | undefined): string[] {
  return (cookie ?? "").split(".").filter((step) => /^[a-z]{1,20}$/.test(step));
}
