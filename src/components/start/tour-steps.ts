/** The five steps through the loop, each with what it takes to see what it is about. */
export const tourPermissions = {
  mail: "outbox.read",
  index: "results.read",
  case: "cases.work",
  action: "actions.edit",
  effect: "results.read",
} as const;

export type TourStep = keyof typeof tourPermissions;

export const tourSteps = Object.keys(tourPermissions) as readonly TourStep[];

export function isTourStep(text: string): text is TourStep {
  return Object.hasOwn(tourPermissions, text);
}
